import type { CohortItem } from '../../modules/offenders/index.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { dateAnchor, presentDateField, type DateFieldView } from '../shell/date-field.js';
import {
  presentErrors,
  typed,
  type FormError,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import {
  agedWords,
  countOf,
  dayWords,
  listName,
  panelWords,
  statusWords,
  tierWords,
} from '../shell/labels.js';
import { paths } from '../shell/paths.js';

type FoundPerson = Pick<
  CohortItem,
  'id' | 'surname' | 'forename' | 'dateOfBirth' | 'pncId' | 'crn' | 'panel' | 'status' | 'tier' | 'ogrsScore'
>;

export interface NewReferralInput {
  values: TypedValues;
  errors?: readonly FormError[];
  /** Null until somebody was looked for. */
  found: { people: readonly FoundPerson[]; total: number } | null;
  /** What is sent again with the button, so that two presses make one draft. */
  key: string;
  seesEverybody: boolean;
  today: CalendarDay;
}

export interface FoundCard {
  id: string;
  name: string;
  facts: { label: string; value: string }[];
  /** Why there is nothing to refer; null where there is. */
  note: string | null;
  button: string;
}

export interface NewReferralView {
  title: string;
  action: string;
  back: string;
  q: string;
  born: DateFieldView;
  key: string;
  errors: FormErrors;
  people: FoundCard[];
  summary: string | null;
  advice: string | null;
  /** What was asked, for the draft about somebody else. */
  carried: { name: string; value: string }[];
  other: string;
}

function presentPerson(person: FoundPerson, today: CalendarDay): FoundCard {
  const { id, dateOfBirth, panel, status, pncId, crn, tier, ogrsScore } = person;
  const name = listName(person);
  const score =
    ogrsScore === null ? [] : [{ label: 'OGRS score', value: `${ogrsScore}, ${tierWords(tier)}` }];
  return {
    id,
    name,
    facts: [
      { label: 'Date of birth', value: dayWords(dateOfBirth) + agedWords(dateOfBirth, today) },
      { label: 'PNC ID', value: pncId ?? 'Not recorded' },
      { label: 'CRN', value: crn ?? 'Not recorded' },
      { label: 'Panel', value: panelWords(panel) },
      { label: 'Status', value: statusWords(status) },
      ...score,
    ],
    note: status === 'registered' ? 'They are on the scheme already: there is nothing to refer.' : null,
    button: 'Refer this person',
  };
}

/** The first question of a referral: who is it about? */
export function presentNewReferral(input: NewReferralInput): NewReferralView {
  const { values, errors = [], found, key, seesEverybody, today } = input;
  const shown = presentErrors(errors, dateAnchor('dateOfBirth'));
  const people = found?.people ?? [];
  const q = typed(values, 'q');
  const boxes = ['day', 'month', 'year'].map((box) => `dateOfBirth-${box}`);
  return {
    title: 'Who are you referring?',
    action: paths.newReferral(),
    back: paths.referrals(),
    q,
    born: presentDateField(
      { field: 'dateOfBirth', legend: 'Date of birth, if you know it', hint: 'For example, 27 3 1985' },
      values,
      shown,
    ),
    key,
    errors: shown,
    people: people.map((person) => presentPerson(person, today)),
    summary: found === null ? null : summaryOf(found),
    advice:
      found === null || people.length > 0
        ? null
        : seesEverybody
          ? 'Check the spelling, or refer them as somebody who is not on the list.'
          : 'You find the people whom your agency is recorded as working with. Anybody else you can refer all the same.',
    carried: ['q', ...boxes]
      .map((name) => ({ name, value: typed(values, name) }))
      .filter(({ value }) => value),
    other: people.length > 0 ? 'It is somebody else' : 'Refer somebody who is not on the list',
  };
}

function summaryOf({ people, total }: { people: readonly FoundPerson[]; total: number }): string {
  if (people.length === 0) return 'Nobody was found.';
  if (people.length < total)
    return `Showing ${people.length} of ${countOf(total, 'person', 'people')} found: add the date of birth to narrow it down.`;
  return `${countOf(total, 'person', 'people')} found.`;
}
