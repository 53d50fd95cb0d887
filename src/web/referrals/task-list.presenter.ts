import type { FieldError } from '../../shared/domain-error.js';
import type { ReferralMay, ReferralStatus, StepState } from '../../modules/referral-forms/index.js';
import { countOf, instantWords, type Label } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { referralStatus } from './referral-words.presenter.js';
import type { WhereItGoesView } from './where-it-goes.presenter.js';

export interface TaskListInput {
  id: string;
  name: string;
  status: ReferralStatus;
  changedAt: string;
  steps: readonly StepState[];
  may: ReferralMay;
  /** What a panel asked for when it deferred (REF-5). */
  needed: string | null;
  where: WhereItGoesView;
}

export interface Task {
  title: string;
  href: string | null;
  /** What is missing. */
  hint: string | null;
  status: Label;
}

export interface TaskListView {
  title: string;
  id: string;
  topic: string;
  status: Label;
  saved: string;
  summary: string;
  needed: string | null;
  tasks: Task[];
  last: Task;
  where: WhereItGoesView;
  links: { text: string; href: string }[];
}

const HINTED = 2;

const CANNOT_START: Label = { key: 'cannot-start', text: 'Cannot start yet' };

function hintOf(errors: readonly FieldError[], isUntouched: boolean): string | null {
  if (errors.length === 0 || isUntouched) return null;
  const [first, ...others] = errors.slice(0, HINTED).map(({ message }) => message);
  const more = errors.length - HINTED;
  return [first, ...others].join('. ') + (more > 0 ? `, and ${more} more` : '');
}

function stateOf({ errors, isUntouched }: StepState): Label {
  if (errors.length === 0) {
    return isUntouched ? { key: 'optional', text: 'Optional' } : { key: 'completed', text: 'Completed' };
  }
  return isUntouched
    ? { key: 'not-started', text: 'Not started' }
    : { key: 'incomplete', text: 'Incomplete' };
}

/** A draft, or one that a panel has asked more of: its pages, each with what it still needs (REF-1). */
export function presentTaskList(input: TaskListInput): TaskListView {
  const { id, name, status, changedAt, steps, may, needed, where } = input;
  const ready = steps.filter(({ errors }) => errors.length === 0).length;
  const isComplete = ready === steps.length;
  const link = (allowed: boolean, text: string, href: string): { text: string; href: string }[] =>
    allowed ? [{ text, href }] : [];
  return {
    title: `Referral of ${name}`,
    id,
    topic: `referral:${id}`,
    status: referralStatus(status),
    saved: `Last saved on ${instantWords(changedAt)}`,
    summary: isComplete
      ? 'All pages are completed.'
      : `${ready} of ${countOf(steps.length, 'page is', 'pages are')} completed.`,
    needed,
    tasks: steps.map((step) => ({
      title: step.title,
      href: paths.referralStep(id, step.slug),
      hint: hintOf(step.errors, step.isUntouched),
      status: stateOf(step),
    })),
    last: {
      title: 'Check your answers and send',
      href: isComplete ? paths.checkReferral(id) : null,
      hint: null,
      status: isComplete ? { key: 'not-started', text: 'Not started' } : CANNOT_START,
    },
    where,
    links: [
      ...link(true, 'Read it as it stands', paths.checkReferral(id)),
      ...link(true, 'Print the form', paths.referralPaper(id)),
      ...link(true, 'Download it as PDF', paths.referralPdf(id)),
      ...link(may.handOver, 'Hand it over to a colleague', paths.handOverReferral(id)),
      ...link(
        may.withdraw,
        status === 'draft' ? 'Give this draft up' : 'Withdraw it',
        paths.withdrawReferral(id),
      ),
    ],
  };
}
