import { WEEKDAYS, weekdayWords } from '../../shared/week.js';
import { dateAnchor, dateFieldValues, presentDateField, type DateFieldView } from '../shell/date-field.js';
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
import { paths } from '../shell/paths.js';

export interface CallMeetingInput {
  panel: { key: string; name: string; area: string };
  values?: TypedValues;
  errors?: readonly FormError[];
  today: string;
}

export interface CallMeetingView {
  title: string;
  action: string;
  back: string;
  panel: string;
  kinds: Choice[];
  often: Choice[];
  from: DateFieldView;
  time: string;
  weekdays: Choice[];
  weeksOfMonth: Choice[];
  until: DateFieldView;
  errors: FormErrors;
}

const OFTEN: readonly Choice[] = [
  { value: 'once', text: 'Once' },
  {
    value: 'weekly',
    text: 'Every week',
    hint: { text: 'Tasking meetings ideally run on at least three days a week (MEET-1)' },
  },
  { value: 'fortnightly', text: 'Every fortnight' },
  { value: 'monthly', text: 'Every month' },
];

const WEEKS_OF_MONTH: readonly Choice[] = [
  { value: '1', text: 'First' },
  { value: '2', text: 'Second' },
  { value: '3', text: 'Third' },
  { value: '4', text: 'Fourth' },
  { value: '-1', text: 'Last' },
];

const HINT = 'For example, 3 6 2014';

const kindsOf = (area: string): Choice[] => [
  { value: 'tasking', text: 'Tasking meeting', hint: { text: 'Decides over referrals (REF-6)' } },
  area === 'city'
    ? {
        value: 'operational',
        text: 'Operational meeting',
        hint: { text: 'Fortnightly in the City (MEET-3)' },
      }
    : { value: 'panel', text: 'Panel meeting', hint: { text: 'Monthly in the County (MEET-3)' } },
];

/** The form that calls a meeting or a series: tasking, or the panel’s own (in the City operational) (MEET-1, MEET-3). */
export function presentCallMeeting({ panel, values, errors = [], today }: CallMeetingInput): CallMeetingView {
  const shown = presentErrors(errors, { ...dateAnchor('from'), ...dateAnchor('until') });
  const given = values ?? { kind: 'tasking', often: 'once', ...dateFieldValues('from', today) };
  const { weekdays = [] } = given;
  const fromField = {
    field: 'from',
    legend: 'Day, or the first day of a series',
    hint: HINT,
  };
  const untilField = { field: 'until', legend: 'Last day of the series', hint: HINT };
  return {
    title: `Call a meeting of ${panel.name}`,
    action: paths.newMeeting({ panel: panel.key }),
    back: paths.meetings({ panel: panel.key }),
    panel: panel.key,
    kinds: tick(kindsOf(panel.area), [typed(given, 'kind')]),
    often: tick(OFTEN, [typed(given, 'often') || 'once']),
    from: presentDateField(fromField, given, shown),
    time: typed(given, 'time'),
    weekdays: tick(
      WEEKDAYS.map((value) => ({ value, text: weekdayWords(value) })),
      typeof weekdays === 'string' ? [weekdays] : weekdays,
    ),
    weeksOfMonth: choose(WEEKS_OF_MONTH, typed(given, 'weekOfMonth')),
    until: presentDateField(untilField, given, shown),
    errors: shown,
  };
}
