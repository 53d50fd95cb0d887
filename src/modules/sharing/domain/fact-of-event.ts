import type { Actor } from '../../../shared/actor.js';
import { mayShare, type Fact } from './sharing-table.js';

/** Of which kind of fact an event, or a line of the history, tells: by its whole type, or by its subject. */
const FACT_OF: Readonly<Record<string, Fact>> = {
  'offender.registered': 'registration',
  'offender.exited': 'registration',
  offender: 'particulars',
  score: 'scores',
  eligibility: 'decisions',
  exit: 'decisions',
  designations: 'designations',
  rag: 'rag',
  wanted: 'wanted',
  engagement: 'engagement',
  intelligence: 'intelligence',
  offence: 'offences',
  'drug-test': 'drug-tests',
  custody: 'custody',
  contact: 'contacts',
  pathway: 'pathways',
};

/** An agency has gained or lost its part in somebody, and with it what it may see. */
export const SHARING_CHANGED = 'sharing.changed';

/** Subjects that tell of no fact: what panels, meetings and the product do. Those who see the whole cohort hear of them. */
export const WITHOUT_FACT: readonly string[] = [
  'agenda',
  'agreement',
  'attendance',
  'cohort',
  'import',
  'mail',
  'meeting',
  'notice',
  'policy',
  'referral',
  'session',
  'sharing',
  'task',
  'user',
];

/** What the workers of the agency named in the event are told of, whoever it is about: that, and not about whom. */
export const TOLD_TO_AGENCY: readonly string[] = [SHARING_CHANGED, 'task.changed'];

const subjectOf = (type: string): string => type.split('.', 1)[0] ?? '';

/** The fact that `subject.past-verb` tells of; null when it tells of none, or of something nobody has decided about. */
export const factOf = (type: string): Fact | null => FACT_OF[type] ?? FACT_OF[subjectOf(type)] ?? null;

/**
 * May an event, or a line of the history, of this type be told to somebody to whom the record is open? A partner is
 * told of the facts they may read and of nothing else (LAW-4).
 */
export function mayBeTold(reader: Pick<Actor, 'role' | 'agency'>, type: string): boolean {
  const fact = factOf(type);
  if (fact === null) return reader.role !== 'partner';
  return mayShare(reader, 'read', fact);
}

/** Some of the types that are known, for a statement: whole types, and subjects but for whole types. */
export interface ToldTypes {
  types: readonly string[];
  subjects: readonly string[];
  /** Types that their subject does not decide about. */
  apart: readonly string[];
}

function known(isMeant: (type: string, fact: Fact) => boolean): ToldTypes {
  const isType = (key: string): boolean => key.includes('.');
  const entries = Object.entries(FACT_OF);
  const meant = entries.filter(([key, fact]) => isMeant(key, fact)).map(([key]) => key);
  return {
    types: meant.filter(isType),
    subjects: meant.filter((key) => !isType(key)),
    apart: entries.map(([key]) => key).filter(isType),
  };
}

/** What {@link mayBeTold} says of everything known. */
export const toldTypes = (reader: Pick<Actor, 'role' | 'agency'>): ToldTypes =>
  known((type) => mayBeTold(reader, type));

/** What tells of these facts, of everything known. */
export const typesOf = (facts: readonly Fact[]): ToldTypes => known((_type, fact) => facts.includes(fact));

/** The fact under which a line of the history is read: what tells of no other is among the particulars. */
export const factOfHistory = (type: string): Fact => factOf(type) ?? 'particulars';
