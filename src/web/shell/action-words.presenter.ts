/** What the log calls a thing, and what a person calls it. */
const ACTIONS: Record<string, string> = {
  'offender.viewed': 'Viewed the record',
  'offender.timeline-viewed': 'Viewed the timeline',
  'offender.access-log-viewed': 'Viewed the access log',
  'offender.eligibility-viewed': 'Viewed the eligibility',
  'offender.scores-viewed': 'Viewed the scores',
  'rag.viewed': 'Viewed the RAG history',
  'cohort.viewed': 'Viewed the cohort list',
  'offender.created': 'Added the person',
  'offender.changed': 'Changed the details',
  'offender.registered': 'Registered the person',
  'offender.merged': 'Merged a row of an import into the record',
  'score.recorded': 'Recorded a score',
  'rag.changed': 'Set the RAG status',
  'designations.changed': 'Changed the designations',
  'import.created': 'Uploaded a file',
  'import.changed': 'Changed an import',
  'import.committed': 'Brought an import into the list',
  'import.viewed': 'Viewed an import',
  'audit.viewed': 'Viewed the log',
  'audit.verified': 'Verified the log',
  'session.opened': 'Signed in',
  'session.ended': 'Signed out',
  'session.refused': 'Was refused at sign-in',
  'user.created': 'Created a user',
  'scheme.set-up': 'Set the scheme up',
};

/** `Viewed the record` for `offender.viewed`; one that has no words yet is spelt out. */
export function actionWords(action: string): string {
  const known = ACTIONS[action];
  if (known) return known;
  const words = action.replace(/[.-]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
