import { describe, expect, it } from '@jest/globals';
import type { AttendedRoom, MeetingItemView, Quorum, Room } from '../../modules/tasking-meetings/index.js';
import { presentMeeting } from './meeting.presenter.js';
import type { RoomInput } from './room-input.presenter.js';

const quorum = (...agencies: string[]): Quorum => ({
  ...{ agencies, present: agencies.length, needed: 3, quorate: agencies.length >= 3 },
});
const QUORATE = quorum('housing', 'police', 'yos');
const item = (id: string, more: Partial<MeetingItemView> = {}): MeetingItemView => ({
  ...{ id, key: `referral:${id}`, meeting: 'tasking', kind: 'referral', section: 'referrals', position: 1 },
  ...{ sectionTitle: 'Referrals waiting', offenderId: 'o', referralId: 'r', name: 'Mottram, Lee', rag: null },
  ...{ summary: 'Referred', rule: 'REF-6', reason: null, reasons: [], carried: 0, state: 'reached' },
  ...{
    isDecision: true,
    addedBy: null,
    takenOffBy: null,
    takenOffReason: null,
    raisedAt: null,
    raisedBy: null,
  },
  ...more,
});
const room = (more: Partial<AttendedRoom> = {}): AttendedRoom => ({
  ...{ id: 'm', panel: 'chesterfield', kind: 'tasking', startsAt: '2014-06-03T08:30:00.000Z', version: 2 },
  ...{ status: 'open', openedAt: '2014-06-03T08:31:00.000Z', closedAt: null, chair: 'Alan Pike' },
  ...{ quorum: QUORATE, agenda: [], settled: [], decisions: [], tasks: [], attendance: [], chairs: [] },
  ...{ isWhole: true, isChair: true, missing: [], focus: null, notes: [] },
  ...more,
});
const inFocus = (shown: MeetingItemView | null, more: Partial<AttendedRoom> = {}): AttendedRoom =>
  room({ focus: { item: shown, place: { position: 2, of: 3, previousId: 'a', nextId: 'c' } }, ...more });
const present = (meeting: Room, more: Partial<RoomInput> = {}) =>
  presentMeeting({
    ...{ meeting, referral: null, late: [], agencies: [], reader: { name: 'Alan Pike', agency: 'police' } },
    ...{ mayRun: true, mayNote: true, mayHandOut: true, answerWords: () => '' },
    ...more,
  });
const attended = room({ isChair: false, isWhole: false });
const partner = { mayRun: false, mayNote: false, mayHandOut: false };

describe('the quorum light (MEET-2)', () => {
  it.each([
    [[], '0 of 3 agencies present', false],
    [['police', 'housing'], '2 of 3 agencies present', false],
    [['police', 'housing', 'yos'], 'Quorate: 3 agencies present', true],
  ])('with %j there says “%s”', (agencies, words, isQuorate) => {
    expect(present(room({ quorum: quorum(...agencies) })).quorum).toMatchObject({ words, isQuorate });
  });

  it('names who usually comes and is missing, also to a screen reader; not once the meeting is over', () => {
    const missing = ['yos'];
    const { quorum: light } = present(room({ missing }));
    expect(light.missing).toBe('Usually here and missing: Youth Offending Service');
    expect(light.say).toContain('missing: Youth Offending Service');
    expect(present(room({ missing, status: 'closed' })).quorum.missing).toBeNull();
    expect(present(room()).quorum.missing).toBeNull();
  });
});

describe('the chair of a meeting', () => {
  const chairs = [
    { name: 'Alan Pike', agency: 'police', since: '2014-06-03T08:31:00.000Z' },
    { name: 'Jo Bell', agency: 'police', since: '2014-06-03T08:42:00.000Z' },
  ];
  const taken = room({ chairs, chair: 'Jo Bell', isChair: false });

  it('handed over is said with the time, in London, and to whoever had it what they can still do', () => {
    const { chair } = present(taken);
    expect(chair.handOver).toMatch(/^Jo Bell has taken the chair at 0?9:42\. You can still record decisions/);
    expect(chair.take).toBe('/meetings/m/chair');
    const { chair: others } = present(taken, { reader: { name: 'Tara Quinn', agency: 'yos' } });
    expect(others.handOver).toMatch(/^Jo Bell has taken the chair at 0?9:42$/);
  });

  it.each([
    ['the chair moves it', room({ isChair: true }), true],
    ['whoever else runs meetings does not', room({ isChair: false }), false],
  ])('moves the focus: %s', (_, shared, moves) => {
    const focus = { item: item('b'), place: { position: 2, of: 3, previousId: 'a', nextId: 'c' } };
    const { focus: card } = present({ ...shared, focus });
    expect([card?.previous?.itemId, card?.next?.itemId]).toEqual(moves ? ['a', 'c'] : [undefined, undefined]);
  });

  it('begins with the first item of the agenda', () => {
    expect(present(room({ agenda: [item('first')] })).focus?.next).toMatchObject({
      ...{ itemId: 'first', text: 'Begin with the first item' },
    });
  });
});

describe('the item in focus', () => {
  it('of a quorate meeting has its decision beside it, for whoever records decisions', () => {
    const { focus } = present(inFocus(item('b')));
    expect(focus).toMatchObject({ id: 'b', heading: 'Mottram, Lee', place: 'Item 2 of 3', needed: null });
    expect(focus?.decide).toMatchObject({
      action: '/meetings/m/referrals/r',
      about: 'Mottram, Lee',
      warning: null,
    });
    expect(focus?.decide?.dissent.map(({ name }) => name)).toEqual([
      'dissent-housing',
      'dissent-police',
      'dissent-yos',
    ]);
  });

  it('below the quorum says that a decision would be refused, and keeps what is typed', () => {
    const thin = inFocus(item('b'), { quorum: quorum('police', 'yos') });
    const { focus } = present(thin, { values: { reason: 'So far' } });
    expect(focus?.decide).toMatchObject({
      reason: 'So far',
      warning: expect.stringMatching(/^2 of 3 .* needs 3/),
    });
  });

  it.each<[string, MeetingItemView, Partial<AttendedRoom>, Partial<RoomInput>, RegExp | null]>([
    ['is in doubt', item('b', { offenderId: null }), {}, {}, /co-ordinator must first say who/],
    ['is read by whoever records none', item('b'), {}, { mayRun: false }, /chair or the co-ordinator/],
    ['was left over', item('b', { state: 'waiting' }), { status: 'closed' }, {}, /next meeting/],
    ['is decided', item('b', { state: 'decided' }), {}, {}, null],
    ['is no referral', item('b', { referralId: null }), {}, {}, null],
  ])('has no decision to be typed where it %s', (_, shown, more, rights, needed) => {
    const { focus } = present(inFocus(shown, more), rights);
    expect(focus?.decide).toBeNull();
    if (needed === null) expect(focus?.needed).toBeNull();
    else expect(focus?.needed).toMatch(needed);
  });

  it.each<[string, Partial<MeetingItemView>, Partial<AttendedRoom>, string | null]>([
    ['of an open meeting', {}, {}, '/meetings/m/exits/o'],
    ['that is decided', { state: 'decided' }, {}, null],
    ['of a meeting that has closed', {}, { status: 'closed' }, null],
  ])('that is an exit %s leads to where it is decided: %#', (_, more, shared, exit) => {
    const shown = item('b', { key: 'exit:o', referralId: null, ...more });
    expect(present(inFocus(shown, shared)).focus).toMatchObject({ decide: null, exit });
    expect(present(inFocus(shown, shared), { mayRun: false }).focus?.exit).toBeNull();
  });

  it('is to a partner who has no part in it neither name nor kind (LAW-4)', () => {
    const seen = present({ ...attended, focus: { item: null, place: null } }, partner);
    expect(seen.focus).toMatchObject({
      ...{ heading: 'An item you have no part in', section: null, place: null, reasons: [], decide: null },
    });
    expect([seen.close, seen.tasks.line, seen.notes.form]).toEqual([null, null, null]);
    expect(seen.agenda).toMatchObject({ title: 'Agenda: people of yours', items: [], settled: [] });
  });
});

describe('what somebody can do in the room', () => {
  it.each([
    ['scheduled', true, false],
    ['open', false, true],
    ['closed', false, false],
  ] as const)('that is %s: open it %s, close it %s', (status, opens, closes) => {
    const view = present(room({ status }));
    expect([view.open !== null, view.close !== null]).toEqual([opens, closes]);
    const reader = present(room({ status }), { mayRun: false });
    expect([reader.open, reader.close, reader.chair.take]).toEqual([null, null, null]);
  });

  it('says before the closing how many are left over: what is not reached, and what is not decided', () => {
    const agenda = [
      item('a', { state: 'waiting', isDecision: false }),
      item('b', { state: 'reached', isDecision: false }),
      item('c', { state: 'reached' }),
    ];
    expect(present(room({ agenda })).close?.note).toMatch(/^2 items left over/);
    expect(present(room()).close?.note).toMatch(/^Nothing is left over/);
  });

  it('is checking in for a partner who may walk in, and nothing else', () => {
    const { id, panel, kind, startsAt, status, openedAt, closedAt, chair, quorum: light, version } = attended;
    const header = { id, panel, kind, startsAt, status, openedAt, closedAt, chair, quorum: light, version };
    const view = present(header, partner);
    expect(view).toMatchObject({ people: null, focus: null, agenda: null, minutes: null, decisions: [] });
    expect(view.checkIn).toMatchObject({ isSelf: true, isOthers: false });
    expect(view.limits).toMatch(/^Check in to see/);
  });

  it('shows who is there by agency, once each, with who left', () => {
    const came = { arrivedAt: '2014-06-03T08:31:00.000Z', leftAt: null, isYou: false };
    const attendance = [
      { ...came, id: '1', name: 'One', agency: 'police', isYou: true },
      { ...came, id: '2', name: 'Two', agency: 'yos', leftAt: '2014-06-03T08:40:00.000Z' },
      { ...came, id: '3', name: 'Three', agency: 'police' },
    ];
    const { people } = present(room({ attendance }), { mayRun: false });
    expect(people?.map(({ key, isHere, people: of }) => [key, isHere, of.length])).toEqual([
      ['police', true, 2],
      ['yos', false, 1],
    ]);
    const leaves = people?.flatMap((agency) => agency.people.map(({ leave }) => leave?.text));
    expect(leaves).toEqual(['Leave', undefined, undefined]);
  });
});
