import type { ExitItem } from '../../modules/exit-rules/index.js';
import type { Reason } from '../offenders/offender-record.js';
import { presentDateField, type DateFieldView } from '../shell/date-field.js';
import {
  choose,
  presentErrors,
  tick,
  typed,
  type Choice,
  type FormError,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import { dayWords, listName } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import {
  ENDING_WORDS,
  presentBlocker,
  presentReasons,
  STATE_WORDS,
  type BlockerLine,
} from './exit-words.presenter.js';

export interface DecideExitInput {
  meetingId: string;
  exit: ExitItem;
  quorum: { words: string; isQuorate: boolean; agencies: string };
  /** The agencies that can go on with open tasks. */
  agencies: readonly { key: string; name: string }[];
  values?: TypedValues;
  errors?: readonly FormError[];
}

export interface DecideExitView {
  title: string;
  action: string;
  back: string;
  topic: string;
  quorum: DecideExitInput['quorum'];
  state: string;
  line: string;
  clock: string;
  blockers: BlockerLine[];
  reasons: Reason[];
  outcomes: Choice[];
  endings: Choice[];
  tasks: Choice[];
  tasksTo: Choice[];
  reason: string;
  nextReview: DateFieldView;
  errors: FormErrors;
}

const OUTCOMES: readonly Choice[] = [
  {
    value: 'exit',
    text: 'Exit',
    hint: { text: 'Ends the time on the scheme today; every agency involved is told' },
  },
  {
    value: 'retain',
    text: 'Keep',
    hint: { text: 'With a reason, and a next review no later than six months ahead' },
  },
];
const TASKS: readonly Choice[] = [
  { value: 'close', text: 'Close them' },
  { value: 'rehome', text: 'Hand them on to one agency' },
];

/** What a panel decides over somebody’s exit (EXIT-4). */
export function presentDecideExit(input: DecideExitInput): DecideExitView {
  const { meetingId, exit, quorum, agencies, values = {}, errors = [] } = input;
  const { offender, state, earliestExitOn } = exit;
  const shown = presentErrors(errors, { nextReviewOn: 'nextReviewOn-day', offenderId: 'outcome' });
  const endings = Object.entries(ENDING_WORDS).map(([value, { words: text }]) => ({ value, text }));
  const picked = typed(values, 'ending') || 'six-months';
  const date = { field: 'nextReviewOn', legend: 'Next review, when kept', hint: 'For example, 27 3 2015' };
  return {
    title: `Decide over the exit of ${listName(offender)}`,
    action: paths.decideExit(meetingId, offender.id),
    back: paths.meeting(meetingId),
    topic: `meeting:${meetingId} offender:${offender.id}`,
    quorum,
    state: STATE_WORDS[state],
    line:
      earliestExitOn === null
        ? 'No date of registration is recorded.'
        : `Earliest exit: ${dayWords(earliestExitOn)}`,
    clock: paths.exit(offender.id),
    blockers: exit.blockers.map(presentBlocker),
    reasons: presentReasons(exit),
    outcomes: tick(OUTCOMES, [typed(values, 'outcome')]),
    endings: choose(endings, picked),
    tasks: tick(TASKS, [typed(values, 'tasks') || 'close']),
    tasksTo: choose(
      [
        { value: '', text: 'Choose an agency' },
        ...agencies.map(({ key, name }) => ({ value: key, text: name })),
      ],
      typed(values, 'tasksTo'),
    ),
    reason: typed(values, 'reason'),
    nextReview: presentDateField(date, values, shown),
    errors: shown,
  };
}
