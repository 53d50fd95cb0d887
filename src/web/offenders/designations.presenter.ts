import { birthday, formatDay, parseCalendarDay, type CalendarDay } from '../../shared/calendar-day.js';
import type { Transfer } from '../../modules/ogrs-tiering/index.js';
import { gradingWords } from '../case-facts/intelligence-words.presenter.js';
import { dateAnchor, dateFieldValues, presentDateField, type DateFieldView } from '../shell/date-field.js';
import { dayWords } from '../shell/labels.js';
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

/** On what a nomination as a PPO would rest (ROUTE-PPO, INT-3). */
export interface NominationBasis {
  adultAge: number;
  /** The gradings that carry a nomination; null where the policy asks for no intelligence. */
  needed: { sources: readonly number[]; assessments: readonly string[] } | null;
  /** The open intelligence of such a grading, the latest first. */
  found: readonly { date: string; source: number; assessment: string }[];
}

export interface DesignationsFormInput {
  offender: OffenderRecord;
  /** By field: `yes`, `no` or empty; `mappaLevel` 0 to 3 or empty. Without it, what is recorded. */
  values?: TypedValues;
  errors?: readonly FormError[];
  /** Null for whoever may not nominate: they are not asked. Once set it is taken away elsewhere (EXIT-6). */
  nomination: NominationBasis | null;
  /** From where a transfer came, as it is recorded; null when nothing is. */
  transfer: Transfer | null;
  today: CalendarDay;
}

export interface Question {
  id: DesignationField;
  legend: string;
  hint: string;
  choices: Choice[];
  error?: { text: string };
}

export interface NominationView {
  text: string;
  found: string[];
  refused: string[];
  record: { text: string; href: string } | null;
}

export interface TransferView {
  from: { value: string; error?: { text: string } };
  as: { choices: Choice[]; error?: { text: string } };
  on: DateFieldView;
}

export interface DesignationsFormView {
  title: string;
  strip: PersonStrip;
  action: string;
  back: string;
  version: number;
  ppo: { question: Question; basis: NominationView } | null;
  questions: Question[];
  transfer: { question: Question; particulars: TransferView };
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

const PPO_QUESTION = {
  id: 'ppo',
  legend: 'Prolific and other Priority Offender (PPO)',
  hint: 'Somebody aged 18 or over is nominated on suitably graded police intelligence, and registered by it (ROUTE-PPO).',
  choices: PPO,
} as const;

const TRANSFER_QUESTION = {
  id: 'outOfAreaTransfer',
  legend: 'PPO or IOM case transferred from outside Derbyshire',
  hint: 'Registered on transfer in (ROUTE-OOA).',
  choices: YES_NO,
} as const;

const QUESTIONS: readonly Asked[] = [
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
];

const MANAGED_AS: readonly Choice[] = [
  { value: 'ppo', text: 'PPO' },
  { value: 'iom', text: 'IOM' },
];

type Asked = Omit<Question, 'choices' | 'error'> & { choices: readonly Choice[] };

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

function presentNomination(
  { id, dateOfBirth }: OffenderRecord,
  { adultAge, needed, found }: NominationBasis,
  today: CalendarDay,
): NominationView {
  const born = parseCalendarDay(dateOfBirth);
  const adultOn = born === null ? null : birthday(born, adultAge);
  const refused =
    adultOn !== null && today < adultOn
      ? [`Under ${adultAge} until ${formatDay(adultOn)}: a nomination is refused until then (ROUTE-PPO).`]
      : [];
  const items = found.map((item) => `${dayWords(item.date)}, graded ${gradingWords(item)}`);
  if (needed === null) {
    const text = 'The policy in force asks for no recorded intelligence: whoever nominates vouches for it.';
    return { text, found: [], refused, record: null };
  }
  if (items.length > 0) {
    const text =
      items.length === 1
        ? 'A nomination rests on this suitably graded intelligence (INT-3):'
        : 'A nomination rests on the first of this suitably graded intelligence, the latest (INT-3):';
    return { text, found: items, refused, record: null };
  }
  const grading = `source ${needed.sources.join(' or ')} and assessment ${needed.assessments.join(' or ')}`;
  return {
    text: `No suitably graded intelligence is recorded: a nomination is refused without it. It needs ${grading} (INT-3).`,
    found: [],
    refused,
    record: { text: 'Record intelligence', href: paths.newIntelligence(id) },
  };
}

function presentTransfer(values: TypedValues, errors: FormErrors): TransferView {
  return {
    from: { value: typed(values, 'transferredFrom'), error: errors.by['transferredFrom'] },
    as: {
      choices: tick(MANAGED_AS, [typed(values, 'transferredAs')]),
      error: errors.by['transferredAs'],
    },
    on: presentDateField(
      { field: 'transferredOn', legend: 'Date of transfer, if known', hint: 'For example, 3 6 2014' },
      values,
      errors,
    ),
  };
}

const transferValues = (transfer: Transfer | null): TypedValues => ({
  transferredFrom: transfer?.fromArea ?? '',
  transferredAs: transfer?.managedAs ?? '',
  ...dateFieldValues('transferredOn', transfer?.transferredOn ?? null),
});

/** The form for what a person is designated as, each question with the rule it bears on. */
export function presentDesignationsForm(input: DesignationsFormInput): DesignationsFormView {
  const { offender, values, errors = [], nomination, transfer, today } = input;
  const shown = presentErrors(errors, dateAnchor('transferredOn'));
  const ask = ({ choices, ...asked }: Asked): Question => ({
    ...asked,
    choices: tick(offered(offender, asked.id, choices), [
      values ? typed(values, asked.id) : recorded(offender, asked.id),
    ]),
    error: shown.by[asked.id],
  });
  const isAskedPpo = nomination !== null && !offender.ppo;
  return {
    title: 'Change designations',
    strip: presentPersonStrip(offender, today),
    action: paths.setDesignations(offender.id),
    back: paths.offender(offender.id),
    version: offender.version,
    ppo: isAskedPpo
      ? { question: ask(PPO_QUESTION), basis: presentNomination(offender, nomination, today) }
      : null,
    questions: QUESTIONS.map(ask),
    transfer: {
      question: ask(TRANSFER_QUESTION),
      particulars: presentTransfer(values ?? transferValues(transfer), shown),
    },
    errors: shown,
  };
}
