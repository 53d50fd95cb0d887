import type { CalendarDay } from '../../shared/calendar-day.js';
import type { CohortItem, PanelOption } from '../cohort/cohort.presenter.js';
import type { Choice } from '../shell/form-errors.js';
import { agedWords, dayWords, panelWords } from '../shell/labels.js';

/** A person's whole record as the profile's read model gives it. */
export interface OffenderRecord extends CohortItem {
  gender: string | null;
  prisonNumber: string | null;
  /** Each as it is written: `Smith, Johnny`, or a nickname alone. */
  aliases: readonly string[];
  address: string | null;
  contactNumber: string | null;
  primarySubstance: string | null;
  notes: string | null;
  mappaLevel: number | null;
  registeredSexOffender: boolean | null;
  yosHighRisk: boolean | null;
  outOfAreaTransfer: boolean | null;
}

export interface Fact {
  label: string;
  value: string;
  /** Nobody has recorded it. */
  isMissing: boolean;
}

/** A reason with the rule that gives it. */
export interface Reason {
  rule: string | null;
  text: string;
}

export const NOT_RECORDED = 'Not recorded';

export const GENDER_CHOICES: readonly Choice[] = [
  { value: 'male', text: 'Male' },
  { value: 'female', text: 'Female' },
  { value: 'other', text: 'Other' },
  { value: 'not-known', text: 'Not known' },
];

export const genderWords = (gender: string | null): string | null =>
  GENDER_CHOICES.find((choice) => choice.value === gender)?.text ?? gender;

export const panelName = (key: string, panels: readonly PanelOption[]): string =>
  panels.find((panel) => panel.key === key)?.name ?? panelWords(key);

export function fact(label: string, value: string | null | undefined): Fact {
  return { label, value: value || NOT_RECORDED, isMissing: !value };
}

/** `3 June 1985, aged 29`. */
export const bornWords = (born: string, today: CalendarDay): string =>
  dayWords(born) + agedWords(born, today);

export const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? 'Yes' : 'No');

export function mappaWords(level: number | null): string | null {
  if (level === null) return null;
  return level === 0 ? 'Not managed under MAPPA' : `Level ${level}`;
}

/** Who somebody is: what identifies them, and how to find them. */
export function identityFacts(
  record: OffenderRecord,
  panels: readonly PanelOption[],
  today: CalendarDay,
): Fact[] {
  return [
    fact('Date of birth', bornWords(record.dateOfBirth, today)),
    fact('Also known as', record.aliases.join('; ')),
    fact('Gender', genderWords(record.gender)),
    fact('PNC ID', record.pncId),
    fact('CRN', record.crn),
    fact('Prison number', record.prisonNumber),
    fact('Panel', panelName(record.panel, panels)),
    fact('Address', record.address),
    fact('Contact number', record.contactNumber),
    fact('Primary substance', record.primarySubstance),
    ...(record.notes ? [fact('Notes', record.notes)] : []),
  ];
}

/** What a person is designated as, each with what is known. */
export function designationFacts(record: OffenderRecord): Fact[] {
  return [
    fact('Prolific and other Priority Offender', yesNo(record.ppo)),
    fact('MAPPA', mappaWords(record.mappaLevel)),
    fact('Registered sex offender', yesNo(record.registeredSexOffender)),
    fact('YOS, high risk of re-offending', yesNo(record.yosHighRisk)),
    fact('Transferred from outside Derbyshire', yesNo(record.outOfAreaTransfer)),
  ];
}
