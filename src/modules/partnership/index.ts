export { PartnershipModule } from './partnership.module.js';
export { PartnershipQueries, type AgencyView, type PanelView } from './partnership.queries.js';
export { PolicyDrafts } from './policy-drafts.service.js';
export { PolicyDraftsQueries } from './policy-drafts.queries.js';
export type { PolicyDraft } from './policy-drafts.repository.js';
export { mayDraftPolicy, mayReadPolicyDrafts } from './partnership.policy.js';
export {
  instrumentPolicy,
  type InstrumentPolicy,
  type PolicyContent,
  type PolicyVersion,
  type TierThresholds,
} from './domain/policy.js';
export { policyDifferences, type PolicyDifference } from './domain/policy-differences.js';
export type { TypedPolicyDraft } from './domain/read-policy-draft.js';
