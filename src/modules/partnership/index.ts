export { PartnershipModule } from './partnership.module.js';
export { PartnershipQueries, type AgencyView, type PanelView } from './partnership.queries.js';
export type { PolicyContent, PolicyVersion } from './domain/policy.js';
