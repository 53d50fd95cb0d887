import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { readTransfer, type Transfer, type TypedTransfer } from './read-transfer.js';

const dates = { dateOfBirth: calendarDay('1980-01-01'), today: calendarDay('2014-06-03') };
const read = (typed: TypedTransfer, before: Transfer | null = null) =>
  readTransfer(typed, { before, ...dates });
const leeds: Transfer = { fromArea: 'Leeds', managedAs: 'iom', transferredOn: calendarDay('2014-05-01') };

describe('from where a case was transferred (ROUTE-OOA)', () => {
  it.each<[TypedTransfer, Transfer | null]>([
    [{ transferredFrom: ' Leeds ', transferredAs: 'iom', transferredOn: '2014-05-01' }, { ...leeds }],
    [{ transferredFrom: 'Leeds' }, { fromArea: 'Leeds', managedAs: null, transferredOn: null }],
    [{ transferredAs: 'ppo' }, { fromArea: null, managedAs: 'ppo', transferredOn: null }],
    [
      { transferredOn: '2014-06-03' },
      { fromArea: null, managedAs: null, transferredOn: calendarDay('2014-06-03') },
    ],
    [
      { transferredOn: '1980-01-02' },
      { fromArea: null, managedAs: null, transferredOn: calendarDay('1980-01-02') },
    ],
    [
      { transferredFrom: 'x'.repeat(100) },
      { ...leeds, fromArea: 'x'.repeat(100), managedAs: null, transferredOn: null },
    ],
    [{}, null],
    [{ transferredFrom: '  ', transferredAs: '', transferredOn: '' }, null],
    [{ transferredFrom: null }, null],
  ])('%j is read as %j', (typed, transfer) => {
    expect(read(typed)).toEqual({ transfer, errors: [] });
  });

  it.each<[TypedTransfer, Transfer | null]>([
    [{}, null],
    [{ transferredFrom: 'Leeds', transferredAs: 'iom', transferredOn: '2014-05-01' }, null],
    [{ transferredOn: '2014-05-02' }, { ...leeds, transferredOn: calendarDay('2014-05-02') }],
    [{ transferredAs: 'ppo' }, { ...leeds, managedAs: 'ppo' }],
    [{ transferredFrom: '' }, { ...leeds, fromArea: null }],
    [
      { transferredFrom: null, transferredAs: null, transferredOn: null },
      { fromArea: null, managedAs: null, transferredOn: null },
    ],
  ])('beside what is recorded, %j changes it to %j', (typed, transfer) => {
    expect(read(typed, leeds)).toEqual({ transfer, errors: [] });
  });

  it('does not judge a recorded day again when the date of birth has been corrected past it', () => {
    const corrected = { before: leeds, dateOfBirth: calendarDay('2014-05-20'), today: dates.today };
    expect(readTransfer({ transferredAs: 'ppo' }, corrected).errors).toEqual([]);
  });

  it.each<[TypedTransfer, string, string]>([
    [{ transferredFrom: 'x'.repeat(101) }, 'transferredFrom', 'The area must be 100 characters or fewer'],
    [{ transferredAs: 'mappa' }, 'transferredAs', 'Say whether the case was managed as PPO or IOM'],
    [{ transferredOn: '2014-02-30' }, 'transferredOn', 'Date of transfer must be a real date'],
    [{ transferredOn: '2014-06-04' }, 'transferredOn', 'Date of transfer must be today or in the past'],
    [
      { transferredOn: '1980-01-01' },
      'transferredOn',
      'Date of transfer must be after the date of birth, 1 January 1980',
    ],
  ])('%j is refused at %s', (typed, field, message) => {
    expect(read(typed).errors).toEqual([{ field, message, rule: 'ROUTE-OOA' }]);
  });
});
