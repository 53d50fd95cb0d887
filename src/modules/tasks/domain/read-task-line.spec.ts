import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMonths, calendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { readTaskLine, type LineContext } from './read-task-line.js';

const AGENCIES = [
  { key: 'police', name: 'Derbyshire Constabulary' },
  { key: 'probation-nps', name: 'National Probation Service' },
  { key: 'probation-crc', name: 'Community Rehabilitation Company' },
  { key: 'prison', name: 'HM Prison Service' },
  { key: 'yos', name: 'Youth Offending Service' },
  { key: 'drugs-alcohol', name: 'Drug and alcohol services' },
  { key: 'housing', name: 'Housing' },
  { key: 'ete', name: 'Education, training and employment' },
  { key: 'county-council', name: 'Derbyshire County Council' },
  { key: 'opcc', name: 'Office of the Police and Crime Commissioner' },
];
const OWNERS = [
  { id: 'k', username: 'housing.worker', name: 'Kevin Frost', agency: 'housing' },
  { id: 'd', username: 'drugs.worker', name: 'Dawn Allsop', agency: 'drugs-alcohol' },
  { id: 'p1', username: 'pat.one', name: 'Pat Lee', agency: 'police' },
  { id: 'p2', username: 'pat.two', name: 'Pat Moss', agency: 'police' },
];
/** 3 June 2014 was a Tuesday. */
const TUESDAY = calendarDay('2014-06-03');
const on = (today: string | CalendarDay = TUESDAY): LineContext => ({
  today: calendarDay(today),
  agencies: AGENCIES,
  owners: OWNERS,
});
const fieldsOf = (line: string): string[] => readTaskLine(line, on()).notes.map(({ field }) => field);

describe('one line while people talk (MEET-6)', () => {
  it('proposes who, what and by when', () => {
    expect(readTaskLine('housing: call landlord by Friday', on())).toEqual({
      ...{ ownerAgency: 'housing', owner: null, action: 'call landlord', dueOn: '2014-06-06', notes: [] },
    });
  });

  it.each([
    ['police: arrest him', 'police'],
    ['Derbyshire Constabulary: arrest him', 'police'],
    ['NPS: book him in', 'probation-nps'],
    ['National Probation Service: book him in', 'probation-nps'],
    ['CRC: book him in', 'probation-crc'],
    ['probation-crc: book him in', 'probation-crc'],
    ['probation CRC: book him in', 'probation-crc'],
    ['prison: tell us the date', 'prison'],
    ['HMP - tell us the date', 'prison'],
    ['YOS: send the file', 'yos'],
    ['drugs: see him', 'drugs-alcohol'],
    ['Drugs & alcohol: see him', 'drugs-alcohol'],
    ['Housing to call the landlord', 'housing'],
    ['housing, call the landlord', 'housing'],
    ['housing will call the landlord', 'housing'],
    ['ETE: find a course', 'ete'],
    ['Education, training and employment: find a course', 'ete'],
    ['council: answer the letter', 'county-council'],
    ['county council: answer the letter', 'county-council'],
    ['OPCC: answer the letter', 'opcc'],
    ['pcc: answer the letter', 'opcc'],
  ])('knows whose “%s” is: %s', (line, agency) => {
    expect(readTaskLine(line, on())).toMatchObject({ ownerAgency: agency, owner: null });
    expect(fieldsOf(line)).toEqual(['dueOn']);
  });

  it.each([
    ['Kevin Frost: call landlord', 'housing', 'k'],
    ['housing (Kevin): call landlord', 'housing', 'k'],
    ['housing Kevin: call landlord', 'housing', 'k'],
    ['Kevin to call landlord', 'housing', 'k'],
    ['Dawn: call landlord', 'drugs-alcohol', 'd'],
  ])('knows whom “%s” means', (line, agency, id) => {
    expect(readTaskLine(line, on())).toMatchObject({
      ...{ ownerAgency: agency, owner: { id }, action: 'call landlord' },
    });
  });

  it.each([
    ['two people of that name', 'Pat: call landlord'],
    ['nobody of that name', 'Wayne: call landlord'],
    ['no agency at all', 'call landlord'],
    ['an agency’s word that is a part of the action', 'housing benefit form'],
    ['a person of another agency', 'housing Dawn: call landlord'],
  ])('does not assume an agency where there is %s', (_words, line) => {
    const { ownerAgency, owner, notes } = readTaskLine(line, on());
    expect([ownerAgency, owner]).toEqual([null, null]);
    expect(notes[0]).toMatchObject({ field: 'ownerAgency', message: 'Say which agency is to do it' });
  });

  it('says which two are meant by “probation”', () => {
    const { ownerAgency, action, notes } = readTaskLine('probation: book him in by tomorrow', on());
    expect([ownerAgency, action]).toEqual([null, 'book him in']);
    expect(notes).toEqual([
      {
        field: 'ownerAgency',
        message: 'Say which is meant: National Probation Service or Community Rehabilitation Company',
        rule: 'MEET-6',
      },
    ]);
  });

  it.each([
    ['housing: call landlord', 'a week is proposed', '2014-06-10'],
    ['housing: call landlord by 2 June 2014', 'has passed', '2014-06-10'],
    ['housing: call landlord by 4 June 2015', 'more than a year ahead', '2014-06-10'],
    ['housing: call landlord by 31/6', 'No date was said', '2014-06-10'],
  ])('proposes a week and says so: %s', (line, words, dueOn) => {
    const proposal = readTaskLine(line, on());
    expect(proposal.dueOn).toBe(dueOn);
    expect(proposal.notes).toMatchObject([{ field: 'dueOn', message: expect.stringContaining(words) }]);
  });

  it.each([
    ['by today', '2014-06-03'],
    ['by tomorrow', '2014-06-04'],
    ['tomorrow', '2014-06-04'],
    ['by the day after tomorrow', '2014-06-05'],
    ['by Friday', '2014-06-06'],
    ['by fri', '2014-06-06'],
    ['before Friday', '2014-06-05'],
    ['by Tuesday', '2014-06-10'],
    ['by this Tuesday', '2014-06-03'],
    ['by Monday', '2014-06-09'],
    ['next Monday', '2014-06-09'],
    ['by next Friday', '2014-06-13'],
    ['a week on Friday', '2014-06-13'],
    ['by Friday week', '2014-06-13'],
    ['by 12 June', '2014-06-12'],
    ['by 12th of June', '2014-06-12'],
    ['by the 12th', '2014-06-12'],
    ['by the 2nd', '2014-07-02'],
    ['by June 12th', '2014-06-12'],
    ['by Thursday 12 June', '2014-06-12'],
    ['by 12 June 2014', '2014-06-12'],
    ['by 12/6', '2014-06-12'],
    ['by 12/06/14', '2014-06-12'],
    ['by 12/06/2014', '2014-06-12'],
    ['by 12.6.2014', '2014-06-12'],
    ['by 2014-06-12', '2014-06-12'],
    ['by 2 June', '2015-06-02'],
    ['by 3 June', '2014-06-03'],
    ['by 1/2', '2015-02-01'],
    ['in two weeks', '2014-06-17'],
    ['within 14 days', '2014-06-17'],
    ['in a fortnight', '2014-06-17'],
    ['in a month', '2014-07-03'],
    ['in a week', '2014-06-10'],
    ['by the end of the week', '2014-06-06'],
    ['this week', '2014-06-06'],
    ['by next week', '2014-06-13'],
    ['by the end of the month', '2014-06-30'],
    ['end of month', '2014-06-30'],
    ['by the end of next month', '2014-07-31'],
    ['by end of August', '2014-08-31'],
    ['by the end of May', '2015-05-31'],
    ['due 12 June', '2014-06-12'],
    ['no later than 12 June.', '2014-06-12'],
  ])('understands “%s” on Tuesday 3 June 2014: %s', (words, day) => {
    expect(readTaskLine(`housing: call landlord ${words}`, on())).toMatchObject({
      ...{ ownerAgency: 'housing', dueOn: day, notes: [] },
      action: expect.stringMatching(/^call landlord\.?$/),
    });
  });

  it.each([
    ['2014-06-06', 'by Friday', '2014-06-13'],
    ['2014-06-06', 'by this Friday', '2014-06-06'],
    ['2014-06-06', 'by today', '2014-06-06'],
    ['2014-06-06', 'next Monday', '2014-06-09'],
    ['2014-06-08', 'next Monday', '2014-06-09'],
    ['2014-06-07', 'by the end of the week', '2014-06-08'],
    ['2014-06-30', 'by the end of the month', '2014-06-30'],
    ['2014-01-31', 'in a month', '2014-02-28'],
    ['2014-01-30', 'by the 31st', '2014-01-31'],
    ['2014-02-01', 'by the 31st', '2014-03-31'],
    ['2014-12-31', 'by tomorrow', '2015-01-01'],
    ['2014-12-30', 'by 1 January', '2015-01-01'],
    ['2014-10-24', 'by Monday', '2014-10-27'],
    ['2016-02-01', 'by 29 February', '2016-02-29'],
  ])('said on %s, “%s” is %s', (today, words, day) => {
    expect(readTaskLine(`housing: call landlord ${words}`, on(today)).dueOn).toBe(day);
  });

  it.each([
    ['housing: by Friday call the landlord', 'call the landlord', '2014-06-06'],
    [
      'housing: call the landlord by Friday, he is away after',
      'call the landlord, he is away after',
      '2014-06-06',
    ],
    ['housing: go to court with him on Friday', 'go to court with him on Friday', '2014-06-06'],
    ['housing: ask about Friday by tomorrow', 'ask about Friday', '2014-06-04'],
    ['housing: ask for tomorrow’s letter by Friday', 'ask for tomorrow’s letter', '2014-06-06'],
    ['housing: call 01332 123456 about flat 12/6a', 'call 01332 123456 about flat 12/6a', '2014-06-10'],
    ['housing: ask: is the flat free? by Friday', 'ask: is the flat free?', '2014-06-06'],
  ])('takes away only what says when: %s', (line, action, dueOn) => {
    expect(readTaskLine(line, on())).toMatchObject({ ownerAgency: 'housing', action, dueOn });
  });

  it.each([
    ['', ['ownerAgency', 'dueOn', 'action']],
    ['housing:', ['dueOn', 'action']],
    ['housing: by Friday', ['action']],
    [`housing: ${'a'.repeat(501)}`, ['dueOn', 'action']],
    [':', ['ownerAgency', 'dueOn', 'action']],
  ])('says what is missing of “%s”', (line, fields) => {
    expect(fieldsOf(line)).toEqual(fields);
  });

  it('proposes something for any text on any day, due within a year, and is quick', () => {
    const words = fc.constantFrom(
      'by',
      'Friday',
      'housing',
      ':',
      '12',
      '/',
      '6',
      'June',
      'end of',
      'the',
      'next',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(words, { maxLength: 40 }).map((each) => each.join(' ')),
      fc.array(words, { maxLength: 40 }).map((each) => each.join('')),
    );
    const day = fc
      .date({
        min: new Date('2014-01-01T00:00:00Z'),
        max: new Date('2040-12-31T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((date) => calendarDay(date.toISOString().slice(0, 10)));
    fc.assert(
      fc.property(text, day, (line, today) => {
        const { dueOn, action, ownerAgency, notes } = readTaskLine(line, on(today));
        expect(dueOn >= today && dueOn <= addMonths(today, 12)).toBe(true);
        expect(action === '').toBe(notes.some(({ message }) => message === 'Say what is to be done'));
        expect(ownerAgency === null).toBe(notes.some(({ field }) => field === 'ownerAgency'));
      }),
      { numRuns: 500 },
    );
    const started = performance.now();
    readTaskLine('by the end of '.repeat(10_000), on());
    readTaskLine('a '.repeat(100_000), on());
    readTaskLine(':'.repeat(100_000), on());
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
