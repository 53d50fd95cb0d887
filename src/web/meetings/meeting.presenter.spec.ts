import { describe, expect, it } from '@jest/globals';
import type { ReferralSummary } from '../../modules/referral-forms/index.js';
import type { MeetingView, Quorum } from '../../modules/tasking-meetings/index.js';
import { presentMeeting, type MeetingInput } from './meeting.presenter.js';

const quorum = (...agencies: string[]): Quorum => ({
  ...{ agencies, present: agencies.length, needed: 3, quorate: agencies.length >= 3 },
});
const meeting = (more: Partial<MeetingView> = {}): MeetingView => ({
  ...{ id: 'm', panel: 'chesterfield', kind: 'tasking', startsAt: '2014-06-03T08:30:00.000Z' },
  ...{ status: 'open', openedAt: null, closedAt: null, chair: 'Alan Pike', version: 2, quorum: quorum() },
  ...{ agenda: [], settled: [], decisions: [], tasks: [], attendance: [] },
  ...more,
});
const waiting = (more: Partial<ReferralSummary> = {}): ReferralSummary => ({
  ...{ id: 'r', status: 'submitted', surname: 'Mottram', forename: 'Lee', panel: 'chesterfield' },
  ...{ area: 'chesterfield', agency: 'probation-nps', agencyKind: 'probation', offenderId: 'o' },
  ...{ owner: { name: 'Nadia Hussain', isMe: false }, startedAt: '', changedAt: '', submittedAt: '' },
  ...{
    decidedAt: null,
    outcome: null,
    ageInDays: 3,
    daysToDecision: null,
    stepsMissing: null,
    missingPages: null,
  },
  version: 2,
  ...more,
});
const present = (room: MeetingView, referrals: ReferralSummary[] = [], more: Partial<MeetingInput> = {}) =>
  presentMeeting({
    ...{
      meeting: room,
      referrals: { items: referrals, total: referrals.length, nextCursor: null, usual: [] },
    },
    ...{ agencies: [], reader: { name: 'Alan Pike', agency: 'police' }, mayRun: true, mayAttend: true },
    ...more,
  });

describe('the room of a meeting', () => {
  it.each([
    [[], '0 of 3 agencies present', false],
    [['police', 'housing'], '2 of 3 agencies present', false],
    [['police', 'housing', 'yos'], 'Quorate: 3 agencies present', true],
  ])('with %j there says “%s” (MEET-2)', (agencies, words, isQuorate) => {
    const room = present(meeting({ quorum: quorum(...agencies) }));
    expect(room.quorum).toMatchObject({ words, isQuorate });
  });

  it.each<[string, Partial<MeetingView>, Partial<ReferralSummary>, RegExp]>([
    ['it is not settled who is meant', {}, { offenderId: null }, /co-ordinator must first say who/],
    ['the meeting is not open', { status: 'scheduled' }, {}, /opened first/],
    ['too few agencies are there', { quorum: quorum('police', 'yos') }, {}, /2 of 3 .* needs 3 \(MEET-2\)/],
  ])('does not let a referral be decided while %s, and says so', (_, room, referral, words) => {
    const [shown] = present(meeting(room), [waiting(referral)]).referrals ?? [];
    expect(shown?.decide).toBeNull();
    expect(shown?.needed).toMatch(words);
  });

  it('leads to the decision once all is there, whoever records decisions', () => {
    const quorate = meeting({ quorum: quorum('police', 'yos', 'housing') });
    const [shown] = present(quorate, [waiting()]).referrals ?? [];
    expect(shown).toMatchObject({ decide: '/meetings/m/referrals/r', needed: 'Ready to be decided.' });
    const [others] = present(quorate, [waiting()], { mayRun: false }).referrals ?? [];
    expect(others?.decide).toBeNull();
  });

  it.each([
    ['scheduled', true, false],
    ['open', false, true],
    ['closed', false, false],
  ] as const)('that is %s can be opened: %s, closed: %s', (status, opens, closes) => {
    const room = present(meeting({ status }));
    expect([room.open !== null, room.close !== null]).toEqual([opens, closes]);
    const reader = present(meeting({ status }), [], { mayRun: false });
    expect([reader.open, reader.close]).toEqual([null, null]);
  });

  it('shows a partner who was checked in that there is one, and no more', () => {
    const { agenda: _agenda, decisions: _decisions, attendance: _attendance, ...header } = meeting();
    const room = presentMeeting({
      ...{ meeting: header, referrals: null, agencies: [], mayRun: false, mayAttend: false },
      reader: { name: 'Kevin Frost', agency: 'housing' },
    });
    expect(room).toMatchObject({
      isWhole: false,
      people: null,
      checkIn: null,
      referrals: null,
      decisions: [],
    });
  });
});
