import type { FieldError } from '../../../shared/domain-error.js';

export interface TextField {
  field: string;
  /** How a message begins: `Reason`. */
  called: string;
  whenEmpty: string;
  /** In characters. */
  longest: number;
  rule: string;
}

/** Reads a text that must be there, without the white space around it; adds what is wrong with it to `errors`. */
export function readText(value: unknown, of: TextField, errors: FieldError[]): string {
  const { field, called, whenEmpty, longest, rule } = of;
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '') errors.push({ field, message: whenEmpty, rule });
  if (text.length > longest) {
    const most = longest.toLocaleString('en-GB');
    errors.push({ field, message: `${called} must be ${most} characters or fewer`, rule });
  }
  return text;
}

/** Reads a text that may be left out, white space squashed; null when it is, or when it cannot be used. */
export function readOptionalText(
  value: unknown,
  { field, called, longest, rule }: Omit<TextField, 'whenEmpty'>,
  errors: FieldError[],
): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') {
    errors.push({ field, message: `${called} must be text`, rule });
    return null;
  }
  const text = squash(value);
  return text === '' ? null : readText(text, { field, called, longest, rule, whenEmpty: '' }, errors);
}

/** One space where there was white space, none around. */
export const squash = (text: string): string => text.replace(/\s+/g, ' ').trim();

const LONGEST_REASON = 2_000;

/** Reads why something recorded is corrected, withdrawn or closed (COH-2). */
export function readReason(value: unknown, whenEmpty: string, errors: FieldError[], rule = 'COH-2'): string {
  return readText(
    value,
    { field: 'reason', called: 'Reason', whenEmpty, longest: LONGEST_REASON, rule },
    errors,
  );
}
