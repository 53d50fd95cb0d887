import { presentDateField, type DateFieldView } from '../shell/date-field.js';
import {
  presentErrors,
  tick,
  typed,
  type Choice,
  type FormError,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';

export const EXIT_ACTS = ['ending', 'take-back', 'ppo'] as const;
export type ExitAct = (typeof EXIT_ACTS)[number];

export interface ExitActView {
  title: string;
  action: string;
  back: string;
  intro: string;
  rule: string;
  label: string;
  reason: string;
  button: string;
  endings: Choice[] | null;
  day: DateFieldView | null;
  errors: FormErrors;
}

/** What no meeting decides on (EXIT-5). */
const ENDING_CHOICES: readonly Choice[] = [
  { value: 'transferred-out', text: 'Moved out of Derbyshire' },
  { value: 'died', text: 'Has died' },
];

const WORDS: Record<ExitAct, { title: string; intro: string; rule: string; label: string; button: string }> =
  {
    ending: {
      ...{ title: 'Record a death or a move away', rule: 'EXIT-5', button: 'End the time on the scheme' },
      intro: 'No meeting decides on these. Every other ending is for the panel (EXIT-4).',
      label: 'How it is known',
    },
    'take-back': {
      ...{ title: 'Take back an exit made in error', rule: 'EXIT-5', button: 'Take the exit back' },
      intro: 'The same time on the scheme goes on. The exit stays in the history, with this entry beside it.',
      label: 'Why it was an error',
    },
    ppo: {
      ...{ title: 'Remove PPO status', rule: 'EXIT-6', button: 'Remove PPO status' },
      intro: 'For the police IOM co-ordinator, after de-registration.',
      label: 'Reason',
    },
  };

/** One thing done about an exit outside a meeting, with its reason. */
export function presentExitAct(
  act: ExitAct,
  {
    id,
    name,
    values = {},
    errors = [],
  }: { id: string; name: string; values?: TypedValues; errors?: readonly FormError[] },
): ExitActView {
  const { title, ...words } = WORDS[act];
  const shown = presentErrors(errors, { on: 'on-day' });
  const isEnding = act === 'ending';
  const action = { ending: paths.recordEnding, 'take-back': paths.takeBackExit, ppo: paths.removePpo }[act];
  return {
    ...words,
    title: `${title}: ${name}`,
    action: action(id),
    back: paths.exit(id),
    reason: typed(values, 'reason'),
    endings: isEnding ? tick(ENDING_CHOICES, [typed(values, 'ending')]) : null,
    day: isEnding
      ? presentDateField(
          { field: 'on', legend: 'On which day?', hint: 'For example, 27 3 2014' },
          values,
          shown,
        )
      : null,
    errors: shown,
  };
}
