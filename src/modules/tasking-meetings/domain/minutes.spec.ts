import { describe, expect, it } from '@jest/globals';
import {
  partOfMinutes,
  spokenAbout,
  type MinutedDecision,
  type MinutedItem,
  type MinutedTask,
  type MinutesContent,
} from './minutes.js';

const reason = { kind: 'critical', rule: 'RAG-RED', text: 'Red', detail: null, agency: null } as const;
const item = (id: string, more: Partial<MinutedItem> = {}): MinutedItem => ({
  ...{ id, key: `person:${id}`, offenderId: id, name: 'Lee, Mottram', reasons: [reason], carried: 0 },
  ...{ state: 'reached', reachedAt: null, takenOffBy: null, takenOffReason: null, isLeft: false },
  ...more,
});
const decision = (offenderId: string, agency: string | null): MinutedDecision => ({
  ...{ id: `d-${offenderId}`, itemId: null, offenderId, agency, name: 'x', outcome: 'accept', reason: 'x' },
  ...{ informationNeeded: null, nextReviewOn: null, rule: 'TIER-2', agencies: [], dissent: [] },
  ...{ decidedAt: '', decidedBy: 'x' },
});
const task = (id: string, ownerAgency: string, offenderId: string | null): MinutedTask => ({
  ...{ id, itemId: null, offenderId, name: null, action: 'x', ownerAgency, owner: null, dueOn: '' },
  handedOutBy: 'x',
});
const note = (id: string, itemId: string | null) => ({
  ...{ id, itemId, words: 'x', at: '', author: 'x', agency: 'police' },
});
const CONTENT: MinutesContent = {
  chairs: [{ name: 'Alan Pike', agency: 'police', since: '' }],
  attendance: [{ name: 'Kevin Frost', agency: 'housing', arrivedAt: '', leftAt: null }],
  items: [item('shared'), item('other'), item('nobody', { offenderId: null }), item('closed')],
  decisions: [
    decision('shared', 'housing'),
    decision('other', 'housing'),
    decision('shared', 'probation-nps'),
  ],
  tasks: [
    task('theirs', 'housing', 'shared'),
    task('about-nobody', 'housing', null),
    task('about-another', 'housing', 'other'),
    task('of-another-agency', 'yos', 'shared'),
  ],
  notes: [note('shared', 'shared'), note('other', 'other'), note('general', null), note('closed', 'closed')],
};

describe('the minutes as a partner reads them (LAW-4)', () => {
  const seen = partOfMinutes(CONTENT, {
    agency: 'housing',
    sharedIds: new Set(['shared', 'closed']),
    maySeeReason: ({ kind }) => kind === 'critical',
  });

  it('say who came and who had the chair', () => {
    expect([seen.attendance, seen.chairs]).toEqual([CONTENT.attendance, CONTENT.chairs]);
  });

  it.each([
    ['items about people shared with them', seen.items.map(({ id }) => id), ['shared', 'closed']],
    ['decisions over their agency’s referrals', seen.decisions.map(({ agency }) => agency), ['housing']],
    ['their agency’s tasks', seen.tasks.map(({ id }) => id), ['theirs', 'about-nobody']],
    ['notes about items that they see', seen.notes.map(({ id }) => id), ['shared', 'closed']],
  ])('hold %s, and no others', (_, ids, expected) => {
    expect(ids).toEqual(expected);
  });

  it('leave out an item of whose reasons they may be told none', () => {
    const none = { agency: 'housing', sharedIds: new Set(['shared']), maySeeReason: () => false };
    expect(partOfMinutes(CONTENT, none)).toMatchObject({ items: [], notes: [] });
  });

  it('hold nothing about anybody once nobody is shared with them', () => {
    const nobody = { agency: 'housing', sharedIds: new Set<string>(), maySeeReason: () => true };
    expect(spokenAbout(partOfMinutes(CONTENT, nobody))).toEqual([]);
  });
});

it('minutes speak about whoever is in an item, a decision or a task', () => {
  expect(spokenAbout(CONTENT).sort()).toEqual(['closed', 'other', 'shared']);
});
