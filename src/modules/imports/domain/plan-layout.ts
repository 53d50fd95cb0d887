import { badInput, type FieldError } from '../../../shared/domain-error.js';
import { chooseSheet, findHeaderRow } from './choose-sheet.js';
import {
  FIELD_LABELS,
  IMPORT_FIELDS,
  isColumnMeaning,
  JOINED_FIELDS,
  type ColumnMeaning,
  type ImportField,
} from './import-field.js';
import { guessColumns } from './guess-columns.js';
import type { Column, Layout, LayoutChoices } from './layout.js';
import { nameColumns } from './name-columns.js';
import type { PanelChoice } from './read-words.js';
import type { Sheet } from './sheet.js';

const refuseChoice = (field: keyof LayoutChoices, message: string): Error => badInput([{ field, message }]);

/** The sheet of a name. @throws DomainError when the file has none. */
export function sheetNamed(sheets: readonly Sheet[], name: string): Sheet {
  const sheet = sheets.find((each) => each.name === name);
  if (!sheet) throw refuseChoice('sheet', `This file has no sheet called “${name}”`);
  return sheet;
}

function applyMapping(columns: Column[], mapping: Readonly<Record<string, string>>): Column[] {
  for (const [name, field] of Object.entries(mapping)) {
    if (!columns.some((column) => column.name === name))
      throw refuseChoice('mapping', `This sheet has no column called “${name}”`);
    if (!isColumnMeaning(field))
      throw refuseChoice('mapping', `“${field}” is not something a column can mean`);
  }
  return columns.map((column) =>
    Object.hasOwn(mapping, column.name)
      ? { ...column, field: mapping[column.name] as ColumnMeaning }
      : column,
  );
}

/**
 * Finds the sheet, the row of headings and each column's meaning; what the user chose stands before any guess
 * (issue 2, point 6: guessed, and correctable). @throws DomainError for a choice the file does not have.
 */
export function planLayout(
  sheets: readonly Sheet[],
  choices: LayoutChoices = {},
  panels: readonly PanelChoice[] = [],
): Layout {
  const sheet = choices.sheet === undefined ? chooseSheet(sheets) : sheetNamed(sheets, choices.sheet);
  const headerRow = choices.headerRow ?? findHeaderRow(sheet);
  const header = sheet.rows[headerRow - 1];
  if (!header) throw refuseChoice('headerRow', `The sheet “${sheet.name}” has no row ${headerRow}`);
  const rows = sheet.rows.slice(headerRow);
  const columns = guessColumns(nameColumns(header, rows), header, rows, panels);
  return { sheet: sheet.name, headerRow, columns: applyMapping(columns, choices.mapping ?? {}) };
}

const label = (field: ImportField): string =>
  FIELD_LABELS[field].replace(/^[A-Z](?=[a-z])/, (c) => c.toLowerCase());

function findMissing(has: (field: ImportField) => boolean): string[] {
  return [
    ...(has('surname') || has('fullName') ? [] : ['the surname']),
    ...(has('forename') || has('fullName') ? [] : ['the forename']),
    ...(has('dateOfBirth') ? [] : ['the date of birth']),
  ];
}

/** A field nobody can do without, and no column for it. */
function findUnnamed({ columns }: Layout): FieldError[] {
  const has = (field: ImportField): boolean => columns.some((column) => column.field === field);
  return findMissing(has).map((what) => ({
    field: 'mapping',
    message: `Choose the column that holds ${what}`,
  }));
}

/** A field that two columns claim although it is one thing. */
export function findClaimedTwice({ columns }: Layout): FieldError[] {
  const named = (field: ImportField): string[] =>
    columns.filter((column) => column.field === field).map(({ name }) => name);
  return IMPORT_FIELDS.filter((field) => !JOINED_FIELDS.includes(field) && named(field).length > 1).map(
    (field) => ({
      field: 'mapping',
      message: `Choose one column for ${label(field)}: now it is ${named(field).join(' and ')}`,
    }),
  );
}

/** What keeps a layout from being read: a field nobody can do without, or one that two columns claim. */
export function checkLayout(layout: Layout): FieldError[] {
  return [...findUnnamed(layout), ...findClaimedTwice(layout)];
}
