/** What this module announces. */
export const CASE_RECORDING_EVENTS = {
  offenceRecorded: 'offence.recorded',
  offenceCorrected: 'offence.corrected',
  custodyChanged: 'custody.changed',
  intelligenceRecorded: 'intelligence.recorded',
  intelligenceClosed: 'intelligence.closed',
} as const;

export type CaseRecordingEvent = (typeof CASE_RECORDING_EVENTS)[keyof typeof CASE_RECORDING_EVENTS];
