import type { FieldError } from '../../../shared/domain-error.js';
import type { Layout, LayoutChoices } from './layout.js';

/** How an import is read, as it is stored: every column has its meaning. */
export interface StoredLayout {
  sheet: string;
  headerRow: number;
  mapping: Readonly<Record<string, string>>;
}

/**
 * The choices that a change leaves standing: another sheet has other headings, other headings are other columns,
 * and what is not touched stays as it is.
 */
export function mergeChoices(stored: StoredLayout, change: LayoutChoices): LayoutChoices {
  const sheet = change.sheet ?? stored.sheet;
  const sameSheet = sheet === stored.sheet;
  const headerRow = change.headerRow ?? (sameSheet ? stored.headerRow : undefined);
  const sameColumns = sameSheet && headerRow === stored.headerRow;
  return { sheet, headerRow, mapping: { ...(sameColumns ? stored.mapping : {}), ...change.mapping } };
}

/** `{column: field}` of a layout. */
export function mappingOf({ columns }: Layout): Record<string, string> {
  return Object.fromEntries(columns.map(({ name, field }) => [name, field]));
}

/** A list belongs to a panel, unless a column says whose each row is. */
export function checkPanel(layout: Layout, panel: string | null): FieldError[] {
  if (panel !== null || layout.columns.some(({ field }) => field === 'panel')) return [];
  return [{ field: 'panel', message: 'Choose the panel whose list this is' }];
}
