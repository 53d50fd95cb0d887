import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { factOf, mayBeTold, toldTypes, WITHOUT_FACT } from './fact-of-event.js';
import { mayShare } from './sharing-table.js';

const MODULES = join(import.meta.dirname, '..', '..');
const partner = (agency: string) => ({ role: 'partner', agency }) as const;

/** Every type that a module says it announces or notes. */
const TYPES = readdirSync(MODULES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .flatMap((file) => {
    const source = readFileSync(join(MODULES, file), 'utf8');
    const pattern = file.endsWith('.events.ts') ? /'([a-z-]+\.[a-z-]+)'/g : /type: '([a-z-]+\.[a-z-]+)'/g;
    return [...source.matchAll(pattern)].map(([, type]) => type ?? '');
  });

describe('the fact that an event tells of', () => {
  it.each([
    ['score.recorded', 'scores'],
    ['drug-test.recorded', 'drug-tests'],
    ['offender.changed', 'particulars'],
    ['offender.registered', 'registration'],
    ['notice.raised', null],
    ['something.new', null],
    ['', null],
    ['score', 'scores'],
    ['scores.recorded', null],
  ])('%s: %s', (type, fact) => {
    expect(factOf(type)).toBe(fact);
  });

  it('is decided for every type that the product announces', () => {
    expect(TYPES.length).toBeGreaterThan(20);
    const undecided = TYPES.filter(
      (type) => factOf(type) === null && !WITHOUT_FACT.includes(type.split('.')[0] ?? ''),
    );
    expect([...new Set(undecided)]).toEqual([]);
  });
});

describe('who may be told (LAW-4)', () => {
  it.each([
    ['housing', 'rag.changed', true],
    ['housing', 'drug-test.recorded', false],
    ['drugs-alcohol', 'drug-test.recorded', true],
    ['housing', 'eligibility.changed', false],
    ['housing', 'notice.raised', false],
    ['housing', 'something.new', false],
  ])('a worker of %s of %s: %s', (agency, type, expected) => {
    expect(mayBeTold(partner(agency), type)).toBe(expected);
  });

  it('whoever sees the whole cohort hears of what is no fact, and an analyst of no fact', () => {
    expect(mayBeTold({ role: 'chair', agency: 'police' }, 'notice.raised')).toBe(true);
    expect(mayBeTold({ role: 'analyst', agency: 'county-council' }, 'score.recorded')).toBe(false);
  });

  it.each(['housing', 'drugs-alcohol', 'prison'])('says the same to a statement, for %s', (agency) => {
    const { types, subjects, apart } = toldTypes(partner(agency));
    const told = (type: string): boolean =>
      types.includes(type) || (!apart.includes(type) && subjects.includes(type.split('.')[0] ?? ''));
    for (const type of TYPES) expect([type, told(type)]).toEqual([type, mayBeTold(partner(agency), type)]);
    expect(subjects.includes('drug-test')).toBe(mayShare(partner(agency), 'read', 'drug-tests'));
  });
});
