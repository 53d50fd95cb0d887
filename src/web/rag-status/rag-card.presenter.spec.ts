import { describe, expect, it } from '@jest/globals';
import type { RagHistoryEntry } from '../../modules/rag-status/index.js';
import { presentRagCard, type RagInput } from './rag-card.presenter.js';

const entry = (changes: Partial<RagHistoryEntry> = {}): RagHistoryEntry => ({
  id: 'r1',
  status: 'red',
  previous: 'amber',
  from: '2014-12-01T09:05:00Z',
  by: 'Dee Okafor',
  agency: 'police',
  reason: 'By rule RAG-RED: Circulated on PNC as wanted on licence recall',
  rule: 'RAG-RED',
  facts: { setByRule: true },
  ...changes,
});
const rag: RagInput = {
  status: 'red',
  ...{ proposed: 'red', proposedBecause: 'Circulated on PNC as wanted on licence recall' },
  ...{ rule: 'RAG-RED', response: 'Enforcement activity', since: '2014-12-01T09:05:00Z' },
  ...{ confirmedAt: '2014-12-01T09:05:00Z', confirmedBy: 'Dee Okafor', isStale: false },
  missing: ['treatment'],
  facts: { wanted: 'pnc-licence-recall', intelligence: true, supervision: 'not-complying', treatment: null },
  history: [entry()],
};
const EVERYTHING = { setRag: true, recordWanted: true, recordEngagement: true };
const card = (changes: Partial<RagInput> = {}, can = EVERYTHING) =>
  presentRagCard('1', { ...rag, ...changes }, can);

describe('the RAG card', () => {
  it('says the status, its response, why, since when, by what, and the facts used (RAG-5, RAG-6)', () => {
    expect(card()).toEqual({
      label: { key: 'red', text: 'Red' },
      say: 'RAG status is now Red',
      response: 'Response: Enforcement activity',
      since: 'Since 1 December 2014, by rule on what Dee Okafor recorded',
      confirmed: null,
      stale: null,
      why: 'By rule RAG-RED: Circulated on PNC as wanted on licence recall',
      facts: [
        { label: 'Wanted', value: 'On PNC: licence recall', isMissing: false },
        { label: 'Intelligence', value: 'Police intelligence bears on the status', isMissing: false },
        { label: 'Supervision', value: 'Not complying', isMissing: false },
        { label: 'Treatment', value: 'Not recorded', isMissing: true },
      ],
      reasons: [
        { rule: 'RAG-RED', text: 'By rule RAG-RED: Circulated on PNC as wanted on licence recall' },
        {
          rule: 'RAG-5',
          text: 'The facts recorded give the same: circulated on PNC as wanted on licence recall',
        },
      ],
      differs: null,
      confirm: '/offenders/1/rag/confirm',
      actions: [
        { text: 'Record wanted', href: '/offenders/1/wanted' },
        { text: 'Record engagement', href: '/offenders/1/engagement' },
      ],
    });
  });

  it('says who confirmed it and when, and keeps why it was set', () => {
    const confirmation = entry({ previous: 'red', by: 'Sam Li', reason: 'Still right', facts: {} });
    const shown = card({
      ...{ confirmedAt: '2014-12-03T14:05:00Z', confirmedBy: 'Sam Li' },
      history: [confirmation, entry({ facts: { setByHand: true }, reason: 'Warrant issued' })],
    });
    expect(shown).toMatchObject({
      since: 'Since 1 December 2014, set by Dee Okafor',
      why: 'Warrant issued',
      confirmed: 'Last confirmed on 3 December 2014 at 14:05 by Sam Li',
    });
  });

  it('says so when it is stale (LAW-5)', () => {
    const shown = card({ isStale: true });
    expect(shown.stale).toBe('Not confirmed since 1 December 2014');
    expect(shown.reasons.at(-1)).toMatchObject({ rule: 'LAW-5' });
    expect(card({ isStale: true, confirmedAt: null }).stale).toBe('Never confirmed');
  });

  it.each<[string, Partial<RagInput>, string | null]>([
    ['the same', {}, null],
    [
      'another status',
      {
        proposed: 'green',
        proposedBecause: 'Not wanted; no intelligence; engaging with all relevant agencies',
      },
      'The facts recorded give Green: not wanted; no intelligence; engaging with all relevant agencies.',
    ],
    [
      'too little',
      { proposed: null, proposedBecause: 'Engagement with treatment is not recorded' },
      'The facts recorded do not give Red, and are too few to give another: engagement with treatment is not recorded.',
    ],
    ['too little, where there is no status', { status: null, rule: null, proposed: null, history: [] }, null],
    [
      'green, where there is no status',
      { status: null, rule: null, proposed: 'green', proposedBecause: 'Not wanted', history: [] },
      'The facts recorded give Green: not wanted.',
    ],
  ])('where the facts give %s, says: %#', (_, changes, words) => {
    expect(card(changes).differs?.text ?? null).toBe(words);
  });

  it('offers only what the reader may do', () => {
    const nothing = { setRag: false, recordWanted: false, recordEngagement: false };
    expect(card({ proposed: 'green' }, nothing)).toMatchObject({
      ...{ confirm: null, actions: [] },
      differs: { set: null },
    });
    expect(card({ status: null, rule: null }).confirm).toBeNull();
  });
});
