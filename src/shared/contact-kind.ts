/** For what an agency's contact is there. Of the first two there is one at a time (COH-1). */
export const CONTACT_KINDS = ['offender-manager', 'police-lead', 'worker'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

export const CONTACT_KIND_WORDS: Readonly<Record<ContactKind, string>> = {
  'offender-manager': 'Offender manager',
  'police-lead': 'Police lead',
  worker: 'Worker',
};
