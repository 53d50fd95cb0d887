import { dayParts, type CalendarDay } from '../../../shared/calendar-day.js';
import type { FieldError } from '../../../shared/domain-error.js';
import { checkDates } from './check-dates.js';
import type { ImportField } from './import-field.js';
import type { Layout } from './layout.js';
import { readDay } from './read-day.js';
import { readCrnCell, readPncCell, readPrisonNumberCell } from './read-identifier.js';
import { readAliases, readNamePart, splitFullName, type NameParts } from './read-name.js';
import { readScore } from './read-score.js';
import { pickCells, type PickedCells } from './pick-cells.js';
import { readGender, readPanel, readPpo, readRag } from './read-words.js';
import type { Reading } from './reading.js';
import { isHeading, isTotal } from './row-kind.js';
import type { RowContext, RowReading, RowWarning } from './row-reading.js';
import { cellText, isBlankRow, isBlankCell, type Cell } from './sheet.js';

class Findings {
  readonly errors: FieldError[] = [];
  readonly warnings: RowWarning[] = [];

  take<T>(field: ImportField, reading: Reading<T>): T | null {
    if (reading.error) this.errors.push({ field, ...reading.error });
    else if (reading.warning) this.warn(field, reading.warning);
    return reading.value;
  }

  warn(field: ImportField, message: string): void {
    this.warnings.push({ field, message });
  }
}

function readNames(picked: PickedCells, found: Findings): Partial<NameParts> {
  const full = splitFullName(picked.text('fullName') ?? '');
  const surname = found.take('surname', readNamePart(picked.text('surname') ?? full.surname, 'surname'));
  const forename = found.take('forename', readNamePart(picked.text('forename') ?? full.forename, 'forename'));
  return { ...(surname === null ? {} : { surname }), ...(forename === null ? {} : { forename }) };
}

function readBirth(picked: PickedCells, today: CalendarDay, found: Findings): CalendarDay | null {
  const errorsBefore = found.errors.length;
  const born = found.take('dateOfBirth', readDay(picked.cell('dateOfBirth'), today));
  if (born === null && found.errors.length === errorsBefore)
    found.errors.push({
      field: 'dateOfBirth',
      message: 'Enter a date of birth: no date of birth on this row',
    });
  return born;
}

function readValues(picked: PickedCells, context: RowContext, found: Findings) {
  const { today, panels, defaultPanel, scoresAreFractions = false } = context;
  const day = (field: ImportField): CalendarDay | null =>
    found.take(field, readDay(picked.cell(field), today));
  return {
    gender: found.take('gender', readGender(picked.cell('gender'))),
    pncId: found.take('pncId', readPncCell(picked.cell('pncId'), dayParts(today).year)),
    crn: found.take('crn', readCrnCell(picked.cell('crn'))),
    prisonNumber: found.take('prisonNumber', readPrisonNumberCell(picked.cell('prisonNumber'))),
    panel: found.take('panel', readPanel(picked.cell('panel'), panels, defaultPanel)),
    score: found.take('score', readScore(picked.cell('score'), scoresAreFractions)),
    assessedOn: day('assessedOn'),
    rag: found.take('rag', readRag(picked.cell('rag'))),
    registeredOn: day('registeredOn'),
    removedOn: day('removedOn'),
    ppo: found.take('ppo', readPpo(picked.cell('ppo'))),
    address: picked.text('address'),
    contactNumber: picked.text('contactNumber'),
    primarySubstance: picked.text('primarySubstance'),
    aliases: readAliases(picked.text('aliases') ?? ''),
    notes: picked.text('notes'),
  };
}

type Values = ReturnType<typeof readValues>;

function warnOfGaps(values: Values, picked: PickedCells, found: Findings): void {
  const unsaid = (field: ImportField): boolean => picked.has(field) && isBlankCell(picked.cell(field));
  if (unsaid('registeredOn')) found.warn('registeredOn', 'No date of registration on this row');
  if (values.ppo !== true && /\bPPO\b/i.test(values.notes ?? ''))
    found.warn('ppo', 'The note mentions PPO: a note does not make anyone a PPO, so check');
  const number = picked.cell('contactNumber');
  if (typeof number === 'number')
    found.warn('contactNumber', `${number} is stored as a number, which loses a leading 0: check`);
}

/**
 * Reads one row of a sheet: a person, or refused with every reason in plain words and the row's own text, or no
 * person at all (issue 2, point 6). Never throws, whatever the cells hold.
 */
export function readRow(
  row: number,
  cells: readonly Cell[],
  layout: Layout,
  context: RowContext,
): RowReading {
  if (isBlankRow(cells)) return { kind: 'blank', row };
  const picked = pickCells(cells, layout.columns);
  if (isTotal(cells, picked))
    return { kind: 'total', row, text: cells.map(cellText).filter(Boolean).join(' ') };
  if (isHeading(cells, layout)) return { kind: 'heading', row };
  const found = new Findings();
  const { surname, forename } = readNames(picked, found);
  const dateOfBirth = readBirth(picked, context.today, found);
  const values = readValues(picked, context, found);
  const { panel } = values;
  const dates = checkDates({ dateOfBirth, ...values }, context.today, cellText(picked.cell('dateOfBirth')));
  found.errors.push(...dates.errors);
  found.warnings.push(...dates.warnings);
  warnOfGaps(values, picked, found);
  const { warnings } = found;
  const [error, ...errors] = found.errors;
  if (error) return { kind: 'refused', row, errors: [error, ...errors], warnings };
  if (surname === undefined || forename === undefined || dateOfBirth === null || panel === null)
    throw new TypeError('a row without errors has a name, a date of birth and a panel');
  return {
    kind: 'person',
    row,
    candidate: { surname, forename, dateOfBirth, ...values, panel },
    errors: [],
    warnings,
  };
}
