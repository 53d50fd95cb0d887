import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ENGAGEMENTS,
  RAG_STATUSES,
  WANTED_STATUSES,
  type Engagement,
  type RagStatus,
  type WantedStatus,
} from '../../../shared/rag.js';
import { isMoreSevere, proposeRag } from './propose-rag.js';
import { hasWorsened, type CountedFacts, type RagFacts } from './rag-facts.js';

type Known = [wanted: WantedStatus, intelligence: boolean, supervision: Engagement, treatment: Engagement];

/** Every combination of RAG-5. */
const CELLS: Known[] = WANTED_STATUSES.flatMap((wanted) =>
  [true, false].flatMap((intelligence) =>
    ENGAGEMENTS.flatMap((supervision) =>
      ENGAGEMENTS.map((treatment): Known => [wanted, intelligence, supervision, treatment]),
    ),
  ),
);

/**
 * Appendix B once more, written down without the matrix: for whoever is not wanted, a row for each supervision and
 * a column for each treatment, in the order engaging, not complying, not engaging, not required.
 */
const WITHOUT_INTELLIGENCE = ['GAAG', 'AAAA', 'AAAA', 'GAAG'];
const WITH_INTELLIGENCE = ['AALA', 'AALA', 'LLLL', 'AALA'];
const MARKS: Record<string, RagStatus> = { G: 'green', A: 'amber', L: 'amber-alert' };
const RULES = { red: 'RAG-RED', 'amber-alert': 'RAG-ALERT', amber: 'RAG-AMBER', green: 'RAG-GREEN' };

function expected([wanted, intelligence, supervision, treatment]: Known): RagStatus {
  if (wanted !== 'none') return 'red';
  const table = intelligence ? WITH_INTELLIGENCE : WITHOUT_INTELLIGENCE;
  const mark = table[ENGAGEMENTS.indexOf(supervision)]?.charAt(ENGAGEMENTS.indexOf(treatment)) ?? '';
  return MARKS[mark] as RagStatus;
}

const facts = (wanted: RagFacts['wanted'], rest: Partial<RagFacts> = {}): RagFacts => ({
  ...{ wanted, intelligence: false, supervision: 'engaging', treatment: 'engaging' },
  ...rest,
});
const severity = (status: RagStatus | null): number =>
  status === null ? -1 : 3 - RAG_STATUSES.indexOf(status);

const anyFacts: fc.Arbitrary<RagFacts> = fc.record({
  wanted: fc.constantFrom(null, ...WANTED_STATUSES),
  intelligence: fc.boolean(),
  supervision: fc.constantFrom(null, ...ENGAGEMENTS),
  treatment: fc.constantFrom(null, ...ENGAGEMENTS),
});

describe('the RAG matrix (RAG-5, Appendix B)', () => {
  it('has 160 cells: each kind of wanted, intelligence, supervision and treatment', () => {
    expect(CELLS).toHaveLength(5 * 2 * 4 * 4);
  });

  it.each(CELLS)('wanted %s, intelligence %s, supervision %s, treatment %s has one answer', (...cell) => {
    const [wanted, intelligence, supervision, treatment] = cell;
    const status = expected(cell);
    expect(proposeRag({ wanted, intelligence, supervision, treatment })).toEqual({
      status,
      rule: RULES[status],
      reason: expect.stringMatching(/^[A-Z]/),
      missing: [],
    });
  });
});

describe('what nobody has recorded (RAG-6, EXCL-3)', () => {
  it.each<[string, RagFacts, RagStatus | null, string[]]>([
    [
      'nothing at all',
      facts(null, { supervision: null, treatment: null }),
      null,
      ['supervision', 'treatment'],
    ],
    ['wanted', facts(null), 'green', []],
    ['supervision, of somebody in treatment', facts('none', { supervision: null }), null, ['supervision']],
    ['treatment, of somebody supervised', facts('none', { treatment: null }), null, ['treatment']],
    [
      'treatment, of somebody who does not comply with supervision',
      facts('none', { supervision: 'not-complying', treatment: null }),
      'amber',
      ['treatment'],
    ],
    [
      'engagement, of somebody on whom there is intelligence',
      facts(null, { intelligence: true, supervision: null, treatment: null }),
      'amber',
      ['supervision', 'treatment'],
    ],
    [
      'supervision, of somebody on whom there is intelligence and who is not engaging with treatment',
      facts(null, { intelligence: true, supervision: null, treatment: 'not-engaging' }),
      'amber-alert',
      ['supervision'],
    ],
    [
      'engagement, of somebody circulated',
      facts('pnc-crime', { supervision: null, treatment: null }),
      'red',
      ['supervision', 'treatment'],
    ],
  ])('%s', (_, recorded, status, missing) => {
    expect(proposeRag(recorded)).toMatchObject({ status, missing });
  });

  it('is taken at its best, and never guessed to be GREEN', () => {
    fc.assert(
      fc.property(anyFacts, (recorded) => {
        const complete = CELLS.filter(
          ([, intelligence, supervision, treatment]) =>
            intelligence === recorded.intelligence &&
            (recorded.supervision ?? supervision) === supervision &&
            (recorded.treatment ?? treatment) === treatment,
        ).filter(([wanted]) => wanted === (recorded.wanted ?? 'none'));
        const least = Math.min(...complete.map((cell) => severity(expected(cell))));
        const { status, missing } = proposeRag(recorded);
        const isGuess = least === 0 && missing.length > 0;
        expect(severity(status)).toBe(isGuess ? -1 : least);
      }),
    );
  });
});

describe('a fact that becomes worse', () => {
  const WORSE: Record<Engagement, Engagement[]> = {
    engaging: ['not-complying', 'not-engaging'],
    'not-required': ['not-complying', 'not-engaging'],
    'not-complying': ['not-engaging'],
    'not-engaging': [],
  };
  const worse = (engagement: Engagement | null): Engagement[] =>
    engagement === null ? ['not-complying', 'not-engaging'] : WORSE[engagement];

  const worsened = ({ wanted, intelligence, supervision, treatment }: RagFacts): Partial<RagFacts>[] => [
    ...WANTED_STATUSES.filter((next) => next !== 'none' && next !== wanted).map((next) => ({ wanted: next })),
    ...(intelligence ? [] : [{ intelligence: true }]),
    ...worse(supervision).map((next) => ({ supervision: next })),
    ...worse(treatment).map((next) => ({ treatment: next })),
  ];
  const counted = (some: RagFacts): CountedFacts => ({ ...some, intelligence: some.intelligence ? 1 : 0 });

  it('never makes the status less severe, and is known to be worse', () => {
    fc.assert(
      fc.property(anyFacts, (before) => {
        for (const change of worsened(before)) {
          const after = { ...before, ...change };
          const now = severity(proposeRag(after).status);
          expect(now).toBeGreaterThanOrEqual(severity(proposeRag(before).status));
          expect(hasWorsened(counted(before), counted(after))).toBe(true);
          const back = hasWorsened(counted(after), counted(before));
          // From one kind of circulation to another is news either way.
          expect(back).toBe(change.wanted !== undefined && ![null, 'none'].includes(before.wanted));
        }
        expect(hasWorsened(counted(before), counted(before))).toBe(false);
      }),
    );
  });

  it('counts each item of intelligence', () => {
    const before = { ...facts('none'), intelligence: 1 };
    expect(hasWorsened(before, { ...before, intelligence: 2 })).toBe(true);
    expect(hasWorsened({ ...before, intelligence: 2 }, before)).toBe(false);
  });
});

describe('an escalation (RAG-6)', () => {
  it.each<[RagStatus | null, RagStatus | null, boolean]>([
    ['red', 'amber-alert', true],
    ['amber-alert', 'amber', true],
    ['amber', 'green', true],
    ['red', 'red', false],
    ['amber', 'red', false],
    ['green', 'amber', false],
    ['amber', null, true],
    ['red', null, true],
    ['green', null, false],
    [null, null, false],
    [null, 'green', false],
  ])('to %s from %s: %s', (to, from, answer) => {
    expect(isMoreSevere(to, from)).toBe(answer);
  });
});

describe('why a status is proposed', () => {
  it.each<[RagFacts, string]>([
    [facts('pnc-licence-recall'), 'Circulated on PNC as wanted on licence recall'],
    [facts('wanted-for-arrest'), 'Wanted for arrest, not yet on PNC'],
    [
      facts('none', { intelligence: true, treatment: 'not-engaging' }),
      'Police intelligence bears on the status; not engaging with treatment',
    ],
    [
      facts('none', { supervision: 'not-complying', treatment: null }),
      'Not complying with supervision; engagement with treatment is not recorded',
    ],
    [facts(null), 'Not wanted; no intelligence; engaging with all relevant agencies'],
    [
      facts(null, { supervision: null, treatment: null }),
      'Engagement with supervision and treatment is not recorded',
    ],
  ])('%j', (recorded, words) => {
    expect(proposeRag(recorded).reason).toBe(words);
  });
});
