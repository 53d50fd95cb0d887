export { OffendersModule } from './offenders.module.js';
export { CohortExport, type ExportedFile } from './cohort-export.service.js';
export { CohortFilters, type ReadFilter } from './cohort-filters.service.js';
export type { CohortFilter } from './cohort-filter.js';
export { COHORT_SORT_NAMES } from './cohort-sorts.js';
export { OffendersQueries, type CohortItem, type CohortPage, type RagCounts } from './offenders.queries.js';
export {
  OffenderProfileQueries,
  type AccessEntry,
  type OffenderProfile,
  type PageOf,
  type RecentChange,
  type RegistrationView,
  type TimelineEntry,
} from './offender-profile.queries.js';
export { KnownPeopleQueries, type KnownPerson, type MatchedBy } from './known-people.queries.js';
export { OffenderCorrections } from './offender-corrections.service.js';
export { OffenderRecords, type OffenderSummary } from './offender-records.service.js';
export { RegistrationEndings } from './registration-endings.service.js';
export { RegistrationChanges } from './registration-changes.service.js';
export { OffendersService, type NewOffender } from './offenders.service.js';
export type { OffenderRow } from './offenders.repository.js';
export { CohortFilterDto, CohortQueryDto } from './offenders.dto.js';
export { describeCohortView, viewedOffender } from './offenders.views.js';
export { FILTER_PARTS, mayFilterBy, type FilterPart } from './cohort-filter.policy.js';
export * from './offenders.policy.js';
export { readCursor, writeCursor } from './domain/cursor.js';
export { readPerson, type Person, type TypedPerson } from './domain/read-person.js';
export { readAlias, type Alias } from './domain/read-alias.js';
export {
  REGISTRATION_ROUTES,
  type OffenderStatus,
  type RagWord,
  type RegistrationRoute,
} from './domain/registration-route.js';
