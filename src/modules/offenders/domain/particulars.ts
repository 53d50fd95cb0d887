import type { Person } from './read-person.js';

/** What a person's particulars are called in the history. */
export const PARTICULARS = {
  surname: 'surname',
  forename: 'forename',
  dateOfBirth: 'date of birth',
  gender: 'gender',
  panel: 'panel',
  pncId: 'PNC ID',
  crn: 'CRN',
  prisonNumber: 'prison number',
  address: 'address',
  contactNumber: 'contact number',
  primarySubstance: 'primary substance',
  notes: 'notes',
} as const satisfies Record<keyof Person, string>;

export const PARTICULAR_FIELDS = Object.keys(PARTICULARS) as (keyof Person)[];
