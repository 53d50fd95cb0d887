import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { listCandidate, type ListedPerson } from './listed-person.js';
import { matchPerson, PeopleIndex } from './match-person.js';
import type { Candidate } from './row-reading.js';

const BORN = calendarDay('1988-06-03');
const blank: Candidate = {
  surname: 'O’Brien',
  forename: 'Zoë',
  dateOfBirth: BORN,
  gender: null,
  pncId: null,
  crn: null,
  prisonNumber: null,
  panel: 'chesterfield',
  score: null,
  assessedOn: null,
  rag: null,
  registeredOn: null,
  removedOn: null,
  ppo: null,
  address: null,
  contactNumber: null,
  primarySubstance: null,
  aliases: [],
  notes: null,
};
const [PNC, OTHER_PNC] = ['1990/0958501T', '2002/0497485Z'];
const candidate = (values: Partial<Candidate> = {}): Candidate => ({ ...blank, ...values });
const listed = (id: string, values: Partial<ListedPerson> = {}): ListedPerson => ({
  ...listCandidate(blank, id, null),
  ...values,
});
const match = (person: Candidate, ...list: ListedPerson[]) => {
  const { proposal, matches, reasons } = matchPerson(person, new PeopleIndex(list));
  return { proposal, matches: matches.map((each) => `${each.person.id} by ${each.by}`), reasons };
};
const elsewhere = { surname: 'Hill', forename: 'Ann', dateOfBirth: calendarDay('1990-01-01') };

describe('who a row is (REF-7)', () => {
  it.each<[string, Candidate, ListedPerson, string]>([
    ['PNC ID', candidate({ pncId: PNC }), listed('a', { pncId: PNC }), 'pnc-id'],
    ['CRN', candidate({ crn: 'X320741' }), listed('a', { crn: 'X320741' }), 'crn'],
    [
      'prison number',
      candidate({ prisonNumber: 'A1234BC' }),
      listed('a', { prisonNumber: 'A1234BC' }),
      'prison-number',
    ],
    [
      'the surest of several',
      candidate({ pncId: PNC, crn: 'X320741' }),
      listed('a', { pncId: PNC, crn: 'X320741' }),
      'pnc-id',
    ],
    [
      'CRN when the list has no PNC ID',
      candidate({ pncId: PNC, crn: 'X320741' }),
      listed('a', { crn: 'X320741' }),
      'crn',
    ],
    [
      'name and date of birth in another spelling',
      candidate({ surname: 'OBRIEN', forename: 'zoe' }),
      listed('a'),
      'name-and-date-of-birth',
    ],
    [
      'an alias on the list',
      candidate({ surname: 'Smith', forename: 'Zoe' }),
      listed('a', { aliases: ['SMITH, Zoë'] }),
      'name-and-date-of-birth',
    ],
    [
      'an alias in the file',
      candidate({ surname: 'Smith', aliases: ['Zoë O’Brien'] }),
      listed('a'),
      'name-and-date-of-birth',
    ],
    [
      'PNC ID though the name changed',
      candidate({ pncId: PNC, surname: 'Hill' }),
      listed('a', { pncId: PNC }),
      'pnc-id',
    ],
    [
      'PNC ID though the date of birth differs',
      candidate({ pncId: PNC }),
      listed('a', { pncId: PNC, dateOfBirth: calendarDay('1988-03-06') }),
      'pnc-id',
    ],
  ])('is known by %s', (_, person, list, by) => {
    expect(match(person, list)).toEqual({ proposal: 'merge', matches: [`a by ${by}`], reasons: [] });
  });

  it.each<[string, Candidate, ListedPerson]>([
    ['the name alone', candidate(), listed('a', { dateOfBirth: calendarDay('1988-06-04') })],
    ['the date of birth alone', candidate(), listed('a', { surname: 'Hill' })],
    [
      'a nickname and the date of birth',
      candidate({ surname: 'Hill', aliases: ['Zed'] }),
      listed('a', { aliases: ['Zed'] }),
    ],
    ['a name when the list has no date of birth', candidate(), listed('a', { dateOfBirth: null })],
    ['nothing', candidate(elsewhere), listed('a')],
  ])('is somebody new when it shares %s', (_, person, list) => {
    expect(match(person, list)).toEqual({ proposal: 'new', matches: [], reasons: [] });
  });

  it.each<[string, Candidate, ListedPerson[], string[], string]>([
    [
      'the same name and date of birth has another PNC ID',
      candidate({ pncId: PNC }),
      [listed('a', { pncId: OTHER_PNC })],
      ['a by name-and-date-of-birth'],
      `The PNC ID in the file is ${PNC}, on the list ${OTHER_PNC}`,
    ],
    [
      'the PNC ID is the same and the CRN another',
      candidate({ pncId: PNC, crn: 'X320741' }),
      [listed('a', { pncId: PNC, crn: 'C000001' })],
      ['a by pnc-id'],
      'The CRN in the file is X320741, on the list C000001',
    ],
    [
      'the PNC ID leads to one and the CRN to another',
      candidate({ pncId: PNC, crn: 'X320741' }),
      [listed('b', { ...elsewhere, crn: 'X320741' }), listed('a', { pncId: PNC })],
      ['a by pnc-id', 'b by crn'],
      'Its numbers lead to 2 people on the list',
    ],
    [
      'two have the name and date of birth',
      candidate(),
      [listed('a'), listed('b', { surname: 'OBrien' })],
      ['a by name-and-date-of-birth', 'b by name-and-date-of-birth'],
      '2 people on the list have this name and date of birth',
    ],
    [
      'the number is the same but neither name nor date of birth is',
      candidate({ pncId: PNC }),
      [listed('a', { ...elsewhere, pncId: PNC })],
      ['a by pnc-id'],
      'The number is the same, but neither the name nor the date of birth is',
    ],
  ])('is for a person to decide when %s', (_, person, list, matches, reason) => {
    expect(match(person, ...list)).toMatchObject({ proposal: 'decide', matches });
    expect(match(person, ...list).reasons).toContain(reason);
  });

  it('is not made doubtful by a namesake born on the same day, once a number is found', () => {
    const list = [listed('b', { pncId: OTHER_PNC }), listed('a', { pncId: PNC })];
    expect(match(candidate({ pncId: PNC }), ...list)).toMatchObject({
      proposal: 'merge',
      matches: ['a by pnc-id', 'b by name-and-date-of-birth'],
    });
  });

  it('is found among the rows before it, under what they were merged into', () => {
    const index = new PeopleIndex();
    const before = listed('a');
    index.add(before);
    index.replace(before, { ...before, pncId: PNC, surname: 'Hill' });
    expect(matchPerson(candidate({ ...elsewhere, pncId: PNC }), index).matches).toHaveLength(1);
    expect(matchPerson(candidate(), index).proposal).toBe('new');
  });
});
