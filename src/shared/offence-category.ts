/** The 20 offence categories of OGRS 3, as the product's API spells them, with plain words for each. */
export const OFFENCE_CATEGORY_WORDS = {
  violence: 'Violence',
  robbery: 'Robbery',
  'public-order': 'Public order',
  'sexual-against-child': 'Sexual offence against a child',
  'sexual-not-against-child': 'Sexual offence, not against a child',
  'soliciting-or-prostitution': 'Soliciting or prostitution',
  'burglary-domestic': 'Burglary of a home',
  'burglary-other': 'Burglary, not of a home',
  'theft-non-motor': 'Theft, not of or from a vehicle',
  'handling-stolen-goods': 'Handling stolen goods',
  'fraud-and-forgery': 'Fraud and forgery',
  'absconding-or-bail': 'Absconding or a bail offence',
  'taking-and-driving-away': 'Taking and driving away',
  'theft-from-vehicles': 'Theft from a vehicle',
  'other-motoring': 'Another motoring offence',
  'drink-driving': 'Drink driving',
  'criminal-damage': 'Criminal damage',
  'drug-import-export-production': 'Importing, exporting or producing drugs',
  'drug-possession-supply': 'Possessing or supplying drugs',
  other: 'Another offence',
} as const;

export type OffenceCategory = keyof typeof OFFENCE_CATEGORY_WORDS;

/** In the order in which they are offered. */
export const OFFENCE_CATEGORIES = Object.keys(OFFENCE_CATEGORY_WORDS) as OffenceCategory[];

/** Is this one of the 20, spelt exactly so? */
export const isOffenceCategory = (value: unknown): value is OffenceCategory =>
  (OFFENCE_CATEGORIES as readonly unknown[]).includes(value);
