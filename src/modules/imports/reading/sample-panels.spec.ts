import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { applyDifferences, comparePerson } from '../domain/compare-person.js';
import { listCandidate } from '../domain/listed-person.js';
import { matchPerson, PeopleIndex } from '../domain/match-person.js';
import { checkLayout, planLayout } from '../domain/plan-layout.js';
import { readSheetRows } from '../domain/read-sheet.js';
import type { RowReading } from '../domain/row-reading.js';
import type { Layout } from '../domain/layout.js';
import { readSpreadsheet } from './read-spreadsheet.js';

const FOLDER = new URL('../../../../test/fixtures/panels/', import.meta.url);
const PANELS = [
  { key: 'derby-city', name: 'Derby City' },
  { key: 'chesterfield', name: 'Chesterfield' },
  { key: 'high-peak-and-dales', name: 'High Peak and Dales' },
  { key: 'erewash-and-amber-valley', name: 'Erewash and Amber Valley' },
  { key: 'south-derbyshire', name: 'South Derbyshire' },
];
const FILES = {
  'derby-city.xlsx': 'derby-city',
  'chesterfield.csv': 'chesterfield',
  'high-peak-and-dales.xlsx': 'high-peak-and-dales',
  'erewash-and-amber-valley.csv': 'erewash-and-amber-valley',
  'south-derbyshire.xlsx': 'south-derbyshire',
  'county-list.xlsx': 'chesterfield',
} as const;
type FileName = keyof typeof FILES;
const NAMES = Object.keys(FILES) as FileName[];
const context = { today: calendarDay('2026-11-24'), panels: PANELS };

interface ReadPanel {
  layout: Layout;
  rows: RowReading[];
}

async function readPanelFile(filename: FileName): Promise<ReadPanel> {
  const content = await readFile(new URL(filename, FOLDER));
  const { sheets } = await readSpreadsheet({ content, filename });
  const layout = planLayout(sheets, {}, PANELS);
  return { layout, rows: readSheetRows(sheets, layout, { ...context, defaultPanel: FILES[filename] }) };
}

/** What a service does with the proposals, on a list in memory. */
function takeIn(rows: readonly RowReading[], index: PeopleIndex, tally: Record<string, number>): void {
  for (const reading of rows) {
    if (reading.kind !== 'person') continue;
    const { proposal, matches } = matchPerson(reading.candidate, index);
    const person = matches[0]?.person;
    tally[proposal] = (tally[proposal] ?? 0) + 1;
    if (proposal === 'new') index.add(listCandidate(reading.candidate, `person-${tally['new']}`, null));
    if (proposal === 'merge' && person) {
      const differences = comparePerson(reading.candidate, person, null);
      index.replace(person, applyDifferences(person, reading.candidate, differences));
    }
  }
}

const expected = JSON.parse(await readFile(new URL('expected.json', FOLDER), 'utf8')) as {
  definitiveList: number;
  rowsRefused: Partial<Record<FileName, string[]>>;
};

describe('the six files of the panels', () => {
  const files = new Map<FileName, ReadPanel>();
  const file = async (name: FileName): Promise<ReadPanel> => {
    const known = files.get(name) ?? (await readPanelFile(name));
    files.set(name, known);
    return known;
  };

  it.each([
    [
      'derby-city.xlsx',
      'IOM cohort',
      4,
      101,
      ['PNC check letter is wrong: check the PNC ID against the source. This row has 2001/0171310S'],
    ],
    [
      'chesterfield.csv',
      'chesterfield',
      1,
      113,
      ['31/02/1985 is not a real date', 'Score is over 100: 190%'],
    ],
    ['high-peak-and-dales.xlsx', 'Sheet1', 2, 103, ['Enter a forename: no forename on this row']],
    ['erewash-and-amber-valley.csv', 'erewash-and-amber-valley', 1, 119, []],
    ['south-derbyshire.xlsx', 'Current', 1, 92, []],
    ['county-list.xlsx', 'County', 1, 449, []],
  ] as const)(
    '%s is read from its sheet and headings, and refuses only what it must',
    async (name, sheet, headerRow, people, reasons) => {
      const { layout, rows } = await file(name);
      expect(layout).toMatchObject({ sheet, headerRow });
      expect(checkLayout(layout)).toEqual([]);
      expect(layout.columns.filter(({ field }) => field === 'ignore')).toEqual([]);
      const refused = rows.flatMap((row) => (row.kind === 'refused' ? row.errors : []));
      expect(refused.map(({ message }) => message)).toEqual(reasons);
      expect(refused).toHaveLength(expected.rowsRefused[name]?.length ?? 0);
      expect(rows.filter(({ kind }) => kind === 'person')).toHaveLength(people);
    },
  );

  it.each([
    ['in the order of the panels', NAMES],
    ['the county list first', [...NAMES].reverse()],
    ['shuffled', [2, 5, 0, 4, 1, 3].map((at) => NAMES[at] as FileName)],
  ])('come to 503 people %s, and a second time add nobody', async (_, order) => {
    const index = new PeopleIndex();
    const tally: Record<string, number> = {};
    for (const name of order) takeIn((await file(name)).rows, index, tally);
    expect(tally['new']).toBe(expected.definitiveList);
    expect(tally['decide'] ?? 0).toBe(0);
    for (const name of order) takeIn((await file(name)).rows, index, tally);
    expect(tally['new']).toBe(expected.definitiveList);
    expect(tally['decide'] ?? 0).toBe(0);
  });
});
