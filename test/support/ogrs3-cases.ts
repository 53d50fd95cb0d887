import { AGE_EDGES, CATEGORIES, type Ogrs3Case } from './ogrs3-model.js';

/** Numbers that look like chance and are the same every time. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
const DAY = 86_400_000;
const GENDERS = ['male', 'female'];

/** Of age `age` plus some days: on the birthday itself when `days` is 0, the day before when it is −1. */
function dayAtAge(born: string, age: number, days: number): string {
  const [year = 0, month = 0, day = 0] = born.split('-').map(Number);
  return iso(Date.UTC(year + age, month - 1, day) + days * DAY);
}

/**
 * Cases in which every edge of the age table is met by the day before, the birthday and the day after, by both
 * genders and all 20 categories, every fourth of them born on 29 February; and as many more by chance, up to `count`.
 */
export function ogrs3Cases(count: number, seed: number): Ogrs3Case[] {
  const next = chance(seed);
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <Value>(values: readonly Value[]): Value => values[whole(0, values.length - 1)] as Value;
  const birth = (at: number): string =>
    at % 4 === 0 ? `${pick([1948, 1964, 1976, 1988, 1996, 2000])}-02-29` : iso(whole(-8000, 12_000) * DAY);
  const sanctions = (): number => pick([1, 1, 2, 2, 3, whole(1, 12), whole(10, 60), whole(50, 250)]);

  const build = (at: number, age: number, days: number): Ogrs3Case => {
    const dateOfBirth = birth(at);
    const dateAtStartOfFollowUp = dayAtAge(dateOfBirth, age, days);
    const tenth = Date.parse(dayAtAge(dateOfBirth, 10, 0));
    const most = Math.floor((Date.parse(dateAtStartOfFollowUp) - tenth) / DAY);
    const convicted = Date.parse(dateAtStartOfFollowUp) - whole(0, Math.min(most, 1200)) * DAY;
    let ageAtConviction = 10;
    while (Date.parse(dayAtAge(dateOfBirth, ageAtConviction + 1, 0)) <= convicted) ageAtConviction += 1;
    return {
      gender: GENDERS[at % 2] ?? '',
      dateOfBirth,
      dateOfCurrentConviction: iso(convicted),
      dateAtStartOfFollowUp,
      totalNumberOfSanctions: sanctions(),
      ageAtFirstSanction: pick([10, ageAtConviction, whole(10, ageAtConviction)]),
      offenceCategory: CATEGORIES[Math.floor(at / 2) % CATEGORIES.length] ?? '',
    };
  };

  const edges = AGE_EDGES.flatMap((age) =>
    [-1, 0, 1].filter((days) => age > 10 || days >= 0).map((days) => ({ age, days })),
  );
  const cases: Ogrs3Case[] = [];
  for (const { age, days } of edges) {
    for (let at = 0; at < 2 * CATEGORIES.length; at += 1) cases.push(build(at, age, days));
  }
  while (cases.length < count) cases.push(build(whole(0, 10_000), whole(10, 90), whole(0, 364)));
  return cases.slice(0, count);
}
