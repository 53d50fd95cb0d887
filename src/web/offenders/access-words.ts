const WORDS: Record<string, string> = {
  'offender.viewed': 'Viewed the profile',
  'offender.timeline-viewed': 'Viewed the timeline',
  'offender.access-log-viewed': 'Viewed who has looked',
  'offender.eligibility-viewed': 'Viewed the eligibility',
  'offender.scores-viewed': 'Viewed the scores',
  'offender.form-viewed': 'Opened a form to change the record',
  'offender.created': 'Added the person',
  'offender.changed': 'Changed the details',
  'offender.registered': 'Registered the person',
  'offender.merged': 'Merged a row of an imported list',
  'score.recorded': 'Recorded a score',
  'designations.changed': 'Changed designations',
  'rag.viewed': 'Viewed the RAG status',
  'rag.changed': 'Changed the RAG status',
  'rag.confirmed': 'Confirmed the RAG status',
};

/** What an entry of the log says was done, in words. */
export const accessWords = (action: string): string => WORDS[action] ?? action;
