import {
  isBlank,
  isTypedDay,
  type Answers,
  type Question,
  type Step,
  type TypedDay,
} from '../../modules/referral-forms/index.js';
import { dateFieldValues, readDateField } from '../shell/date-field.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';

const listOf = (values: TypedValues, name: string): string[] => {
  const value = values[name];
  if (value === undefined) return [];
  return (typeof value === 'string' ? [value] : [...value]).filter((each) => each !== '');
};

/** A browser sends line ends as it likes. */
const textOf = (values: TypedValues, name: string): string => typed(values, name).replace(/\r\n?/g, '\n');

function dayOf(values: TypedValues, { name, words }: Question): string | TypedDay | null {
  const { day, error } = readDateField(values, { field: name, called: words });
  if (error === null) return day;
  const box = (part: string): string => typed(values, `${name}-${part}`);
  return { day: box('day'), month: box('month'), year: box('year') };
}

function scoreOf(values: TypedValues, { name }: Question): string | number {
  const text = textOf(values, name).trim();
  return text !== '' && String(Number(text)) === text ? Number(text) : text;
}

const YES_NO: Record<string, boolean> = { yes: true, no: false };

function answerOf(values: TypedValues, question: Question): unknown {
  switch (question.kind) {
    case 'day':
      return dayOf(values, question);
    case 'choices':
      return listOf(values, question.name);
    case 'yes-no':
      return YES_NO[typed(values, question.name)] ?? null;
    case 'score':
      return scoreOf(values, question);
    case 'choice':
      return typed(values, question.name) || null;
    case 'text':
    case 'long-text':
      return textOf(values, question.name);
  }
}

/** What was typed into a page of the form, as a draft keeps it: right or wrong (REF-5). */
export const readStepForm = (values: TypedValues, { questions }: Step): Record<string, unknown> =>
  Object.fromEntries(questions.map((question) => [question.name, answerOf(values, question)]));

function valuesOf(question: Question, answer: unknown): TypedValues {
  const { name, kind } = question;
  if (isBlank(answer)) return {};
  if (kind === 'day') {
    if (!isTypedDay(answer)) return dateFieldValues(name, String(answer));
    const { day, month, year } = answer;
    return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
  }
  if (kind === 'yes-no') return { [name]: answer === true ? 'yes' : 'no' };
  if (kind === 'choices') return { [name]: Array.isArray(answer) ? answer.map(String) : [] };
  return { [name]: String(answer) };
}

/** What stands in the boxes of a page for the answers of a draft. */
export const stepValues = (answers: Answers, { questions }: Step): TypedValues =>
  Object.assign(
    {},
    ...questions.map((question) => valuesOf(question, answers[question.name])),
  ) as TypedValues;

/** What the rules say of a page's answers, each that is about a date in the words of its three boxes. */
export function stepErrors(errors: readonly FormError[], answers: Answers, step: Step): FormError[] {
  const values = stepValues(answers, step);
  const ofBoxes = step.questions
    .filter(({ kind, name }) => kind === 'day' && isTypedDay(answers[name]))
    .map(({ name, words }) => readDateField(values, { field: name, called: words }).error)
    .filter((error) => error !== null);
  return errors.map((error) => ({ ...error, ...ofBoxes.find(({ field }) => field === error.field) }));
}

/** The part of a form that one page asks. */
export const answersOf = (answers: Answers, { questions }: Step): Record<string, unknown> =>
  Object.fromEntries(questions.map(({ name }) => [name, answers[name] ?? null]));

/** The answers as they were when a page was opened; null when they did not come back whole. */
export function readWas(values: TypedValues, field = 'was'): Record<string, unknown> | null {
  try {
    const was: unknown = JSON.parse(typed(values, field));
    return typeof was === 'object' && was !== null && !Array.isArray(was)
      ? (was as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
