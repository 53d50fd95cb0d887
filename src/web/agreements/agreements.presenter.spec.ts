import { describe, expect, it } from '@jest/globals';
import type { AgreementView } from '../../modules/agreements/index.js';
import { presentAgreements } from './agreements.presenter.js';

const row = (id: string, changes: Partial<AgreementView> = {}): AgreementView => ({
  id,
  ...{ agency: 'housing', agencyName: 'Housing', startsOn: '2014-06-01', endsOn: null, note: 'Signed' },
  ...{ state: 'in-force', daysLeft: null, recordedAt: '2014-06-03T09:05:00Z', recordedBy: 'Sunil Rao' },
  ...{ corrects: null, reason: null, isVoid: false, correctedBy: null },
  ...changes,
});
const AGENCIES = [
  { key: 'housing', name: 'Housing' },
  { key: 'yos', name: 'Youth Offending Service' },
];
const page = (rows: AgreementView[], canKeep = true) =>
  presentAgreements({ rows, agencies: AGENCIES, canKeep });

describe('the register of agreements', () => {
  it.each<[Partial<AgreementView>, string, string]>([
    [{}, 'in-force', 'In force'],
    [{ endsOn: '2014-12-31', daysLeft: 32 }, 'in-force', 'In force, ends in 32 days'],
    [{ endsOn: '2014-12-31', daysLeft: 31 }, 'ending', 'In force, ends in 31 days'],
    [{ endsOn: '2014-12-31', daysLeft: 1 }, 'ending', 'In force, ends in 1 day'],
    [{ endsOn: '2014-12-31', daysLeft: 0 }, 'ending', 'Last day is today'],
    [{ state: 'ended' }, 'ended', 'Ended'],
    [{ state: 'begins' }, 'begins', 'Begins on 1 June 2014'],
  ])('says of %j that it is %s: %s', (changes, key, text) => {
    expect(page([row('1', changes)]).rows[0]?.state).toEqual({ key, text });
  });

  it('says how many share, and who sees nothing', () => {
    expect(page([row('1')])).toMatchObject({
      summary: '1 of 2 agencies share under an agreement today. The police run the scheme and need none.',
      without: 'Nothing of the scheme is open to the people of: Youth Offending Service.',
    });
    expect(page([row('1'), row('2', { agency: 'yos' })]).without).toBeNull();
  });

  it('keeps what was changed and withdrawn, with who and why (COH-2)', () => {
    const rows = [
      row('1', { correctedBy: '2' }),
      row('2', { corrects: '1', endsOn: '2014-12-31', reason: 'Signed', correctedBy: '3' }),
      row('3', { corrects: '2', isVoid: true, reason: 'Never signed' }),
    ];
    const view = page(rows);
    expect(view.rows).toEqual([]);
    expect(view.history.map(({ id, why }) => [id, why])).toEqual([
      ['1', 'Changed on 3 June 2014 at 10:05 by Sunil Rao: Signed'],
      ['2', 'Withdrawn on 3 June 2014 at 10:05 by Sunil Rao: Never signed'],
    ]);
  });

  it('offers an auditor nothing to change', () => {
    const view = page([row('1')], false);
    expect([view.add, view.rows[0]?.actions]).toEqual([null, []]);
  });
});
