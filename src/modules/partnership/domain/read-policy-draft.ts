import { parseCalendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { badInput, type FieldError } from '../../../shared/domain-error.js';
import { checkPolicy } from './check-policy.js';
import { mergePolicy, type TypedPolicy } from './merge-policy.js';
import type { PolicyContent } from './policy.js';

/** A draft as somebody sent it: any part of the policy, its day and its source. */
export type TypedPolicyDraft = TypedPolicy & { effectiveOn?: unknown; sourceNote?: unknown };

/** What a draft holds, and a version once the draft is adopted. */
export interface PolicyTerms {
  effectiveOn: CalendarDay;
  sourceNote: string;
  content: PolicyContent;
}

/** What a draft begins from: a version has a content, and neither a day nor a source for the next one. */
export interface DraftBase {
  effectiveOn: string | null;
  sourceNote: string | null;
  content: PolicyContent;
}

const SOURCE_NOTE = { least: 5, most: 500 };

/**
 * Reads a draft: what was typed, laid over what it begins from. It takes effect on a day after today, so that
 * everybody can see it coming. **reading**
 *
 * @throws DomainError bad-input naming every field that is wrong, with the rule it bears on.
 */
export function readPolicyDraft(typed: TypedPolicyDraft, base: DraftBase, today: CalendarDay): PolicyTerms {
  const { effectiveOn, sourceNote, ...parts } = typed;
  const { merged, errors } = mergePolicy(base.content, parts);
  const day = parseCalendarDay(effectiveOn ?? base.effectiveOn);
  const note = tidy(sourceNote ?? base.sourceNote);
  const all = [
    ...errors,
    ...checkPolicy(merged).filter(({ field }) => !errors.some((error) => error.field === field)),
    ...checkDay(day, today),
    ...checkNote(note),
  ];
  if (all.length > 0 || day === null) throw badInput(all);
  return { effectiveOn: day, sourceNote: note, content: merged as unknown as PolicyContent };
}

const tidy = (text: unknown): string => (typeof text === 'string' ? text.replace(/\s+/g, ' ').trim() : '');

function checkDay(day: CalendarDay | null, today: CalendarDay): FieldError[] {
  const field = 'effectiveOn';
  if (day === null) return [{ field, message: 'Effective date must be a real date' }];
  if (day > today) return [];
  const message = 'Effective date must be after today, so that everybody can see the change coming';
  return [{ field, message }];
}

function checkNote(note: string): FieldError[] {
  const { least, most } = SOURCE_NOTE;
  if (note.length >= least && note.length <= most) return [];
  const message = `Source note must be ${least} to ${most} characters: say where the change comes from`;
  return [{ field: 'sourceNote', message }];
}
