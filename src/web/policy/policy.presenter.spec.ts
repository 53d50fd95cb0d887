import { describe, expect, it } from '@jest/globals';
import type { ReassessmentView } from '../../modules/ogrs-tiering/index.js';
import type { PolicyContent, PolicyDraft, PolicyVersion } from '../../modules/partnership/index.js';
import { calendarDay } from '../../shared/calendar-day.js';
import { presentPolicyPage, type PolicyPageInput } from './policy.presenter.js';

const content: PolicyContent = {
  instruments: [{ name: 'ogrs3', months: 24, tier1From: 90, tier2From: 70 }],
  adultAge: 18,
  exclusions: { mappaLevels: [2, 3], registeredSexOffenders: true, monthsWithoutConviction: 6 },
  routes: { ppo: true, yos: true, outOfArea: true },
  suitableIntelligence: null,
  unrecordedStopsDecision: true,
  partnerNeeds: 2,
  comingOfAgeMonths: 6,
  exitMonths: 6,
  ragStaleAfterDays: { red: 14, 'amber-alert': 14, amber: 28, green: 91 },
  readings: [],
};
const version = (number: number, effectiveOn: string): PolicyVersion => ({
  ...{ version: number, effectiveOn, sourceNote: `Source ${number}`, content },
});
const draft: PolicyDraft = {
  ...{ id: 'd1', basedOn: 2, newestSeen: 2, effectiveOn: '2014-07-01', sourceNote: 'Review', content },
  ...{ status: 'open', became: null, createdAt: '2014-06-03T08:00:00.000Z', createdBy: 'Sunil Rao' },
  ...{ changedAt: '2014-06-03T08:30:00.000Z', settledAt: null, settledBy: null, version: 1 },
};
const run: ReassessmentView = {
  ...{ id: 'r1', cause: 'nightly', onDay: '2014-06-03', policyVersion: 2, status: 'finished', total: 1_200 },
  ...{ done: 1_200, changed: 12, registered: 3, startedAt: '2014-06-03T00:05:00.000Z' },
  ...{ startedBy: 'Nightly review', touchedAt: '2014-06-03T00:05:30.000Z', finishedAt: null },
};
const inForce = version(2, '2014-06-01');
const show = (input: Partial<PolicyPageInput> = {}): ReturnType<typeof presentPolicyPage> =>
  presentPolicyPage({
    ...{ versions: [inForce, version(1, '2014-06-01')], inForce, drafts: [], runs: null, canDraft: true },
    ...{ today: calendarDay('2014-06-03'), now: Date.parse('2014-06-03T09:30:00.000Z') },
    ...input,
  });

describe('the policy page', () => {
  it('tells versions that are in force, earlier, coming, and replaced before their day', () => {
    const versions = [version(4, '2014-06-20'), version(3, '2014-07-01'), inForce, version(1, '2014-06-01')];
    expect(show({ versions }).versions.map(({ name, state }) => `${name}: ${state}`)).toEqual([
      'Version 4: Coming',
      'Version 3: Replaced before its day',
      'Version 2: In force',
      'Version 1: Earlier',
    ]);
  });

  it.each<[string, Partial<PolicyDraft>, RegExp, string | null]>([
    [
      'an open draft',
      {},
      /version 2\. Open, last saved on 3 June 2014 at 9:30$/,
      '/admin/policy/drafts/d1/shadow',
    ],
    [
      'a discarded one',
      { status: 'discarded', settledAt: '2014-06-03T09:00:00.000Z', settledBy: 'Sunil Rao' },
      /Discarded by Sunil Rao on 3 June 2014 at 10:00$/,
      null,
    ],
    ['an adopted one', { status: 'adopted', became: 3 }, /Adopted as version 3$/, null],
  ])('says of %s where it stands', (_, changes, state, shadow) => {
    const [row] = show({ drafts: [{ ...draft, ...changes }] }).drafts;
    expect(row?.state).toMatch(state);
    expect(row).toMatchObject({ name: 'From 1 July 2014', shadow });
  });

  it('offers drafting to those who may, and says who does to others', () => {
    expect(show()).toMatchObject({ draftHref: '/admin/policy/drafts/new' });
    const reader = show({ canDraft: false });
    expect(reader.draftHref).toBeNull();
    expect(reader.versions.map(({ again }) => again)).toEqual([null, null]);
    expect(reader.emptyDrafts).toContain('An administrator drafts');
  });

  it.each<[string, Partial<ReassessmentView>, string, boolean]>([
    ['finished', {}, '1,200 people looked at, 12 changed, 3 registered', false],
    [
      'running',
      { status: 'running', done: 400, touchedAt: '2014-06-03T09:29:59.000Z' },
      'Running: 400 of 1,200 people looked at',
      true,
    ],
    [
      'silent for a minute',
      { status: 'running', done: 400, touchedAt: '2014-06-03T09:29:00.000Z' },
      'Stopped before its end: 400 of 1,200 people looked at',
      false,
    ],
    ['given up', { status: 'failed', done: 1 }, 'Stopped before its end: 1 of 1,200 people looked at', false],
  ])('says of a re-assessment that is %s how far it came', (_, changes, came, isRunning) => {
    const { runs } = show({ runs: [{ ...run, ...changes }] });
    expect(runs?.list[0]).toMatchObject({ came, by: 'Every night', policy: 'Version 2' });
    expect(runs?.isRunning).toBe(isRunning);
  });

  it('says who asked for one, and shows none to those who may not ask', () => {
    const { runs } = show({ runs: [{ ...run, cause: 'asked', startedBy: 'Helen Marsh' }] });
    expect(runs?.list[0]?.by).toBe('Asked for by Helen Marsh');
    expect(show().runs).toBeNull();
    expect(show({ runs: [] }).runs?.empty).toContain('Nobody has been re-assessed yet');
  });
});
