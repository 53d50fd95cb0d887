import type { FieldError } from '../../../shared/domain-error.js';
import { DIFFERENCE_FIELDS, type DifferenceField } from './listed-person.js';
import { rowId, rowOf } from './person-on-list.js';
import type { Takes } from './propose-differences.js';
import { noteSeen, type Resolution, type ResolutionAction } from './resolution.js';
import type { PersonPlan, RowPlan } from './row-plan.js';

/** A decision as somebody sent it. */
export interface TypedResolution {
  row: number;
  action: ResolutionAction;
  /** Whom to merge into, a person or `row:14`: needed where the row matches several people, or none. */
  offenderId?: string | undefined;
  /** Instead of `offenderId`: the earlier row that brings the same person. */
  sameAsRow?: number | undefined;
  take?: Readonly<Record<string, unknown>> | undefined;
}

export interface ReadResolutions {
  resolutions: Resolution[];
  errors: FieldError[];
}

type Outcome = { target: string | null } | { field: string; message: string };

function readTarget(typed: TypedResolution, plan: PersonPlan, rows: ReadonlyMap<number, RowPlan>): Outcome {
  const { row, offenderId } = typed;
  if (typed.action !== 'merge') return { target: null };
  const sameAsRow = typed.sameAsRow ?? rowOf(offenderId ?? '');
  if (offenderId !== undefined && sameAsRow === null) return { target: offenderId };
  if (sameAsRow !== null) {
    const isEarlier = sameAsRow < row && rows.get(sameAsRow)?.kind === 'person';
    return isEarlier
      ? { target: rowId(sameAsRow) }
      : { field: 'sameAsRow', message: `Row ${row}: row ${sameAsRow} is no earlier row that holds a person` };
  }
  const [match, ...others] = plan.matches;
  if (match && others.length === 0) return { target: match.id };
  const message = match
    ? `Row ${row} matches ${plan.matches.length} people: say which of them it is`
    : `Row ${row} matches nobody: say whom to merge it with`;
  return { field: 'offenderId', message };
}

function readTakes(
  take: Readonly<Record<string, unknown>> = {},
): { takes: Takes } | { field: string; message: string } {
  for (const [field, from] of Object.entries(take)) {
    if (!(DIFFERENCE_FIELDS as readonly string[]).includes(field))
      return { field: `take.${field}`, message: `“${field}” is nothing a merge can take` };
    if (from !== 'file' && from !== 'list')
      return { field: `take.${field}`, message: `Take the value of the file or of the list` };
  }
  return { takes: take };
}

function explainRow(row: number, plan: RowPlan | undefined): string | null {
  if (!plan) return `Row ${row} of this sheet holds nobody`;
  return plan.kind === 'refused'
    ? `Row ${row} is refused: mend it in the file and bring the file again`
    : null;
}

/**
 * Reads what somebody decided against the rows as they are; one error for each that cannot be (issue 2, point
 * 6). Errors name `resolutions.0.row` and so on.
 */
export function readResolutions(
  typed: readonly TypedResolution[],
  plans: readonly RowPlan[],
): ReadResolutions {
  const rows = new Map(plans.map((plan) => [plan.row, plan]));
  const result: ReadResolutions = { resolutions: [], errors: [] };
  const decided = new Set<number>();
  for (const [index, each] of typed.entries()) {
    const refuse = (field: string, message: string): void =>
      void result.errors.push({ field: `resolutions.${index}.${field}`, message });
    const plan = rows.get(each.row);
    const fault = decided.has(each.row) ? `Row ${each.row} is decided twice` : explainRow(each.row, plan);
    decided.add(each.row);
    if (fault !== null || plan?.kind !== 'person') {
      refuse('row', fault ?? '');
      continue;
    }
    const target = readTarget(each, plan, rows);
    const takes = readTakes(each.take);
    if ('message' in target) refuse(target.field, target.message);
    if ('message' in takes) refuse(takes.field, takes.message);
    if ('message' in target || 'message' in takes) continue;
    result.resolutions.push({ row: each.row, action: each.action, ...target, take: takes.takes, seen: null });
  }
  return result;
}

function findLocked({ target }: PersonPlan, take: Takes): DifferenceField | undefined {
  const differences = target?.differences ?? [];
  return differences.find(({ field, locked }) => locked !== undefined && take[field] === 'file')?.field;
}

/**
 * Checks decisions against the plan that follows them, and notes what the list says at that moment: a decision
 * that cannot be carried out is refused, not kept.
 */
export function confirmResolutions(
  typed: readonly TypedResolution[],
  resolutions: readonly Resolution[],
  after: readonly RowPlan[],
): ReadResolutions {
  const rows = new Map(after.map((plan) => [plan.row, plan]));
  const result: ReadResolutions = { resolutions: [], errors: [] };
  for (const resolution of resolutions) {
    const plan = rows.get(resolution.row);
    if (plan?.kind !== 'person') continue;
    const index = typed.findIndex(({ row }) => row === resolution.row);
    const refuse = (field: string, message: string): void =>
      void result.errors.push({
        field: `resolutions.${index}.${field}`,
        message: `Row ${resolution.row}: ${message}`,
      });
    const locked = findLocked(plan, resolution.take);
    if (plan.action === 'decide' && resolution.action !== 'proposal') {
      refuse(plan.stale ? 'offenderId' : 'action', plan.reasons.join('. '));
    } else if (locked !== undefined) {
      refuse(`take.${locked}`, plan.target?.differences.find(({ field }) => field === locked)?.locked ?? '');
    } else {
      const seen = noteSeen(plan.matches, plan.target?.person ?? null);
      result.resolutions.push({ ...resolution, seen });
    }
  }
  return result;
}
