import type { CalendarDay } from '../../shared/calendar-day.js';
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
import type { OffenderRecord } from './offender-record.js';
import { presentPersonStrip, type PersonStrip } from './person-strip.presenter.js';

export const DESIGNATION_FIELDS = [
  'ppo',
  'mappaLevel',
  'registeredSexOffender',
  'yosHighRisk',
  'outOfAreaTransfer',
] as const;
export type DesignationField = (typeof DESIGNATION_FIELDS)[number];

export interface DesignationsFormInput {
  offender: OffenderRecord;
  /** By field: `yes`, `no` or empty; `mappaLevel` 0 to 3 or empty. Without it, what is recorded. */
  values?: TypedValues;
  errors?: readonly FormError[];
  /** Who may not set PPO status is not asked for it; once set it is taken away elsewhere (EXIT-6). */
  canSetPpo: boolean;
  today: CalendarDay;
}

export interface DesignationsFormView {
  title: string;
  strip: PersonStrip;
  action: string;
  back: string;
  version: number;
  questions: {
    id: DesignationField;
    legend: string;
    hint: string;
    choices: Choice[];
    error?: { text: string };
  }[];
  errors: FormErrors;
}

const UNKNOWN: Choice = { value: '', text: 'Not recorded' };
const YES_NO: readonly Choice[] = [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }, UNKNOWN];
const PPO: readonly Choice[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];
const MAPPA: readonly Choice[] = [
  { value: '0', text: 'Not managed under MAPPA' },
  { value: '1', text: 'Level 1' },
  { value: '2', text: 'Level 2' },
  { value: '3', text: 'Level 3' },
  UNKNOWN,
];

const QUESTIONS: readonly {
  id: DesignationField;
  legend: string;
  hint: string;
  choices: readonly Choice[];
}[] = [
  {
    id: 'ppo',
    legend: 'Prolific and other Priority Offender (PPO)',
    hint: 'Someone aged 18 or over with suitable graded intelligence recorded is registered by it (ROUTE-PPO).',
    choices: PPO,
  },
  {
    id: 'mappaLevel',
    legend: 'MAPPA level',
    hint: 'Level 2 or 3 is excluded from the scheme and managed by MAPPA (EXCL-MAPPA).',
    choices: MAPPA,
  },
  {
    id: 'registeredSexOffender',
    legend: 'Currently a registered sex offender',
    hint: 'Excluded from the scheme (EXCL-SEX).',
    choices: YES_NO,
  },
  {
    id: 'yosHighRisk',
    legend: 'Youth Offending Service case with a high risk of re-offending',
    hint: 'Registered on reaching 18, or on transfer to probation (ROUTE-YOS).',
    choices: YES_NO,
  },
  {
    id: 'outOfAreaTransfer',
    legend: 'PPO or IOM case transferred from outside Derbyshire',
    hint: 'Registered on transfer in (ROUTE-OOA).',
    choices: YES_NO,
  },
];

function recorded(offender: OffenderRecord, field: DesignationField): string {
  const value = offender[field];
  if (value === null) return '';
  return typeof value === 'number' ? String(value) : value ? 'yes' : 'no';
}

/** Yes or no, once recorded, is not made unknown again; a MAPPA level may be. */
const offered = (
  offender: OffenderRecord,
  field: DesignationField,
  choices: readonly Choice[],
): readonly Choice[] =>
  field === 'mappaLevel' || offender[field] === null ? choices : choices.filter(({ value }) => value !== '');

/** The form for what a person is designated as, each question with the rule it bears on. */
export function presentDesignationsForm(input: DesignationsFormInput): DesignationsFormView {
  const { offender, values, errors = [], canSetPpo, today } = input;
  const shown = presentErrors(errors);
  const asked = QUESTIONS.filter(({ id }) => id !== 'ppo' || (canSetPpo && !offender.ppo));
  return {
    title: 'Change designations',
    strip: presentPersonStrip(offender, today),
    action: paths.setDesignations(offender.id),
    back: paths.offender(offender.id),
    version: offender.version,
    questions: asked.map(({ id, legend, hint, choices }) => ({
      id,
      legend,
      hint,
      choices: tick(offered(offender, id, choices), [values ? typed(values, id) : recorded(offender, id)]),
      error: shown.by[id],
    })),
    errors: shown,
  };
}
