export { AgreementsModule } from './agreements.module.js';
export { Agreements } from './agreements.service.js';
export { AgreementsQueries, type AgreementView } from './agreements.queries.js';
export { AgreementWatch } from './agreement-watch.service.js';
export { mayKeepAgreements, mayReadAgreements } from './agreements.policy.js';
