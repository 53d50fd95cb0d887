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

export const NEEDS = ['none', 'identified', 'being-met', 'met'] as const;
export type Need = (typeof NEEDS)[number];

export const NEED_WORDS: Readonly<Record<Need, string>> = {
  none: 'No need',
  identified: 'Need identified',
  'being-met': 'Need being met',
  met: 'Need met',
};

export const PATHWAY_STATUSES = ['identified', 'referred', 'active', 'completed', 'ended'] as const;
export type PathwayStatus = (typeof PATHWAY_STATUSES)[number];

export const PATHWAY_STATUS_WORDS: Readonly<Record<PathwayStatus, string>> = {
  identified: 'Identified',
  referred: 'Referred',
  active: 'Active',
  completed: 'Completed',
  ended: 'Ended',
};
