import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../shared/calendar-day.js';
import { readLayoutForm, readMatchesForm } from './import.form.js';
import { presentMatchQuestion } from './import-matches.presenter.js';
import { valueWords, type PersonRow, type RowMatch } from './import-row.presenter.js';
import { presentImport, type ImportInput } from './import.presenter.js';
import { presentImports, type ImportSummary } from './imports.presenter.js';

const panelName = (key: string): string => (key === 'derby-city' ? 'Derby City' : key);
const context = {
  fields: { score: 'OGRS score', address: 'Address' },
  panelName,
  today: calendarDay('2014-12-02'),
};
const match: RowMatch = {
  id: '9',
  by: 'pnc-id',
  person: { surname: 'Smith', forename: 'John', dateOfBirth: '1985-12-03', panel: 'derby-city' },
  contradictions: [],
  differences: [
    { field: 'score', file: 91, list: 84, newer: 'file', take: 'file' },
    { field: 'address', file: '1 New Road', list: null, newer: 'unknown', take: 'file' },
  ],
};
const row: PersonRow = {
  row: 14,
  candidate: {
    surname: 'Smith',
    forename: 'John',
    dateOfBirth: '1985-12-03',
    pncId: null,
    crn: null,
    panel: 'derby-city',
    score: 91,
    rag: 'amber',
    registeredOn: '2014-06-02',
    removedOn: null,
  },
  warnings: [],
  proposal: 'merge',
  action: 'merge',
  matches: [match],
  target: match,
  reasons: [],
  alsoIn: [],
};
const input: ImportInput = {
  id: 'i',
  filename: 'derby-city.xlsx',
  panelName: 'Derby City',
  uploadedAt: '2014-12-02T09:05:00Z',
  uploadedBy: 'Priya Nair',
  state: 'previewed',
  progress: null,
  committed: null,
  sheets: [{ name: 'List', rows: 100 }],
  sheet: 'List',
  headerRow: 3,
  columns: [{ name: 'OGRS', field: 'score', samples: ['91', '84%'] }],
  fields: { score: 'OGRS score' },
  counts: {
    rows: 103,
    ready: 101,
    refused: 2,
    matched: 3,
    warnings: 0,
    undecided: 0,
    created: 98,
    merged: 3,
    skipped: 0,
  },
  section: { name: 'rows', items: [row] },
  page: 1,
  pages: 1,
  panels: [{ key: 'derby-city', name: 'Derby City' }],
  canCommit: true,
  today: calendarDay('2014-12-02'),
};

describe('an import', () => {
  it('says what bringing it in will do', () => {
    expect(presentImport(input).commit).toEqual({
      action: '/imports/i/commit',
      text: 'Bring 101 rows into the list',
      note: '98 new people and 3 merges; 0 left out, 2 refused. All of them or none.',
    });
  });

  it.each([
    [{ undecided: 1 }, /^1 row waits for your decision/],
    [{ undecided: 2 }, /^2 rows wait for your decision/],
    [{ ready: 0 }, /no row to bring/],
  ])('says what stands in the way: %j', (counts, words) => {
    const page = presentImport({ ...input, counts: { ...input.counts, ...counts } });
    expect(page.commit).toBeNull();
    expect(page.blocked).toMatch(words);
  });

  it.each([
    ['previewed' as const, null, 'Nothing has reached the list yet: 101 rows are ready.', '0%'],
    ['committing' as const, { done: 50, total: 101 }, 'Bringing rows into the list: 50 of 101.', '49%'],
    ['committing' as const, null, 'Bringing rows into the list.', '0%'],
    ['committed' as const, null, 'This import is in the list.', '0%'],
  ])('says how it stands: %s', (state, progress, text, percent) => {
    const page = presentImport({ ...input, state, progress });
    expect(page.status).toMatchObject({ text, percent });
    expect(page.isRunning).toBe(state === 'committing');
  });

  it.each([
    ['new' as const, 'New person'],
    ['merge' as const, 'Merged with Smith, John'],
    ['skip' as const, 'Left out'],
    ['decide' as const, 'Waits for a decision'],
  ])('says what happens to a row: %s', (action, words) => {
    const page = presentImport({ ...input, section: { name: 'rows', items: [{ ...row, action }] } });
    expect(page.rows[0]).toMatchObject({ name: 'Smith, John', born: '3 Dec 1985', outcome: { text: words } });
  });

  it('shows a refused row in its own words, without its empty cells', () => {
    const refused = {
      row: 7,
      cells: [
        { column: 'DOB', text: '31/02/1974' },
        { column: 'Status', text: '' },
      ],
      errors: [{ field: 'dateOfBirth', message: 'No such day' }],
    };
    const page = presentImport({ ...input, section: { name: 'refused', items: [refused] } });
    expect(page.refused[0]).toEqual({
      row: 7,
      cells: [{ column: 'DOB', text: '31/02/1974' }],
      errors: [{ text: 'No such day', rule: null }],
    });
    expect(page.refusedFile).toBe('/imports/i/refused.csv');
  });

  it('shows what each column is taken for, and lets it be corrected', () => {
    const { layout } = presentImport({ ...input, section: { name: 'columns' } });
    expect(layout.columns[0]).toMatchObject({ name: 'OGRS', samples: '91 · 84%' });
    expect(layout.columns[0]?.choices.find(({ selected }) => selected)?.value).toBe('score');
  });

  it('leads through its pages', () => {
    expect(presentImport({ ...input, page: 2, pages: 3 }).pages).toEqual({
      text: 'Page 2 of 3',
      previous: '/imports/i?show=rows&page=1',
      next: '/imports/i?show=rows&page=3',
    });
  });
});

describe('a value of a difference', () => {
  it.each([
    ['score', 91, '91'],
    ['rag', 'amber-alert', 'Amber alert'],
    ['panel', 'derby-city', 'Derby City'],
    ['registeredOn', '2014-06-02', '2 June 2014'],
    ['ppo', true, 'Yes'],
    ['aliases', ['A', 'B'], 'A; B'],
    ['aliases', [], 'Nothing'],
    ['address', null, 'Nothing'],
  ])('%s %j reads %s', (field, value, words) => {
    expect(valueWords(field, value, panelName)).toBe(words);
  });
});

describe('a person found twice', () => {
  const question = presentMatchQuestion(row, context);
  const posted = (changes: Record<string, string> = {}) => ({
    'was-14': question.was,
    'action-14': 'merge:9',
    'take-14-9-score': 'file',
    'take-14-9-address': 'file',
    ...changes,
  });

  it('stands side by side with what differs and which is newer', () => {
    expect(question.heading).toBe('Row 14: Smith, John, 3 December 1985');
    expect(
      question.matches[0]?.differences.map(({ label, file, list, newer }) => [label, file, list, newer]),
    ).toEqual([
      ['OGRS score', '91', '84', 'The file'],
      ['Address', '1 New Road', 'Nothing', 'Not known'],
    ]);
    expect(question.choices.filter(({ checked }) => checked).map(({ value }) => value)).toEqual(['merge:9']);
  });

  it('leaves the choice open while somebody must decide', () => {
    const open = presentMatchQuestion({ ...row, action: 'decide', target: null }, context);
    expect(open.isUndecided).toBe(true);
    expect(open.choices.some(({ checked }) => checked)).toBe(false);
  });

  it('is no decision when nothing was changed', () => {
    expect(readMatchesForm(posted())).toEqual([]);
  });

  it.each([
    [
      { 'take-14-9-address': 'list' },
      { action: 'merge', offenderId: '9', take: { score: 'file', address: 'list' } },
    ],
    [{ 'action-14': 'new' }, { action: 'new', take: {} }],
    [{ 'action-14': 'skip' }, { action: 'skip', take: {} }],
  ])('is decided by %j', (changes, resolution) => {
    expect(readMatchesForm(posted(changes))).toEqual([{ row: 14, ...resolution }]);
  });
});

describe('the columns form', () => {
  it('reads the sheet, the heading row and what each column means', () => {
    const values = {
      sheet: 'List',
      headerRow: ' 4 ',
      'column-0': 'OGRS',
      'map-0': 'score',
      'map-1': 'ignore',
      'column-1': 'X',
    };
    expect(readLayoutForm(values)).toEqual({
      sheet: 'List',
      headerRow: 4,
      mapping: { OGRS: 'score', X: 'ignore' },
    });
  });

  it.each([['four'], ['-1'], ['']])('takes %j for no row', (headerRow) => {
    expect(readLayoutForm({ headerRow }).headerRow).toBeUndefined();
  });
});

describe('the list of imports', () => {
  const summary: ImportSummary = {
    id: 'i',
    filename: 'a.csv',
    panelName: null,
    uploadedAt: '2014-12-02T09:05:00Z',
    uploadedBy: 'Priya Nair',
    status: 'previewed',
    counts: { rows: 5, ready: 3, refused: 1, undecided: 1 },
    outcome: null,
  };

  it.each([
    [{}, 'Waiting for you', '5 rows: 3 ready, 1 refused, 1 waiting for a decision'],
    [
      { status: 'committed' as const, outcome: { created: 3, merged: 1, skipped: 0, refused: 1 } },
      'In the list',
      '3 new, 1 merged, 0 left out, 1 refused',
    ],
  ])('says how each stands: %j', (changes, state, result) => {
    const page = presentImports({
      imports: [{ ...summary, ...changes }],
      panels: [],
      canImport: true,
      megabytes: 10,
    });
    expect(page.rows[0]).toMatchObject({ state, result, panel: 'From the file' });
  });

  it('says what would fill it', () => {
    const page = presentImports({ imports: [], panels: [], canImport: true, megabytes: 10 });
    expect(page.empty).toMatch(/No file has been imported/);
  });
});
