import type { Ending, EndingView, ExitItem } from '../../modules/exit-rules/index.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import type { OffenderRecord, Reason } from '../offenders/offender-record.js';
import { dateFieldValues, presentDateField, type DateFieldView } from '../shell/date-field.js';
import { presentErrors, type FormError, type FormErrors, type TypedValues } from '../shell/form-errors.js';
import { dayWords, fullName, instantWords, panelWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import {
  ENDING_WORDS,
  presentBlocker,
  presentReasons,
  RESETS,
  STATE_WORDS,
  type BlockerLine,
} from './exit-words.presenter.js';

export interface ExitInput {
  person: OffenderRecord;
  exit: ExitItem | null;
  endings: readonly EndingView[];
  /** The day that was asked about; null for today. */
  on: CalendarDay | null;
  may: { end: boolean; removePpo: boolean; letter: boolean };
  values: TypedValues;
  errors: readonly FormError[];
}

export interface ExitView {
  title: string;
  topic: string;
  back: string;
  panel: string;
  state: string;
  line: string;
  say: string;
  whatIf: { day: string; today: string } | null;
  blockers: BlockerLine[];
  kept: { reason: string; until: string; by: string; meeting: string } | null;
  reasons: Reason[];
  resets: readonly Reason[];
  reviewed: string | null;
  ask: DateFieldView | null;
  errors: FormErrors;
  endings: {
    id: string;
    words: string;
    rule: string;
    days: string;
    reason: string;
    by: string;
    meeting: { href: string; text: string } | null;
    takenBack: string | null;
  }[];
  actions: { text: string; href: string }[];
}

const endingOf = (ending: string): { words: string; rule: string } => ENDING_WORDS[ending as Ending];

function presentLine({ exit, person }: ExitInput): string {
  if (exit === null)
    return person.status === 'exited' ? 'Has left the scheme.' : 'Is not registered on the scheme.';
  const { state, earliestExitOn } = exit;
  if (earliestExitOn === null) return 'The registration date is not recorded: nobody is guessed out.';
  const day = dayWords(earliestExitOn);
  return state === 'due' || state === 'kept' ? `Since ${day}.` : `Could leave on ${day} at the earliest.`;
}

function presentEndings(endings: readonly EndingView[]): ExitView['endings'] {
  return endings.map(({ id, ending, startedOn, endedOn, reason, meeting, by, at, takenBack }) => ({
    ...{ id, reason, ...endingOf(ending) },
    days: `${startedOn === null ? 'date not recorded' : dayWords(startedOn)} to ${dayWords(endedOn)}`,
    by: `Recorded by ${by}, ${instantWords(at)}`,
    meeting:
      meeting === null
        ? null
        : { href: paths.meeting(meeting.id), text: `The meeting of ${instantWords(meeting.startsAt)}` },
    takenBack:
      takenBack && `Made in error: ${takenBack.reason} (${takenBack.by}, ${instantWords(takenBack.at)})`,
  }));
}

function presentActions({ person, exit, endings, may }: ExitInput): ExitView['actions'] {
  const { id, status, ppo } = person;
  const lastStands = endings[0] !== undefined && endings[0].takenBack === null;
  return [
    ...(may.letter ? [{ text: 'Letter to the person', href: paths.exitLetter(id) }] : []),
    ...(exit && may.end ? [{ text: 'Record a death or a move away', href: paths.recordEnding(id) }] : []),
    ...(status !== 'registered' && ppo && may.removePpo && endings.length > 0
      ? [{ text: 'Remove PPO status', href: paths.removePpo(id) }]
      : []),
    ...(status === 'exited' && lastStands && may.end
      ? [{ text: 'Take back an exit made in error', href: paths.takeBackExit(id) }]
      : []),
  ];
}

/** The exit clock of one person: where it stands and why, what would set it back, and how earlier times ended. */
export function presentExit(input: ExitInput): ExitView {
  const { person, exit, on, values, errors } = input;
  const shownErrors = presentErrors(errors, { on: 'on-day' });
  const state = exit === null ? 'Not on the scheme' : STATE_WORDS[exit.state];
  const line = presentLine(input);
  const boxes = Object.keys(values).length > 0 ? values : dateFieldValues('on', on);
  return {
    title: `Exit clock: ${fullName(person)}`,
    topic: `offender:${person.id}`,
    back: paths.offender(person.id),
    panel: panelWords(person.panel),
    ...{ state, line, say: `${state}. ${line}` },
    whatIf: on === null ? null : { day: dayWords(on), today: paths.exit(person.id) },
    blockers: exit?.blockers.map(presentBlocker) ?? [],
    kept:
      exit?.state === 'kept' && exit.kept
        ? {
            ...{ reason: exit.kept.reason, until: dayWords(exit.kept.nextReviewOn), by: exit.kept.by },
            meeting: paths.meeting(exit.kept.meetingId),
          }
        : null,
    reasons: exit === null ? [] : presentReasons(exit),
    resets: exit === null ? [] : RESETS,
    reviewed: exit?.lastReview ? `Last changed by the review of ${dayWords(exit.lastReview.on)}` : null,
    ask:
      exit === null
        ? null
        : presentDateField(
            { field: 'on', legend: 'What if it were another day?', hint: 'By what is recorded now' },
            boxes,
            shownErrors,
          ),
    errors: shownErrors,
    endings: presentEndings(input.endings),
    actions: presentActions(input),
  };
}
