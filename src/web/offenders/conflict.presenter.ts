import type { CalendarDay } from '../../shared/calendar-day.js';
import type { PanelOption } from '../cohort/cohort.presenter.js';
import { typed, type TypedValues } from '../shell/form-errors.js';
import { dayWords, fullName, instantWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { genderWords, NOT_RECORDED, panelName, type OffenderRecord } from './offender-record.js';
import { PERSON_TEXTS, personValues } from './person-fields.presenter.js';
import { presentPersonStrip, type PersonStrip } from './person-strip.presenter.js';

export interface ConflictInput {
  /** The record as it is now. */
  offender: OffenderRecord;
  /** What this person typed, with the hidden `was` of their form. */
  values: TypedValues;
  /** Who changed the record meanwhile, and when (ISO 8601), where that is known. */
  changed: { by: string; at: string } | null;
  panels: readonly PanelOption[];
  today: CalendarDay;
}

type Side = { words: string; value: string; checked: boolean };

export interface ConflictView {
  title: string;
  strip: PersonStrip;
  action: string;
  back: string;
  /** Sent back with the choice: the version both sides are now shown against. */
  version: number;
  who: string;
  questions: { field: string; label: string; yours: Side; theirs: Side; note: string | null }[];
  /** Fields on which the two agree, carried along. */
  carried: { name: string; value: string }[];
  was: string;
}

const FIELDS = ['surname', 'forename', 'dateOfBirth', ...PERSON_TEXTS.slice(2), 'aliases'] as const;
type Field = (typeof FIELDS)[number];

const LABELS: Record<Field, string> = {
  surname: 'Surname',
  forename: 'Forename',
  dateOfBirth: 'Date of birth',
  gender: 'Gender',
  pncId: 'PNC ID',
  crn: 'CRN',
  prisonNumber: 'Prison number',
  panel: 'Panel',
  address: 'Address',
  contactNumber: 'Contact number',
  primarySubstance: 'Primary substance of choice',
  notes: 'Notes',
  aliases: 'Also known as',
};

const tidy = (text: string): string => text.replace(/\r\n/g, '\n').trim();

/** One text for a date typed in three boxes or carried whole: `1985-06-03`, or what was typed when it is no date. */
function dateText(values: TypedValues): string {
  const whole = typed(values, 'dateOfBirth');
  if (whole) return whole;
  const [day, month, year] = ['day', 'month', 'year'].map((box) =>
    typed(values, `dateOfBirth-${box}`).trim(),
  );
  if (!day && !month && !year) return '';
  return `${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
}

const textOf = (values: TypedValues, field: Field): string =>
  field === 'dateOfBirth' ? dateText(values) : tidy(typed(values, field));

/** The details as they were when the form was opened; nothing when that did not come back whole. */
function readWas(values: TypedValues): TypedValues | null {
  try {
    const was: unknown = JSON.parse(typed(values, 'was'));
    return typeof was === 'object' && was !== null ? (was as TypedValues) : null;
  } catch {
    return null;
  }
}

function wordsFor(field: Field, value: string, panels: readonly PanelOption[]): string {
  if (value === '') return NOT_RECORDED;
  if (field === 'panel') return panelName(value, panels);
  if (field === 'gender') return genderWords(value) ?? value;
  if (field === 'dateOfBirth') return dayWords(value);
  return value;
}

function noteFor(isMineUntouched: boolean, isTheirsUntouched: boolean): string | null {
  if (isMineUntouched) return 'Only they changed this.';
  if (isTheirsUntouched) return 'Only you changed this.';
  return 'You both changed this.';
}

/**
 * Two people edited one record: what differs, side by side, for the second of them to choose from. What only one
 * of the two changed is proposed; nothing that either typed is lost.
 */
export function presentConflict({ offender, values, changed, panels, today }: ConflictInput): ConflictView {
  const now = personValues(offender);
  const was = readWas(values);
  const compared = FIELDS.map((field) => ({
    field,
    mine: textOf(values, field),
    theirs: textOf(now, field),
  }));
  const questions = compared
    .filter(({ mine, theirs }) => mine !== theirs)
    .map(({ field, mine, theirs }) => {
      const before = was === null ? null : textOf(was, field);
      const isMineUntouched = mine === before;
      return {
        field,
        label: LABELS[field],
        yours: { words: wordsFor(field, mine, panels), value: mine, checked: !isMineUntouched },
        theirs: { words: wordsFor(field, theirs, panels), value: theirs, checked: isMineUntouched },
        note: before === null ? null : noteFor(isMineUntouched, theirs === before),
      };
    });
  return {
    title: 'Somebody else changed this record while you were editing',
    strip: presentPersonStrip(offender, today),
    action: paths.editOffender(offender.id),
    back: paths.offender(offender.id),
    version: offender.version,
    who: changed
      ? `${changed.by} saved a change to ${fullName(offender)} on ${instantWords(changed.at)}.`
      : `A change to ${fullName(offender)} was saved after you opened the form.`,
    questions,
    carried: compared
      .filter(({ mine, theirs }) => mine === theirs)
      .map(({ field, theirs }) => ({ name: field, value: theirs })),
    was: JSON.stringify(now),
  };
}
