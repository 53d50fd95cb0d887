export { CaseFactsModule } from './case-facts.module.js';
export {
  CaseFactsQueries,
  type CustodyView,
  type IntelligencePicture,
  type IntelligenceView,
  type OffenceView,
} from './case-facts.queries.js';
export { ContactsQueries, type ContactView } from './contacts.queries.js';
export { DrugTestsQueries, type DrugTestView } from './drug-tests.queries.js';
export { PathwaysQueries, type PathwayView } from './pathways.queries.js';
export type { Standing } from './standing.js';
export { ContactsRepository, type StandingContact } from './contacts.repository.js';
export { CustodyRepository, type StandingSpell } from './custody.repository.js';
export { DrugTestsRepository, type StandingDrugTest } from './drug-tests.repository.js';
export { IntelligenceRepository } from './intelligence.repository.js';
export { OffencesRepository } from './offences.repository.js';
export {
  StatusFactsQueries,
  type EngagementView,
  type StatusFacts,
  type WantedView,
} from './status-facts.queries.js';
export { StatusFactsRepository } from './status-facts.repository.js';
export { PathwaysRepository, type StandingPathway } from './pathways.repository.js';
export * from './case-facts.policy.js';
export { isCurrent, isSuitablyGraded } from './domain/intelligence-grading.js';
export { refuseSecond, takesOverFrom } from './domain/one-at-a-time.js';
export {
  readContact,
  readContactEnd,
  readUsername,
  type Contact,
  type KnownUser,
  type TypedContact,
} from './domain/read-contact.js';
export {
  endedByTransfer,
  isInCustody,
  readCustody,
  readRelease,
  type CustodySpell,
  type TypedCustody,
} from './domain/read-custody.js';
export {
  readDrugTest,
  type DrugTest,
  type DrugTestResult,
  type TypedDrugTest,
} from './domain/read-drug-test.js';
export { readIntelligence, type Intelligence, type TypedIntelligence } from './domain/read-intelligence.js';
export { readOffence, type Offence, type TypedOffence } from './domain/read-offence.js';
export {
  readEngagement,
  readWanted,
  type EngagementFact,
  type TypedEngagement,
} from './domain/read-status-facts.js';
export { DISCLOSURES, type Disclosure, type PathwayDetails } from './domain/pathway-details.js';
export { hasEnded, readPathway, type Pathway, type TypedPathway } from './domain/read-pathway.js';
export { readReason } from './domain/read-text.js';
