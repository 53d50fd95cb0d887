export { ImportsModule } from './imports.module.js';
export { ImportsService, type ImportChange } from './imports.service.js';
export { ImportCommit } from './import-commit.service.js';
export { ImportProgress, type Progress, type ProgressListener } from './import-progress.service.js';
export {
  ImportViews,
  ROW_FILTERS,
  type ImportPage,
  type RowFilter,
  type RowPage,
} from './import-views.service.js';
export type {
  ImportSummary,
  ImportView,
  MatchView,
  PersonRowView,
  RowPageItem,
  RowView,
  SameFile,
} from './import-view.js';
export type { ImportOutcome } from './import-row.js';
export type { ImportCounts } from './domain/count-rows.js';
export type { PlannedDifference } from './domain/propose-differences.js';
export type { TypedResolution } from './domain/read-resolutions.js';
export { FIELD_LABELS, IMPORT_FIELDS, type ColumnMeaning, type ImportField } from './domain/import-field.js';
export type { BroughtFile } from './reading/read-spreadsheet.js';
export { mayImport } from './imports.policy.js';
export { takenFromImport, viewedImport, viewedRows } from './imports.views.js';
