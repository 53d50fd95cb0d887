import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import type { DomainError, FieldError } from '../../../shared/domain-error.js';
import {
  readContact,
  readContactEnd,
  readUsername,
  type ContactSurroundings,
  type TypedContact,
} from './read-contact.js';

const AROUND: ContactSurroundings = {
  today: calendarDay('2014-06-03'),
  agencies: [
    { key: 'police', kind: 'police' },
    { key: 'probation-nps', kind: 'probation' },
    { key: 'probation-crc', kind: 'probation' },
    { key: 'housing', kind: 'partner' },
  ],
  user: null,
};
const GOOD = {
  contactAgency: 'probation-nps',
  kind: 'offender-manager',
  name: ' Nadia  Hussain ',
  from: '2014-05-01',
};
const NADIA = { id: 'u1', username: 'om.derby-city', name: 'Nadia Hussain', agency: 'probation-nps' };

function refused(run: () => unknown): FieldError[] {
  try {
    run();
  } catch (error) {
    return (error as DomainError).details.errors ?? [];
  }
  return [];
}
const refuse = (changes: TypedContact, around: Partial<ContactSurroundings> = {}): FieldError[] =>
  refused(() => readContact({ ...GOOD, ...changes }, { ...AROUND, ...around }));

describe('a contact (COH-1)', () => {
  it('says whom of an agency to ring, and since when', () => {
    expect(readContact({ ...GOOD, phone: '01332  496 0123', email: 'nadia@example.org' }, AROUND)).toEqual({
      contactAgency: 'probation-nps',
      kind: 'offender-manager',
      name: 'Nadia Hussain',
      phone: '01332 496 0123',
      email: 'nadia@example.org',
      userId: null,
      username: null,
      from: '2014-05-01',
      to: null,
    });
  });

  it('may be a user of that agency, and has their name unless another is given', () => {
    const around = { ...AROUND, user: NADIA };
    const typed = { ...GOOD, name: undefined, username: 'om.derby-city' };
    expect(readContact(typed, around)).toMatchObject({
      userId: 'u1',
      username: 'om.derby-city',
      name: 'Nadia Hussain',
    });
    expect(readContact({ ...typed, name: 'N. Hussain' }, around)).toMatchObject({ name: 'N. Hussain' });
  });

  it.each<[string, TypedContact]>([
    ['since today', { from: '2014-06-03' }],
    ['until the day it began', { to: '2014-05-01' }],
    ['until today', { to: '2014-06-03' }],
    ['of the other probation agency', { contactAgency: 'probation-crc' }],
    ['a police lead of the police', { kind: 'police-lead', contactAgency: 'police' }],
    ['a worker of any agency', { kind: 'worker', contactAgency: 'housing' }],
    ['a worker of the police', { kind: 'worker', contactAgency: 'police' }],
    ['without phone and email, said as null', { phone: null, email: null, to: null, username: null }],
    ['without phone and email, left empty', { phone: '', email: '  ', username: '' }],
    ['on an international number with an extension', { phone: '+44 (0)1332 496-0123 ext. 12' }],
    ['with a name of 200 characters', { name: 'x'.repeat(200) }],
  ])('may be %s', (_, changes) => {
    expect(refuse(changes)).toEqual([]);
  });

  it.each<[string, TypedContact, string, string]>([
    ['since tomorrow', { from: '2014-06-04' }, 'from', 'Contact since must be today or in the past'],
    ['since no day', { from: undefined }, 'from', 'Contact since must be a real date'],
    ['until tomorrow', { to: '2014-06-04' }, 'to', 'Contact until must be today or in the past'],
    ['until the day before it began', { to: '2014-04-30' }, 'to', 'Contact until cannot be before it began'],
    ['until no day', { to: 'soon' }, 'to', 'Contact until must be a real date'],
    ['of no agency', { contactAgency: 'nobody' }, 'contactAgency', 'Choose an agency'],
    [
      'an offender manager of the police',
      { contactAgency: 'police' },
      'contactAgency',
      'An offender manager is of a probation agency: choose one',
    ],
    [
      'a police lead of housing',
      { kind: 'police-lead', contactAgency: 'housing' },
      'contactAgency',
      'A police lead is of the police: choose the police',
    ],
    ['of another kind', { kind: 'friend' }, 'kind', 'Choose offender manager, police lead or worker'],
    ['without a name', { name: ' ' }, 'name', 'Enter a name'],
    ['with a name that is no text', { name: 7 }, 'name', 'Enter a name'],
    [
      'with a name of 201 characters',
      { name: 'x'.repeat(201) },
      'name',
      'Name must be 200 characters or fewer',
    ],
    ['on a number of letters', { phone: 'ask me' }, 'phone', 'Enter a phone number, like 01332 496 0123'],
    ['on a number too short', { phone: '12345' }, 'phone', 'Enter a phone number, like 01332 496 0123'],
    ['on a number that is none', { phone: 999 }, 'phone', 'Phone must be text'],
    ['at no address', { email: 'nadia' }, 'email', 'Enter an email address, like name@example.org'],
    [
      'at half an address',
      { email: 'nadia@example' },
      'email',
      'Enter an email address, like name@example.org',
    ],
    [
      'somebody without an account',
      { username: 'nobody' },
      'username',
      'There is no user of that name in this agency',
    ],
  ])('may not be %s', (_, changes, field, message) => {
    expect(refuse(changes)).toEqual([{ field, message, rule: 'COH-1' }]);
  });

  it('may not be a user of another agency, which is told no differently', () => {
    const user = { ...NADIA, agency: 'housing' };
    expect(refuse({ username: 'housing.worker' }, { user })).toEqual(refuse({ username: 'nobody' }));
  });

  it('is refused once for each field', () => {
    const errors = refuse({
      contactAgency: 1,
      kind: 1,
      name: 1,
      phone: 1,
      email: 1,
      username: 1,
      from: 1,
      to: 1,
    });
    expect(errors.map(({ field }) => field)).toEqual([
      ...['kind', 'contactAgency', 'username', 'name', 'phone', 'email', 'from', 'to'],
    ]);
  });

  it.each([
    [' OM.Derby-City ', 'om.derby-city'],
    ['', null],
    [3, null],
    [undefined, null],
  ])('finds the user %j as %j', (typed, expected) => {
    expect(readUsername(typed)).toBe(expected);
  });
});

describe('the end of a contact (COH-1)', () => {
  const dates = { from: calendarDay('2014-05-01'), today: calendarDay('2014-06-03') };

  it.each(['2014-05-01', '2014-06-03'])('may be %s', (to) => {
    expect(readContactEnd(to, dates)).toBe(to);
  });

  it.each([
    ['2014-04-30', 'Contact until cannot be before it began'],
    ['2014-06-04', 'Contact until must be today or in the past'],
    [undefined, 'Contact until must be a real date'],
  ])('may not be %j', (to, message) => {
    expect(refused(() => readContactEnd(to, dates))).toEqual([{ field: 'to', message, rule: 'COH-1' }]);
  });
});
