import { dateAnchor, dateFieldValues, presentDateField, type DateFieldView } from '../shell/date-field.js';
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
  day: DateFieldView;
  time: string;
  errors: FormErrors;
}

/** The form that calls a meeting: tasking, or the panel’s own (in the City operational) (MEET-1, MEET-3). */
export function presentCallMeeting({ panel, values, errors = [], today }: CallMeetingInput): CallMeetingView {
  const shown = presentErrors(errors, dateAnchor('day'));
  const given = values ?? { kind: 'tasking', ...dateFieldValues('day', today) };
  const isCity = panel.area === 'city';
  const kinds: Choice[] = [
    { value: 'tasking', text: 'Tasking meeting', hint: { text: 'Decides over referrals (REF-6)' } },
    isCity
      ? {
          value: 'operational',
          text: 'Operational meeting',
          hint: { text: 'Fortnightly in the City (MEET-3)' },
        }
      : { value: 'panel', text: 'Panel meeting', hint: { text: 'Monthly in the County (MEET-3)' } },
  ];
  return {
    title: `Call a meeting of ${panel.name}`,
    action: paths.newMeeting({ panel: panel.key }),
    back: paths.meetings({ panel: panel.key }),
    panel: panel.key,
    kinds: tick(kinds, [typed(given, 'kind')]),
    day: presentDateField({ field: 'day', legend: 'Day', hint: 'For example, 3 6 2014' }, given, shown),
    time: typed(given, 'time'),
    errors: shown,
  };
}
