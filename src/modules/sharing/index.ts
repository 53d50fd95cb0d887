export { FACTS, mayShare, SHARING_TABLE, type Fact, type SharingAction } from './domain/sharing-table.js';
export { needsAgreement, reachOf, type Reach } from './domain/reach.js';
export { mayOpenCohort, seesWholeCohort } from './sharing.policy.js';
export {
  agreementInForce,
  andSharedWith,
  involvedBy,
  sharedWith,
  sharingKey,
} from './shared-with.queries.js';
