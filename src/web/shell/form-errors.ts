/** One thing wrong with one field, in plain English; `rule` where the rule book says so. */
export interface FormError {
  field: string;
  message: string;
  rule?: string;
}

/** What the macros of a form need: the summary at the top and the message beside each field. */
export interface FormErrors {
  summary: { text: string; href: string }[];
  by: Record<string, { text: string }>;
  /** The rules that say so, for whoever wants to look them up; null where none does. */
  rules: string | null;
}

/**
 * Lays out errors for a page. A field's id on the page is its name; `anchors` says where the summary link goes
 * when that is another element (the first box of a date, the first radio).
 */
export function presentErrors(
  errors: readonly FormError[],
  anchors: Record<string, string> = {},
): FormErrors {
  const by: Record<string, { text: string }> = {};
  for (const { field, message } of errors) by[field] ??= { text: message };
  return {
    summary: errors.map(({ field, message }) => ({ text: message, href: `#${anchors[field] ?? field}` })),
    by,
    rules: rulesOf(errors),
  };
}

function rulesOf(errors: readonly FormError[]): string | null {
  const ids = [...new Set(errors.flatMap(({ rule }) => rule ?? []))];
  if (ids.length === 0) return null;
  return `${ids.length === 1 ? 'The rule behind this' : 'The rules behind this'}: ${ids.join(', ')}`;
}

/** What was typed into a form, by field name; a name ticked or chosen more than once is a list. */
export type TypedValues = Record<string, string | readonly string[] | undefined>;

/** The text typed into one field. */
export function typed(values: TypedValues, field: string): string {
  const value = values[field];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** An entry of a list to choose from. */
export interface Choice {
  value: string;
  text: string;
  selected?: boolean;
  checked?: boolean;
  hint?: { text: string };
}

/** Options for a select, the chosen one marked. */
export function choose(choices: readonly Choice[], value: string): Choice[] {
  return choices.map((choice) => ({ ...choice, selected: choice.value === value }));
}

/** Radios or checkboxes, the chosen ones marked. */
export function tick(choices: readonly Choice[], values: readonly string[]): Choice[] {
  return choices.map((choice) => ({ ...choice, checked: values.includes(choice.value) }));
}
