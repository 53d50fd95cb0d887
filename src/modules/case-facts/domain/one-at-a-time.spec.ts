import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import type { DomainError, FieldError } from '../../../shared/domain-error.js';
import { refuseSecond, takesOverFrom } from './one-at-a-time.js';
import type { Contact } from './read-contact.js';

function refused(run: () => unknown): FieldError[] {
  try {
    run();
  } catch (error) {
    return (error as DomainError).details.errors ?? [];
  }
  return [];
}

describe('one offender manager and one police lead at a time (COH-1)', () => {
  const contact = (changes: Partial<Contact> = {}): Contact => ({
    ...{
      contactAgency: 'probation-nps',
      kind: 'offender-manager',
      name: 'Peter Gough',
      phone: null,
      email: null,
    },
    ...{ userId: null, username: null, from: calendarDay('2014-05-01'), to: null },
    ...changes,
  });
  const present = contact({ name: 'Nadia Hussain', from: calendarDay('2014-05-01') });
  const lead = contact({ kind: 'police-lead', contactAgency: 'police', name: 'Ruth Daley' });
  const worker = contact({ kind: 'worker', contactAgency: 'housing', name: 'Kevin Frost' });

  it.each<[string, Contact, readonly Contact[], Contact | null]>([
    [
      'a new one from the present one',
      contact({ from: calendarDay('2014-06-01') }),
      [lead, present],
      present,
    ],
    ['a new one who begins on the same day', contact(), [present], present],
    ['the first from nobody', contact(), [lead, worker], null],
    ['one after an ended one from nobody', contact(), [{ ...present, to: calendarDay('2014-05-02') }], null],
    ['one who has ended from nobody', contact({ to: calendarDay('2014-05-02') }), [present], null],
    ['a worker from nobody', worker, [contact({ ...worker, name: 'Another' })], null],
    [
      'the same worker after an end from nobody',
      worker,
      [{ ...worker, to: calendarDay('2014-05-02') }],
      null,
    ],
  ])('takes over: %s', (_, next, others, expected) => {
    expect(takesOverFrom(next, others)).toBe(expected);
  });

  it('never begins before the present one did', () => {
    const early = contact({ from: calendarDay('2014-04-30') });
    expect(refused(() => takesOverFrom(early, [present]))).toEqual([
      {
        field: 'from',
        message:
          'Nadia Hussain has been the offender manager since 1 May 2014: a new one cannot begin before that',
        rule: 'COH-1',
      },
    ]);
  });

  it('is recorded once: the same open contact again is refused', () => {
    const again = { ...worker, name: 'KEVIN frost' };
    expect(refused(() => takesOverFrom(again, [worker]))).toEqual([
      { field: 'name', message: 'Kevin Frost is recorded already, since 1 May 2014', rule: 'COH-1' },
    ]);
  });

  it('is corrected to a second one never', () => {
    expect(refused(() => refuseSecond(contact(), [present]))).toEqual([
      {
        field: 'kind',
        message: 'Nadia Hussain has been the offender manager since 1 May 2014: end that first',
        rule: 'COH-1',
      },
    ]);
    expect(refused(() => refuseSecond(worker, [present, lead]))).toEqual([]);
    expect(refused(() => refuseSecond(contact({ to: calendarDay('2014-06-01') }), [present]))).toEqual([]);
  });
});
