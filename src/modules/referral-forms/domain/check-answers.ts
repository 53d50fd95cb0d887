import {
  calendarDay,
  completedYears,
  formatDay,
  parseCalendarDay,
  type CalendarDay,
} from '../../../shared/calendar-day.js';
import { readCrn } from '../../../shared/case-reference.js';
import type { FieldError } from '../../../shared/domain-error.js';
import { explainPncIdRefusal, readPncId } from '../../../shared/pnc-id.js';
import { isBlank, type Answers } from './answers.js';
import { questionsFor } from './referral-form.js';
import type { AgencyKind, Choice, Question } from './question.js';

/** Who fills a form in, when, and the mailboxes it can be sent to. */
export interface FormContext {
  kind: AgencyKind;
  today: CalendarDay;
  areas: readonly Choice[];
}

const OLDEST = 110;

type Check = (value: unknown, question: Question, today: CalendarDay) => FieldError | null;

const refuse = ({ name }: Question, message: string, rule = 'REF-1'): FieldError => ({
  field: name,
  message,
  rule,
});

const text: Check = (value, question) => {
  const { longest = Infinity, words } = question;
  if (typeof value !== 'string') return refuse(question, `${words} must be text`);
  if (value.trim().length <= longest) return null;
  return refuse(question, `${words} must be ${longest.toLocaleString('en-GB')} characters or fewer`);
};

const day: Check = (value, question) =>
  parseCalendarDay(value) === null ? refuse(question, `${question.words} must be a real date`) : null;

const choice: Check = (value, question) =>
  question.choices?.some((one) => one.value === value)
    ? null
    : refuse(question, `${question.words}: choose one of the list`);

const choices: Check = (value, question) => {
  const known = (each: unknown): boolean => question.choices?.some((one) => one.value === each) ?? false;
  return Array.isArray(value) && value.every(known)
    ? null
    : refuse(question, `${question.words} Choose from the list`);
};

const yesNo: Check = (value, question) =>
  typeof value === 'boolean' ? null : refuse(question, `${question.words} Choose yes or no`);

/** TIER-4: a whole number from 0 to 100; what was typed in words or with a decimal is not rounded. */
const score: Check = (value, question) => {
  const typed = typeof value === 'string' && /^\d{1,3}$/.test(value.trim()) ? Number(value.trim()) : value;
  const isScore = typeof typed === 'number' && Number.isInteger(typed) && typed >= 0 && typed <= 100;
  return isScore ? null : refuse(question, 'OGRS score must be a whole number from 0 to 100', 'TIER-4');
};

const BY_KIND: Record<Question['kind'], Check> = {
  text,
  'long-text': text,
  day,
  choice,
  choices,
  'yes-no': yesNo,
  score,
};

/** What a question asks beyond its kind. */
const BY_NAME: Record<string, Check> = {
  dateOfBirth: (value, question, today) => {
    const born = calendarDay(value as string);
    if (born >= today) return refuse(question, 'Date of birth must be in the past');
    return completedYears(born, today) > OLDEST
      ? refuse(question, `Date of birth must be within the last ${OLDEST} years`)
      : null;
  },
  referredOn: (value, question, today) =>
    (value as string) > today
      ? refuse(question, `Date of referral must be today, ${formatDay(today)}, or in the past`)
      : null,
  pncId: (value, question, today) => {
    const read = readPncId(value as string, Number(today.slice(0, 4)));
    return read.ok ? null : refuse(question, explainPncIdRefusal(read.reason), 'ID-PNC');
  },
  crn: (value, question) =>
    readCrn(value as string) === null
      ? refuse(question, 'CRN must be a letter and six digits, such as X320741', 'ID-CRN')
      : null,
};

/**
 * What stands between a form and its submission, in the order of the questions (REF-1, TIER-4, ID-PNC, ID-CRN):
 * nothing is converted or guessed.
 */
export function checkAnswers(answers: Answers, { kind, today, areas }: FormContext): FieldError[] {
  const errors = questionsFor(kind, areas).flatMap((question) => {
    const value = answers[question.name];
    if (isBlank(value)) return question.whenEmpty ? [refuse(question, question.whenEmpty)] : [];
    const error =
      BY_KIND[question.kind](value, question, today) ?? BY_NAME[question.name]?.(value, question, today);
    return error ? [error] : [];
  });
  return [...errors, ...checkTogether(answers, kind)];
}

/** What several answers must say together. */
function checkTogether(answers: Answers, kind: AgencyKind): FieldError[] {
  const errors: FieldError[] = [];
  const factors = questionsFor(kind).filter(({ name }) => name.startsWith('relevantFactors.'));
  const [first] = factors;
  if (first && factors.every(({ name }) => isBlank(answers[name]))) {
    errors.push(refuse(first, 'Describe at least one relevant factor'));
  }
  const born = parseCalendarDay(answers['dateOfBirth']);
  const referred = parseCalendarDay(answers['referredOn']);
  if (born !== null && referred !== null && referred < born) {
    const message = `Date of referral must be after the date of birth, ${formatDay(born)}`;
    errors.push({ field: 'referredOn', message, rule: 'REF-1' });
  }
  const saysRisk = answers['criteria.riskToCommunity'] === true;
  if (kind === 'partner' && saysRisk && isBlank(answers['criteria.riskGrounds'])) {
    errors.push({
      field: 'criteria.riskGrounds',
      message: 'Enter the grounds for the risk to the community',
      rule: 'REF-3',
    });
  }
  return errors;
}

/** The score that was typed, where it is one; null otherwise. */
export function scoreOf(answers: Answers): number | null {
  const typed = answers['probation.ogrsScore'];
  if (typeof typed === 'number') return Number.isInteger(typed) && typed >= 0 && typed <= 100 ? typed : null;
  if (typeof typed !== 'string' || !/^\d{1,3}$/.test(typed.trim())) return null;
  const value = Number(typed.trim());
  return value <= 100 ? value : null;
}
