export { CaseFactsModule } from './case-facts.module.js';
export {
  CaseFactsQueries,
  type CustodyView,
  type IntelligencePicture,
  type IntelligenceView,
  type OffenceView,
} from './case-facts.queries.js';
export { CustodyRepository, type StandingSpell } from './custody.repository.js';
export { IntelligenceRepository } from './intelligence.repository.js';
export { OffencesRepository } from './offences.repository.js';
export {
  StatusFactsQueries,
  type EngagementView,
  type StatusFacts,
  type WantedView,
} from './status-facts.queries.js';
export { StatusFactsRepository } from './status-facts.repository.js';
export * from './case-facts.policy.js';
export { isCurrent, isSuitablyGraded } from './domain/intelligence-grading.js';
export {
  isInCustody,
  readCustody,
  readRelease,
  type CustodySpell,
  type TypedCustody,
} from './domain/read-custody.js';
export { readIntelligence, type Intelligence, type TypedIntelligence } from './domain/read-intelligence.js';
export { readOffence, type Offence, type TypedOffence } from './domain/read-offence.js';
export {
  readEngagement,
  readWanted,
  type EngagementFact,
  type TypedEngagement,
} from './domain/read-status-facts.js';
export { readReason } from './domain/read-text.js';
