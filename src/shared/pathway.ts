/** The pathways out of offending on which the partners work with somebody, with plain words for each. */
export const PATHWAY_WORDS = {
  accommodation: 'Accommodation',
  ete: 'Education, training or employment',
  drugs: 'Drugs',
  alcohol: 'Alcohol',
  'mental-health': 'Mental health',
  'domestic-abuse': 'Domestic abuse',
  finance: 'Finance',
  relationships: 'Relationships',
  'thinking-and-behaviour': 'Thinking and behaviour',
  'gps-tag': 'GPS tag',
  'restorative-justice': 'Restorative justice',
  'family-programme': 'Family programme',
} as const;

export type Pathway = keyof typeof PATHWAY_WORDS;

/** In the order in which they are offered. */
export const PATHWAYS = Object.keys(PATHWAY_WORDS) as Pathway[];
