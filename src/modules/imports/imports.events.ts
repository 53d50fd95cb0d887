/** What this module announces. */
export const IMPORT_EVENTS = {
  previewed: 'import.previewed',
  committed: 'import.committed',
} as const;
