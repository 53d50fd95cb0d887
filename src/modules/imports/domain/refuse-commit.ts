import { DomainError, type FieldError } from '../../../shared/domain-error.js';
import type { ImportCounts } from './count-rows.js';
import type { PersonPlan, RowPlan } from './row-plan.js';

/** A second commit. */
export const refuseCommitted = (by: string | null): DomainError =>
  new DomainError({
    kind: 'conflict',
    code: 'IMPORT.COMMITTED',
    message: `This file has been taken into the list already${by === null ? '' : ` by ${by}`}.`,
  });

/** What somebody saw is no longer how the file is read. */
export const refuseOutdated = (): DomainError =>
  new DomainError({
    kind: 'conflict',
    code: 'IMPORT.CHANGED',
    message:
      'Somebody has changed what this import will do since you looked at it. Look again, then take it in.',
  });

const inWords = ({ row, reasons }: PersonPlan): string => `Row ${row}: ${reasons.join('. ')}`;
const toErrors = (plans: readonly PersonPlan[]): FieldError[] =>
  plans.map((plan) => ({ field: `rows.${plan.row}`, message: inWords(plan) }));

function refuse(code: string, message: string, errors: FieldError[]): DomainError {
  return new DomainError({ kind: 'refused', code: `IMPORT.${code}`, message, errors });
}

/**
 * Whether a plan may be carried out: every row that must be decided is decided, and what was decided is still
 * true of the list (issue 2, point 6; REF-7).
 *
 * @throws DomainError conflict `IMPORT.STALE`; refused `IMPORT.LAYOUT`, `IMPORT.UNDECIDED` or `IMPORT.NOTHING`.
 */
export function checkReadiness(plan: {
  rows: readonly RowPlan[];
  layoutErrors: FieldError[];
  counts: ImportCounts;
}): void {
  const { rows, layoutErrors, counts } = plan;
  if (layoutErrors.length > 0) {
    throw refuse('LAYOUT', 'Say what the columns of this file hold, then take it in.', layoutErrors);
  }
  const undecided = rows.filter((each) => each.kind === 'person').filter(({ action }) => action === 'decide');
  const stale = undecided.filter((each) => each.stale);
  if (stale.length > 0) {
    throw new DomainError({
      kind: 'conflict',
      code: 'IMPORT.STALE',
      message: 'The list has changed since these rows were decided. Nothing was taken in: decide them again.',
      rule: 'REF-7',
      errors: toErrors(stale),
      extra: { changed: stale.map(({ row, reasons }) => ({ row, reasons })) },
    });
  }
  if (undecided.length > 0) {
    const message = 'Some rows wait for a decision. Nothing was taken in: merge, add or skip each of them.';
    throw refuse('UNDECIDED', message, toErrors(undecided));
  }
  if (counts.ready + counts.skipped === 0) {
    throw refuse(
      'NOTHING',
      'No row of this file can be taken in. Mend the refused rows and bring it again.',
      [],
    );
  }
}
