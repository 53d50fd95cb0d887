import type { LaidMinutes } from '../../modules/tasking-meetings/index.js';
import type { PaperBlock } from '../../platform/paper/paper.js';
import {
  presentErrors,
  typed,
  type FormError,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';

export interface MinutesPageView {
  title: string;
  /** Where the page is found again after its form was answered. */
  address: string;
  topic: string;
  back: string;
  pdf: string;
  blocks: readonly PaperBlock[];
  correct: { action: string; value: string } | null;
  errors: FormErrors;
}

/** The minutes on their page: while it is a draft it follows the meeting; from the closing on it stands (MEET-5). */
export function presentMinutes(
  { view: { meeting, frozen }, title, blocks }: LaidMinutes,
  {
    mayRun,
    values = {},
    errors = [],
  }: { mayRun: boolean; values?: TypedValues; errors?: readonly FormError[] },
): MinutesPageView {
  return {
    title: frozen === null && meeting.closedAt === null ? `Draft ${title.toLowerCase()}` : title,
    address: paths.meetingMinutes(meeting.id),
    topic: `meeting:${meeting.id}`,
    back: paths.meeting(meeting.id),
    pdf: paths.meetingMinutesPdf(meeting.id),
    blocks: blocks.filter((block) => block.kind !== 'heading' || block.level !== 1),
    correct:
      mayRun && meeting.status === 'closed'
        ? { action: paths.correctMinutes(meeting.id), value: typed(values, 'text') }
        : null,
    errors: presentErrors(errors),
  };
}
