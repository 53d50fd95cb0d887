/** What one cell came to: its value, or why it is refused, or what to look at although it is kept. */
export interface Reading<T> {
  value: T | null;
  error?: { message: string; rule?: string };
  warning?: string;
}

/** Nothing there, and nothing wrong with that. */
export const NOTHING: Reading<never> = { value: null };

/** Refused, in plain words with the row's own text, and the rule that says so. */
export function refuse(message: string, rule?: string): Reading<never> {
  return { value: null, error: { message, ...(rule ? { rule } : {}) } };
}
