import type { FieldError } from '../../../shared/domain-error.js';
import { RAG_STATUSES, type RagStatus } from '../../../shared/rag.js';
import { isRecord, type MergedPolicy } from './merge-policy.js';

type Check = (value: unknown) => boolean;

interface Leaf {
  /** Where it stands: `exclusions.mappaLevels`. */
  field: string;
  rule: string;
  isRight: Check;
  message: string;
}

const isWhole = (value: unknown, from: number, to: number): value is number =>
  Number.isInteger(value) && (value as number) >= from && (value as number) <= to;
const whole =
  (from: number, to: number): Check =>
  (value) =>
    isWhole(value, from, to);
const wholeOrNone =
  (from: number, to: number): Check =>
  (value) =>
    value === null || isWhole(value, from, to);
const yesOrNo: Check = (value) => typeof value === 'boolean';
/** A list of some of these, each at most once. */
const someOf =
  (known: readonly unknown[], least: number): Check =>
  (value) =>
    Array.isArray(value) &&
    value.length >= least &&
    new Set(value).size === value.length &&
    value.every((entry) => known.includes(entry));

const ADULT_AGE = 18;
const MOST_MONTHS = 24;
const MOST_SCORE = 100;
const MOST_NEEDS = 4;
const MOST_DAYS = 366;
const READING = { least: 5, most: 1000, count: 30 };

const months = (called: string): string => `${called} must be a whole number from 1 to ${MOST_MONTHS}`;

const RAG_WORDS: Record<RagStatus, string> = {
  red: 'red',
  'amber-alert': 'amber alert',
  amber: 'amber',
  green: 'green',
};

/** LAW-5 */
const STALE_DAYS: readonly Leaf[] = RAG_STATUSES.map((status) => ({
  field: `ragStaleAfterDays.${status}`,
  ...{ rule: 'LAW-5', isRight: whole(1, MOST_DAYS) },
  message: `Days until ${RAG_WORDS[status]} is stale must be a whole number from 1 to ${MOST_DAYS}`,
}));

const LEAVES: readonly Leaf[] = [
  {
    ...{ field: 'adultAge', rule: 'EXCL-AGE', isRight: (value) => value === ADULT_AGE },
    message: `The adult age is ${ADULT_AGE} by law and cannot be another`,
  },
  {
    ...{ field: 'exclusions.mappaLevels', rule: 'EXCL-MAPPA', isRight: someOf([1, 2, 3], 0) },
    message: 'MAPPA levels must be some of 1, 2 and 3, each once',
  },
  {
    ...{ field: 'exclusions.registeredSexOffenders', rule: 'EXCL-SEX', isRight: yesOrNo },
    message: 'Say whether registered sex offenders are excluded',
  },
  {
    field: 'exclusions.monthsWithoutConviction',
    ...{ rule: 'EXCL-NO-CONVICTION', isRight: wholeOrNone(1, MOST_MONTHS) },
    message: months('Months without a conviction'),
  },
  {
    ...{ field: 'routes.ppo', rule: 'ROUTE-PPO', isRight: yesOrNo },
    message: 'Say whether PPO nomination is a route',
  },
  {
    ...{ field: 'routes.yos', rule: 'ROUTE-YOS', isRight: yesOrNo },
    message: 'Say whether YOS high risk is a route',
  },
  {
    ...{ field: 'routes.outOfArea', rule: 'ROUTE-OOA', isRight: yesOrNo },
    message: 'Say whether transfer from outside Derbyshire is a route',
  },
  {
    ...{ field: 'unrecordedStopsDecision', rule: 'EXCL-3', isRight: yesOrNo },
    message: 'Say whether what nobody has recorded stops a decision',
  },
  {
    ...{ field: 'partnerNeeds', rule: 'REF-3', isRight: wholeOrNone(1, MOST_NEEDS) },
    message: `Identified needs must be a whole number from 1 to ${MOST_NEEDS}`,
  },
  {
    ...{ field: 'comingOfAgeMonths', rule: 'ROUTE-YOS', isRight: whole(1, MOST_MONTHS) },
    message: months('Months before coming of age'),
  },
  {
    ...{ field: 'exitMonths', rule: 'EXIT-1', isRight: whole(1, MOST_MONTHS) },
    message: months('Months until the exit stage'),
  },
  ...STALE_DAYS,
];

/** INT-3, unless the nominating officer vouches (null). */
const GRADINGS: readonly Leaf[] = [
  {
    ...{ field: 'suitableIntelligence.sources', rule: 'INT-3', isRight: someOf([1, 2, 3], 1) },
    message: 'Choose at least one source grading from 1, 2 and 3, each once',
  },
  {
    field: 'suitableIntelligence.assessments',
    ...{ rule: 'INT-3', isRight: someOf(['A', 'B', 'C', 'D', 'E'], 1) },
    message: 'Choose at least one assessment grading from A to E, each once',
  },
];

/** What is wrong with a policy as it was typed, each fault at its field and with the rule it bears on. */
export function checkPolicy(policy: MergedPolicy): FieldError[] {
  const leaves = policy.suitableIntelligence === null ? LEAVES : [...LEAVES, ...GRADINGS];
  const wrong = leaves.filter(({ field, isRight }) => !isRight(valueAt(policy, field)));
  return [
    ...policy.instruments.flatMap(checkInstrument),
    ...wrong.map(({ field, message, rule }) => ({ field, message, rule })),
    ...checkReadings(policy.readings),
  ];
}

function valueAt(policy: object, field: string): unknown {
  return field.split('.').reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), policy);
}

/**
 * TIER-1, TIER-2: tier 2 begins below tier 1. At the same score there is no tier 2: everybody at or over it is
 * automatic, and nobody is asked for a form.
 */
function checkInstrument({ name, tier1From, tier2From }: Record<string, unknown>): FieldError[] {
  const at = (field: string): string => `instruments.${String(name)}.${field}`;
  const errors: FieldError[] = [];
  const score = `must begin at a whole score from 0 to ${MOST_SCORE}`;
  if (!isWhole(tier1From, 0, MOST_SCORE)) {
    errors.push({ field: at('tier1From'), message: `Tier 1 ${score}`, rule: 'TIER-1' });
  }
  if (!isWhole(tier2From, 0, MOST_SCORE)) {
    errors.push({ field: at('tier2From'), message: `Tier 2 ${score}`, rule: 'TIER-2' });
  }
  if (errors.length > 0 || (tier2From as number) <= (tier1From as number)) return errors;
  const message = 'Tier 2 must begin below tier 1, or at the same score when there is to be no tier 2';
  return [{ field: at('tier2From'), message, rule: 'TIER-2' }];
}

function checkReadings(readings: unknown): FieldError[] {
  if (!Array.isArray(readings) || readings.length > READING.count) {
    return [{ field: 'readings', message: `Readings must be a list of ${READING.count} or fewer` }];
  }
  const seen = new Set<string>();
  return (readings as unknown[]).flatMap((reading): FieldError[] => {
    const { rule, text } = isRecord(reading) ? reading : {};
    if (typeof rule !== 'string' || !/^[A-Z0-9]{1,12}(-[A-Z0-9]{1,16}){0,3}$/.test(rule) || seen.has(rule)) {
      return [
        { field: 'readings', message: 'Each reading must name one rule, like TIER-6, and each rule once' },
      ];
    }
    seen.add(rule);
    const length = typeof text === 'string' ? text.length : 0;
    if (length >= READING.least && length <= READING.most) return [];
    const message = `The reading of ${rule} must be ${READING.least} to ${READING.most} characters`;
    return [{ field: `readings.${rule}`, message, rule }];
  });
}
