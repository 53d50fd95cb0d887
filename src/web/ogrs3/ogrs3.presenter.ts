import type { CalculatedScore, KnownOgrs3 } from '../../modules/ogrs-tiering/index.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import type { CohortItem } from '../cohort/cohort.presenter.js';
import { presentPersonStrip, type PersonStrip } from '../offenders/person-strip.presenter.js';
import { dateAnchor, dateFieldValues, presentDateField, type DateFieldView } from '../shell/date-field.js';
import {
  presentErrors,
  typed,
  type FormError,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';
import { presentAnswer, type AnswerView } from './ogrs3-answer.presenter.js';
import { knownValues, presentFields, type Ogrs3Fields } from './ogrs3-fields.presenter.js';

export interface Ogrs3Input {
  /** Whose score it is; null from scratch. */
  offender: CohortItem | null;
  known: KnownOgrs3 | null;
  /** What was typed; left out, the form begins with what is known. */
  values?: TypedValues;
  errors?: readonly FormError[];
  calculated?: CalculatedScore | null;
  today: CalendarDay;
}

export interface Ogrs3View {
  title: string;
  intro: string;
  strip: PersonStrip | null;
  action: string;
  back: { href: string; text: string };
  /** Typing is kept only with a person's own form: from scratch it would be filled in for the next one. */
  noDraft: boolean;
  fields: Ogrs3Fields;
  answer: AnswerView | null;
  record: { hidden: { name: string; value: string }[]; assessedOn: DateFieldView; note: string } | null;
  errors: FormErrors;
}

const DATES = ['dateOfBirth', 'dateOfCurrentConviction', 'dateAtStartOfFollowUp'];
const PLAIN = ['gender', 'offenceCategory', 'totalNumberOfSanctions', 'ageAtFirstSanction'];
const FACTOR_INPUTS = [
  ...PLAIN,
  ...DATES.flatMap((field) => ['day', 'month', 'year'].map((box) => `${field}-${box}`)),
];

/** The OGRS calculator: its form, and the answer once there is one. */
export function presentOgrs3(input: Ogrs3Input): Ogrs3View {
  const { offender, known, errors = [], calculated = null, today } = input;
  const values = input.values ?? (known ? knownValues(known) : {});
  const anchors = Object.assign({}, ...[...DATES, 'assessedOn'].map(dateAnchor)) as Record<string, string>;
  const shown = presentErrors(errors, anchors);
  return {
    title: offender ? 'Calculate an OGRS 3 score' : 'OGRS calculator',
    intro: offender
      ? 'Check what is filled in before you calculate. Nothing is stored until you record the score.'
      : 'OGRS 3 gives the probability that somebody is sanctioned again, from static factors only. Nothing is stored: to record a score, begin from the person’s record.',
    strip: offender && presentPersonStrip(offender, today),
    action: offender ? paths.offenderOgrs3(offender.id) : paths.ogrs3(),
    back: offender
      ? { href: paths.offender(offender.id), text: 'Back to the record' }
      : { href: paths.home(), text: 'Home' },
    noDraft: offender === null,
    fields: presentFields({ values, known }, shown),
    answer: calculated && presentAnswer(calculated),
    record: offender && calculated ? presentRecord(offender, { values, today }, shown) : null,
    errors: shown,
  };
}

function presentRecord(
  offender: CohortItem,
  { values, today }: { values: TypedValues; today: CalendarDay },
  errors: FormErrors,
): Ogrs3View['record'] {
  const isTyped = ['day', 'month', 'year'].some((box) => values[`assessedOn-${box}`] !== undefined);
  return {
    hidden: FACTOR_INPUTS.map((name) => ({ name, value: typed(values, name) })),
    assessedOn: presentDateField(
      { field: 'assessedOn', legend: 'Date of assessment', hint: 'Today, unless it was assessed earlier.' },
      isTyped ? values : dateFieldValues('assessedOn', today),
      errors,
    ),
    note:
      offender.status === 'registered'
        ? 'A score that falls never removes anyone from the scheme (TIER-6).'
        : 'A score that reaches tier 1 registers this person at once, unless an exclusion applies (TIER-1, TIER-6).',
  };
}
