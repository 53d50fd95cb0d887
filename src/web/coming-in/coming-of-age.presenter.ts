import type { ComingOfAgeView } from '../../modules/ogrs-tiering/index.js';
import { presentMissing } from '../offenders/eligibility.presenter.js';
import { countOf, dayWords, outcomeWords } from '../shell/labels.js';
import { presentRow, type Cell, type Row, type RowContext } from './coming-in-row.presenter.js';

/** `in 12 days`, `today`, `3 days ago`. */
function leftWords(daysLeft: number): string {
  if (daysLeft === 0) return 'today';
  const days = countOf(Math.abs(daysLeft), 'day', 'days');
  return daysLeft > 0 ? `in ${days}` : `${days} ago`;
}

function presentThen(item: ComingOfAgeView, { can }: RowContext): Cell {
  const { id, status, waitsFor, eligibility } = item;
  const { outcome, reasons, missing } = eligibility;
  const [first] = reasons;
  const cell = { label: 'What happens then', rule: first?.rule ?? null, why: { id: `why-${id}`, reasons } };
  if (status === 'registered') return { ...cell, text: 'Registered already', rule: null };
  if (outcome === 'needs-information') {
    const text = waitsFor === 'birthday' ? 'Needs:' : 'Not registered for want of information. Needs:';
    return { ...cell, text, rule: 'EXCL-3', missing: presentMissing(missing, { id, can }) };
  }
  if (outcome === 'automatic') {
    const then = 'Registers automatically on that day';
    return { ...cell, text: waitsFor === 'review' ? 'Registers at the next nightly review' : then };
  }
  if (outcome === 'excluded') {
    return { ...cell, text: 'Stays out on that day', notes: first ? [first.text] : [] };
  }
  return { ...cell, text: outcomeWords(outcome) };
}

/** A young person who comes of age: when, and what the rules will say then (ROUTE-YOS, EXCL-AGE). */
export function presentComingOfAge(item: ComingOfAgeView, context: RowContext): Row {
  const { adultAge, turnsAdultOn, daysLeft } = item;
  const text = `${adultAge} on ${dayWords(turnsAdultOn)}, ${leftWords(daysLeft)}`;
  return presentRow(item, [{ label: 'Birthday', text }, presentThen(item, context)], context);
}
