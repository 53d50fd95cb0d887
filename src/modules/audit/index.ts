export { AuditModule } from './audit.module.js';
export { AuditQueries, type AuditFilter, type AuditView } from './audit.queries.js';
export { AuditQueryDto } from './audit.dto.js';
export { viewedAudit } from './audit.views.js';
export { mayReadAudit } from './audit.policy.js';
