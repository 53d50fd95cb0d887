export { FACTS, mayShare, SHARING_TABLE, type Fact, type SharingAction } from './domain/sharing-table.js';
export {
  factOf,
  factOfHistory,
  mayBeTold,
  SHARING_CHANGED,
  TOLD_TO_AGENCY,
  WITHOUT_FACT,
} from './domain/fact-of-event.js';
export { grantsFor, type FactGrants, type GrantedTo } from './domain/grants-for.js';
export { agreementLapsed, lapseWords, type Lapse } from './domain/lapsed.js';
export { agencyOfPart, partName, partsOf, type Part } from './domain/part.js';
export { needsAgreement, reachOf, type Reach } from './domain/reach.js';
export { mayOpenCohort, mayRead, mayWrite, seesWholeCohort } from './sharing.policy.js';
export {
  agreementInForce,
  andSharedWith,
  andTellsOf,
  andToldTo,
  involvedBy,
  isSharingOn,
  lapseOf,
  partsToday,
  sharedWith,
  sharingKey,
} from './shared-with.queries.js';
