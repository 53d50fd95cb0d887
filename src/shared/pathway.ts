/** The pathways out of offending on which the partners work with somebody. */
export const PATHWAYS = [
  'accommodation',
  'ete',
  'drugs',
  'alcohol',
  'mental-health',
  'domestic-abuse',
  'finance',
  'relationships',
  'thinking-and-behaviour',
  'gps-tag',
  'restorative-justice',
  'family-programme',
] as const;
export type Pathway = (typeof PATHWAYS)[number];
