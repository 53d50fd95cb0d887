import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../../../shared/domain-error.js';
import { guessFromHeading } from './import-field.js';
import { columnLetters, nameColumns } from './name-columns.js';
import { checkLayout, planLayout } from './plan-layout.js';
import type { Cell, Sheet } from './sheet.js';

const HEADINGS: Cell[] = ['Surname', 'Forename', 'DOB', 'RAG'];
const PERSON: Cell[] = ['Marsden', 'Kirsty', '03/10/1964', 'R'];
const sheet = (name: string, ...rows: Cell[][]): Sheet => ({ name, rows });
const fields = (header: Cell[], ...rows: Cell[][]): unknown[] =>
  planLayout([sheet('Sheet1', header, ...rows)], { headerRow: 1 }).columns.map(({ field }) => field);

describe('what a heading means', () => {
  it.each([
    ['Forename(s)', 'forename'],
    ['D.O.B.', 'dateOfBirth'],
    ['Client DOB', 'dateOfBirth'],
    ['PNC no.', 'pncId'],
    ['PNC/ID Number', 'pncId'],
    ['NDelius ref', 'crn'],
    ['NOMS Number', 'prisonNumber'],
    ['OGRS score (24 mths)', 'score'],
    ['OGRS3 24m', 'score'],
    ['Date of OGRS', 'assessedOn'],
    ['Date on scheme', 'registeredOn'],
    ['De-registered on', 'removedOn'],
    ['PPO?', 'ppo'],
    ['Last known address', 'address'],
    ['Drug of choice', 'primarySubstance'],
    ['A.K.A.', 'aliases'],
  ])('%s is %s', (heading, field) => {
    expect(guessFromHeading(heading)?.field).toBe(field);
  });

  it.each(['Row', 'Reason', 'Widget', '', 'PNC checked for every nominal on this list by the co-ordinator'])(
    '“%s” is nothing known',
    (heading) => {
      expect(guessFromHeading(heading)).toBeNull();
    },
  );

  it.each([
    ['Status', 'rag', ['R', 'AA', '']],
    ['Status', 'ignore', ['Active', 'Custody', 'R']],
    ['Area', 'ignore', ['North', 'South']],
  ])('%s is %s by what stands below', (heading, field, below) => {
    expect(fields([heading, 'Surname'], ...below.map((text) => [text, 'x']))).toEqual([field, 'surname']);
  });

  it('goes to one column only, the better named, while an address may have several', () => {
    expect(fields(['OGRS band', 'OGRS', 'Address', 'Postcode'])).toEqual([
      'ignore',
      'score',
      'address',
      'address',
    ]);
  });

  it('leaves a full name out where surname and forename stand apart', () => {
    expect(fields(['Name', 'Surname', 'Forename'])).toEqual(['ignore', 'surname', 'forename']);
  });
});

describe('the names of columns', () => {
  it('are the headings, each its own', () => {
    const header = ['Name', null, 'Name', 'Name (2)', 'Name', null, ' Two\nlines '];
    const names = nameColumns(header, [[null, 'x', null, null, null, null]]).map(({ name }) => name);
    expect(names).toEqual(['Name', 'Column B', 'Name (2)', 'Name (2) (2)', 'Name (3)', 'Two lines']);
  });

  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16383, 'XFD'],
  ])('column %s is %s', (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
  });
});

describe('the guess', () => {
  it.each<[string, Sheet[], string, number]>([
    [
      'titles above the headings',
      [sheet('S', ['IOM COHORT - RESTRICTED'], ['Notes'], [], HEADINGS, PERSON)],
      'S',
      4,
    ],
    [
      'an archive before the list',
      [sheet('Archive 2013', HEADINGS, PERSON, PERSON), sheet('Sheet2', HEADINGS)],
      'Sheet2',
      1,
    ],
    [
      'a removed sheet of more columns',
      [sheet('Removed', [...HEADINGS, 'CRN']), sheet('Now', HEADINGS)],
      'Now',
      1,
    ],
    [
      'a sheet of notes before the list',
      [sheet('Read me', ['Ask the co-ordinator']), sheet('2014', HEADINGS)],
      '2014',
      1,
    ],
    ['two alike', [sheet('One', HEADINGS, PERSON), sheet('Two', HEADINGS, PERSON)], 'One', 1],
    ['only an archive', [sheet('Old', HEADINGS, PERSON)], 'Old', 1],
    ['no headings anywhere', [sheet('S', [null], PERSON, PERSON)], 'S', 2],
  ])('finds sheet and headings: %s', (_, sheets, name, headerRow) => {
    expect(planLayout(sheets)).toMatchObject({ sheet: name, headerRow });
  });

  it('gives way to what the user chose', () => {
    const sheets = [
      sheet('Now', HEADINGS, PERSON),
      sheet('Old', ['x'], ['Who', 'Born'], ['Marsden, Kirsty', '1/2/88']),
    ];
    const layout = planLayout(sheets, { sheet: 'Old', headerRow: 2, mapping: { Who: 'fullName' } });
    expect(layout).toEqual({
      sheet: 'Old',
      headerRow: 2,
      columns: [
        { index: 0, name: 'Who', field: 'fullName' },
        { index: 1, name: 'Born', field: 'dateOfBirth' },
      ],
    });
    expect(checkLayout(layout)).toEqual([]);
  });

  it.each([
    [{ sheet: 'Nowhere' }, 'sheet', 'This file has no sheet called “Nowhere”'],
    [{ headerRow: 0 }, 'headerRow', 'The sheet “Now” has no row 0'],
    [{ headerRow: 3 }, 'headerRow', 'The sheet “Now” has no row 3'],
    [{ mapping: { Nobody: 'crn' } }, 'mapping', 'This sheet has no column called “Nobody”'],
    [{ mapping: { RAG: 'toString' } }, 'mapping', '“toString” is not something a column can mean'],
  ])('refuses a choice the file does not have: %j', (choices, field, message) => {
    const plan = (): unknown => planLayout([sheet('Now', HEADINGS, PERSON)], choices);
    expect(plan).toThrow(DomainError);
    expect(plan).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ errors: [{ field, message }] }) }),
    );
  });

  it.each([
    [
      { Surname: 'ignore', Forename: 'ignore', DOB: 'ignore' },
      ['the surname', 'the forename', 'the date of birth'],
    ],
    [{ Surname: 'fullName', Forename: 'ignore' }, []],
    [{ RAG: 'surname' }, ['one column for surname: now it is Surname and RAG']],
    [
      { RAG: 'pncId', Forename: 'pncId' },
      ['the forename', 'one column for PNC ID: now it is Forename and RAG'],
    ],
  ])('is checked before it is read: %j', (mapping, asked) => {
    const messages = checkLayout(planLayout([sheet('Now', HEADINGS, PERSON)], { mapping })).map(
      ({ message }) => message,
    );
    expect(messages).toHaveLength(asked.length);
    asked.forEach((part, at) => expect(messages[at]).toContain(part));
  });
});
