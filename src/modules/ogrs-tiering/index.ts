export { OgrsTieringModule } from './ogrs-tiering.module.js';
export { EligibilityService, type RegistrationAnswer } from './eligibility.service.js';
export { ScoresService, type CalculatedScore, type ScoreAnswer, type TypedScore } from './scores.service.js';
export {
  DesignationsService,
  type Designations,
  type DesignationsAnswer,
  type TypedDesignations,
} from './designations.service.js';
export type { Transfer, TypedTransfer } from './domain/read-transfer.js';
export { OgrsTieringQueries, type ScoreView } from './ogrs-tiering.queries.js';
export { DecisionsQueries, type DecisionView } from './decisions.queries.js';
export * from './ogrs-tiering.policy.js';
export type {
  Eligibility,
  EligibilityFacts,
  EligibilityReason,
  PartnerGrounds,
  PartnerNeed,
} from './domain/eligibility.js';
export { PARTNER_NEEDS } from './domain/eligibility.js';
export type { TypedFacts } from './domain/lay-typed-facts.js';
export { OGRS3 } from './domain/ogrs3-instrument.js';
export type { Contribution, InstrumentResult } from './domain/instrument.js';
export type { FactorSource, KnownFactors, KnownOgrs3 } from './domain/ogrs3-known-factors.js';
export { claimRun } from './review/claim-run.js';
export { ReassessmentService, REVIEWER } from './review/reassessment.service.js';
export { ReassessmentsQueries, type ReassessmentView } from './review/reassessments.queries.js';
export { ComingInFilterDto } from './coming-in/coming-in.dto.js';
export { describeComingInView } from './coming-in/coming-in.views.js';
export { ComingOfAgeQueries, type ComingOfAgeView } from './coming-in/coming-of-age.queries.js';
export type { ComingInFilter, ComingInList, ListedPerson } from './coming-in/listed-person.js';
export {
  PpoNominationsQueries,
  type NominationIntelligence,
  type PpoNominationView,
} from './coming-in/ppo-nominations.queries.js';
export { TransfersInQueries, type TransferInView } from './coming-in/transfers-in.queries.js';
export { POLICY_CHANGES, type ComparedDecision, type PolicyChange } from './review/compare-decisions.js';
export { ShadowFilterDto } from './review/shadow-run.dto.js';
export {
  ShadowRuns,
  type ShadowFilter,
  type ShadowPage,
  type ShadowPerson,
  type ShadowRun,
} from './review/shadow-run.service.js';
export { describeShadowView } from './review/shadow-run.views.js';
