export { CaseRecordingModule } from './case-recording.module.js';
export { CustodyService, type CustodyAnswer } from './custody.service.js';
export { IntelligenceService } from './intelligence.service.js';
export { OffencesService, type OffenceAnswer } from './offences.service.js';
export { StatusFactsService, type EngagementAnswer, type WantedAnswer } from './status-facts.service.js';
export type { FactAnswer } from './fact-recording.service.js';
