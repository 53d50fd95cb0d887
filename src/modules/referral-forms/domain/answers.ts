import { badInput, type FieldError } from '../../../shared/domain-error.js';
import { questionsFor } from './referral-form.js';
import type { AgencyKind, Question } from './question.js';

/** What stands in a form, by the name of the question, as it was typed: nothing is converted before submission. */
export type Answers = Readonly<Record<string, unknown>>;

/** A date whose boxes make no real date yet, as typed. */
export interface TypedDay {
  day: string;
  month: string;
  year: string;
}

const GROUPS = ['relevantFactors', 'probation', 'criteria'] as const;
/** More than any question allows at submission, so that what is too long is kept until it is shortened. */
const LONGEST_DRAFT = 20_000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `{ criteria: { needs } }` as `{ 'criteria.needs': needs }`. */
export function flatten(sent: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) =>
      (GROUPS as readonly string[]).includes(name) && isRecord(value)
        ? Object.entries(value).map(([part, inner]) => [`${name}.${part}`, inner])
        : [[name, value]],
    ),
  );
}

/** The answers in the groups of the API. */
export function unflatten(answers: Answers): Record<string, unknown> {
  const nested: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(answers)) {
    const [group = '', part] = name.split('.');
    if (part === undefined) nested[group] = value;
    else nested[group] = { ...(nested[group] as object | undefined), [part]: value };
  }
  return nested;
}

const isEmptyText = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';

/** Has nobody answered this question? */
export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || isEmptyText(value) || (Array.isArray(value) && value.length === 0);

/**
 * Lays what was sent over a draft. A draft keeps what was typed, right or wrong (REF-5); it takes no question that
 * the agency is not asked (REF-1), nothing of a shape that no question has, and nothing beyond all bounds.
 *
 * @throws DomainError bad-input naming the fields.
 */
export function changeAnswers(
  before: Answers,
  sent: Readonly<Record<string, unknown>>,
  kind: AgencyKind,
): { answers: Answers; changed: string[] } {
  const asked = new Map(questionsFor(kind).map((question) => [question.name, question]));
  const errors: FieldError[] = [];
  const given = Object.entries(flatten(sent)).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) {
    const message = refusalOf(asked.get(name), value);
    if (message !== null) errors.push({ field: name, message, rule: 'REF-1' });
  }
  if (errors.length > 0) throw badInput(errors);
  const changed = given.filter(([name, value]) => !isSame(before[name], value)).map(([name]) => name);
  return { answers: { ...before, ...Object.fromEntries(given) }, changed };
}

function refusalOf(question: Question | undefined, value: unknown): string | null {
  if (question === undefined) return 'Your agency’s form does not ask this';
  if (value === null) return null;
  if (JSON.stringify(value).length > LONGEST_DRAFT) return 'This is too long to be kept, even in a draft';
  if (question.kind === 'choices') {
    return Array.isArray(value) && value.every((each) => typeof each === 'string')
      ? null
      : 'Send a list of words';
  }
  if (question.kind === 'day' && isTypedDay(value)) return null;
  if (question.kind === 'score' && typeof value === 'number') return null;
  if (question.kind === 'yes-no') return typeof value === 'boolean' ? null : 'Send true or false';
  return typeof value === 'string' ? null : 'Send text';
}

export const isTypedDay = (value: unknown): value is TypedDay =>
  isRecord(value) && ['day', 'month', 'year'].every((part) => typeof value[part] === 'string');

const isSame = (one: unknown, other: unknown): boolean =>
  (isBlank(one) && isBlank(other)) || JSON.stringify(one) === JSON.stringify(other);
