import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { IMPORT_FIELDS, type ImportField } from './import-field.js';
import type { Layout } from './layout.js';
import { readRow } from './read-row.js';
import { readSheetRows } from './read-sheet.js';
import type { RowReading } from './row-reading.js';
import type { Cell } from './sheet.js';

const PANELS = [{ key: 'chesterfield', name: 'Chesterfield' }];
const context = { today: calendarDay('2026-11-24'), panels: PANELS, defaultPanel: 'chesterfield' };
const layout: Layout = {
  sheet: 'Current',
  headerRow: 1,
  columns: IMPORT_FIELDS.map((field, index) => ({ index, name: field, field })),
};
const PERSON = {
  surname: 'Marsden',
  forename: 'Kirsty',
  dateOfBirth: '03/10/1964',
  registeredOn: '11/09/2014',
};

const cellsOf = (values: Partial<Record<ImportField, Cell>>): Cell[] =>
  IMPORT_FIELDS.map((field) => values[field] ?? null);
const read = (values: Partial<Record<ImportField, Cell>>): RowReading =>
  readRow(7, cellsOf(values), layout, context);
const reasons = (reading: RowReading): string[] =>
  reading.kind === 'refused'
    ? reading.errors.map(({ field, message, rule }) => [field, message, rule].filter(Boolean).join(' | '))
    : [];
const warnings = (reading: RowReading): string[] =>
  'warnings' in reading ? reading.warnings.map(({ field }) => field) : [];

describe('a row', () => {
  it('becomes a person with every value in its own form', () => {
    const reading = read({
      ...PERSON,
      gender: 'F',
      pncId: '90/958501T',
      crn: 'c866301',
      prisonNumber: 'a1234bc',
      panel: 'Chesterfield',
      score: '70%',
      assessedOn: '1-Sep-14',
      rag: 'AA',
      ppo: 'PPO',
      address: '7 Park Avenue, Chesterfield',
      contactNumber: '07700 900123',
      primarySubstance: 'Heroin',
      aliases: 'Kirsty Smith; Kez',
      notes: '=HYPERLINK("http://example.test")',
    });
    expect(reading).toEqual({
      kind: 'person',
      row: 7,
      errors: [],
      warnings: [],
      candidate: {
        surname: 'Marsden',
        forename: 'Kirsty',
        dateOfBirth: '1964-10-03',
        gender: 'female',
        pncId: '1990/0958501T',
        crn: 'C866301',
        prisonNumber: 'A1234BC',
        panel: 'chesterfield',
        score: 70,
        assessedOn: '2014-09-01',
        rag: 'amber-alert',
        registeredOn: '2014-09-11',
        removedOn: null,
        ppo: true,
        address: '7 Park Avenue, Chesterfield',
        contactNumber: '07700 900123',
        primarySubstance: 'Heroin',
        aliases: ['Kirsty Smith', 'Kez'],
        notes: '=HYPERLINK("http://example.test")',
      },
    });
  });

  it.each<[string, Partial<Record<ImportField, Cell>>, string[]]>([
    ['no forename', { ...PERSON, forename: null }, ['forename | Enter a forename: no forename on this row']],
    [
      'no date of birth',
      { ...PERSON, dateOfBirth: null },
      ['dateOfBirth | Enter a date of birth: no date of birth on this row'],
    ],
    [
      'an unknown date of birth',
      { ...PERSON, dateOfBirth: 'unknown' },
      ['dateOfBirth | Enter a date of birth: no date of birth on this row'],
    ],
    [
      'an impossible date of birth',
      { ...PERSON, dateOfBirth: '31/02/1985' },
      ['dateOfBirth | 31/02/1985 is not a real date'],
    ],
    [
      'a wrong check letter',
      { ...PERSON, pncId: '2001/0171310S' },
      [
        'pncId | PNC check letter is wrong: check the PNC ID against the source. This row has 2001/0171310S | ID-PNC',
      ],
    ],
    [
      'a bad CRN',
      { ...PERSON, crn: 'X12' },
      ['crn | X12 is not a CRN: it is a letter and six digits, like X320741 | ID-CRN'],
    ],
    [
      'a bad prison number',
      { ...PERSON, prisonNumber: '1' },
      ['prisonNumber | 1 is not a prison number: it is like A1234BC | ID-PRISON'],
    ],
    [
      'a birth tomorrow',
      { ...PERSON, dateOfBirth: '25/11/2026', registeredOn: null },
      ['dateOfBirth | Date of birth 25 November 2026 is in the future'],
    ],
    [
      'a birth too long ago',
      { ...PERSON, dateOfBirth: '03/10/1864' },
      ['dateOfBirth | Date of birth 3 October 1864 would make the person 162'],
    ],
    [
      'registered before birth',
      { ...PERSON, registeredOn: '02/10/1964' },
      ['registeredOn | Date of registration 2 October 1964 is before the date of birth 3 October 1964'],
    ],
    [
      'registered tomorrow',
      { ...PERSON, registeredOn: '25/11/2026' },
      ['registeredOn | Date of registration 25 November 2026 is in the future'],
    ],
    [
      'assessed tomorrow',
      { ...PERSON, assessedOn: '25/11/2026' },
      ['assessedOn | Date of OGRS assessment 25 November 2026 is in the future | TIER-5'],
    ],
    [
      'removed before registered',
      { ...PERSON, removedOn: '10/09/2014' },
      ['removedOn | Date of removal 10 September 2014 is before the date of registration 11 September 2014'],
    ],
    [
      'two faults',
      { ...PERSON, score: 190, rag: 'Blue' },
      [
        'score | Score is over 100: 190 | TIER-4',
        'rag | “Blue” is not a RAG status: it is Red, Amber Alert, Amber or Green',
      ],
    ],
  ])('with %s is refused with every reason', (_, values, expected) => {
    expect(reasons(read(values))).toEqual(expected);
  });

  it.each<[string, Partial<Record<ImportField, Cell>>, string[]]>([
    ['score n/a', { score: 'n/a' }, ['score']],
    ['no date of registration', { registeredOn: null }, ['registeredOn']],
    ['a note that mentions PPO', { notes: 'PPO; see file' }, ['ppo']],
    ['such a note of somebody who is one', { notes: 'PPO; see file', ppo: 'Y' }, []],
    ['capitals', { surname: 'MARSDEN' }, ['surname']],
    ['a two-digit year that makes somebody 77', { dateOfBirth: '3-Jun-49' }, ['dateOfBirth']],
    [
      'a two-digit year that makes somebody 6',
      { dateOfBirth: '3-Jun-20', registeredOn: '1/1/2026' },
      ['dateOfBirth'],
    ],
    ['a telephone number that is a number', { contactNumber: 7700900123 }, ['contactNumber']],
    ['a date of removal', { removedOn: '1/6/2015' }, ['removedOn']],
  ])('with %s is kept, to look at', (_, values, expected) => {
    const reading = read({ ...PERSON, ...values });
    expect([reading.kind, warnings(reading)]).toEqual(['person', expected]);
  });

  it('says nothing of a date of registration that the file has no column for', () => {
    const columns = layout.columns.filter(({ field }) => field !== 'registeredOn');
    expect(warnings(readRow(7, cellsOf(PERSON), { ...layout, columns }, context))).toEqual([]);
  });

  it('joins an address of several columns', () => {
    const columns = [...layout.columns, { index: 99, name: 'Town', field: 'address' as const }];
    const cells = cellsOf({ ...PERSON, address: '7 Park Avenue' });
    cells[99] = 'Buxton';
    expect(readRow(7, cells, { ...layout, columns }, context)).toMatchObject({
      candidate: { address: '7 Park Avenue, Buxton' },
    });
  });
});

describe('a row that is no person', () => {
  it.each<[string, Cell[], RowReading]>([
    ['blank', [null, ' ', null], { kind: 'blank', row: 7 }],
    ['of no cells', [], { kind: 'blank', row: 7 }],
    ['a total in words', ['Total: 92'], { kind: 'total', row: 7, text: 'Total: 92' }],
    [
      'a total with its number elsewhere',
      ['Grand total', null, null, 92],
      { kind: 'total', row: 7, text: 'Grand total 92' },
    ],
    ['the headings again', IMPORT_FIELDS.map((field) => field), { kind: 'heading', row: 7 }],
  ])('%s', (_, cells, reading) => {
    expect(readRow(7, cells, layout, context)).toEqual(reading);
  });

  it('is not made of somebody called Total', () => {
    expect(read({ ...PERSON, surname: 'Total' }).kind).toBe('person');
    expect(read({ surname: 'Total', dateOfBirth: '1/2/1988' }).kind).toBe('refused');
  });
});

describe('the rows of a sheet', () => {
  it('are read below the headings under the numbers the spreadsheet shows', () => {
    const columns = layout.columns.filter(({ field }) =>
      ['surname', 'forename', 'dateOfBirth', 'score'].includes(field),
    );
    const rows = [
      ['A title'],
      cellsOf({}),
      cellsOf({ ...PERSON, score: 0.92 }),
      [],
      cellsOf({ ...PERSON, score: 1 }),
    ];
    const readings = readSheetRows(
      [{ name: 'Current', rows }],
      { ...layout, headerRow: 2, columns },
      context,
    );
    expect(readings.map(({ kind, row }) => [kind, row])).toEqual([
      ['person', 3],
      ['blank', 4],
      ['person', 5],
    ]);
    expect(
      readings.flatMap((reading) => (reading.kind === 'person' ? [reading.candidate.score] : [])),
    ).toEqual([92, 100]);
  });
});
