import { formatDay, parseCalendarDay } from '../../../shared/calendar-day.js';
import { isBlank, isTypedDay } from './answers.js';
import type { Question } from './question.js';

/** An answer as people read it; what is no answer yet stands as it was typed. Empty where there is none. */
export function answerWords({ kind, choices = [] }: Question, value: unknown): string {
  if (isBlank(value)) return '';
  if (isTypedDay(value)) return [value.day, value.month, value.year].filter(Boolean).join(' ');
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  const wordsOf = (each: string): string => choices.find((choice) => choice.value === each)?.words ?? each;
  if (Array.isArray(value)) return value.map((each) => wordsOf(String(each))).join(', ');
  const text = String(value);
  if (kind === 'choice') return wordsOf(text);
  if (kind !== 'day') return text;
  const day = parseCalendarDay(text);
  return day === null ? text : formatDay(day);
}
