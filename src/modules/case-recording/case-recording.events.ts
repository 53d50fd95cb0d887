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

/** An agency has gained or lost its part in somebody, and with it what it may see. */
export const SHARING_CHANGED = 'sharing.changed';
