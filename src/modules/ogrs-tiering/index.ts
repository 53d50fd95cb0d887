export { OgrsTieringModule } from './ogrs-tiering.module.js';
export { EligibilityService, type RegistrationAnswer } from './eligibility.service.js';
export { ScoresService, type ScoreAnswer } from './scores.service.js';
export { DesignationsService, type Designations, type TypedDesignations } from './designations.service.js';
export { OgrsTieringQueries, type ScoreView } from './ogrs-tiering.queries.js';
export * from './ogrs-tiering.policy.js';
export type { Eligibility } from './domain/assess-eligibility.js';
