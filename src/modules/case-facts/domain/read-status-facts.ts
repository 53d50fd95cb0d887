import { formatDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { badInput, type FieldError } from '../../../shared/domain-error.js';
import { isEngagement, isWantedStatus, type Engagement, type WantedStatus } from '../../../shared/rag.js';

const RULE = 'RAG-5';

/** Engagement as it is recorded; null is what nobody has recorded. */
export interface EngagementFact {
  supervision: Engagement | null;
  treatment: Engagement | null;
}

/** What was sent, of any shape. */
export interface TypedEngagement {
  supervision?: unknown;
  treatment?: unknown;
}

export interface EngagementContext {
  /** What is recorded now. */
  recorded: EngagementFact;
  /** A treatment service says how treatment goes, and nothing of supervision. */
  maySetSupervision: boolean;
  /** The first day on which no offender manager has them any more; null while one has, and where none is recorded. */
  unsupervisedSince: CalendarDay | null;
}

/**
 * Reads whether somebody is wanted (RAG-5).
 *
 * @throws DomainError bad-input naming `status`.
 */
export function readWanted({ status }: { status?: unknown }): WantedStatus {
  if (isWantedStatus(status)) return status;
  const message =
    'Choose not wanted, circulated on PNC (warrant, crime or licence recall) or wanted for arrest';
  throw badInput([{ field: 'status', message, rule: RULE }]);
}

/**
 * Reads engagement with supervision and treatment (RAG-5). What is left out stays as it is recorded.
 *
 * @throws DomainError bad-input with one entry for each field that cannot be used.
 */
export function readEngagement(typed: TypedEngagement, context: EngagementContext): EngagementFact {
  const errors: FieldError[] = [];
  const supervision = context.maySetSupervision
    ? readSupervision(typed.supervision, context, errors)
    : keepSupervision(typed.supervision, context, errors);
  const treatment = readOne('treatment', typed.treatment ?? context.recorded.treatment, errors);
  if (errors.length > 0) throw badInput(errors);
  return { supervision, treatment };
}

function readOne(field: keyof EngagementFact, value: unknown, errors: FieldError[]): Engagement | null {
  if (isEngagement(value)) return value;
  const message = `Choose engaging, not complying, not engaging or not required for ${field}`;
  errors.push({ field, message, rule: RULE });
  return null;
}

/** RAG-5: nobody engages with a supervision that has ended. */
function readSupervision(
  typed: unknown,
  { recorded, unsupervisedSince }: EngagementContext,
  errors: FieldError[],
): Engagement | null {
  const supervision = readOne('supervision', typed ?? recorded.supervision, errors);
  if (supervision === null || supervision === 'not-required' || unsupervisedSince === null)
    return supervision;
  const message = `Nobody has supervised them since ${formatDay(unsupervisedSince)}: choose not required, or record their offender manager first`;
  errors.push({ field: 'supervision', message, rule: RULE });
  return null;
}

function keepSupervision(
  typed: unknown,
  { recorded: { supervision } }: EngagementContext,
  errors: FieldError[],
): Engagement | null {
  if (typed !== undefined && typed !== null && typed !== supervision) {
    const message = 'Treatment services record treatment only: leave supervision as it is';
    errors.push({ field: 'supervision', message, rule: RULE });
  }
  return supervision;
}
