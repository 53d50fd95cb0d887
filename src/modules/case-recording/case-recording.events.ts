/** What this module announces. */
export const CASE_RECORDING_EVENTS = {
  offenceRecorded: 'offence.recorded',
  offenceCorrected: 'offence.corrected',
  custodyChanged: 'custody.changed',
  drugTestRecorded: 'drug-test.recorded',
  drugTestCorrected: 'drug-test.corrected',
  contactChanged: 'contact.changed',
  pathwayChanged: 'pathway.changed',
  intelligenceRecorded: 'intelligence.recorded',
  intelligenceClosed: 'intelligence.closed',
  wantedChanged: 'wanted.changed',
  engagementChanged: 'engagement.changed',
} as const;

export type CaseRecordingEvent = (typeof CASE_RECORDING_EVENTS)[keyof typeof CASE_RECORDING_EVENTS];
