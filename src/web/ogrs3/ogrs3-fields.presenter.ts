import type { KnownOgrs3, FactorSource } from '../../modules/ogrs-tiering/index.js';
import { OFFENCE_CATEGORY_WORDS, type OffenceCategory } from '../../shared/offence-category.js';
import { dateFieldValues, presentDateField, type DateFieldView } from '../shell/date-field.js';
import { choose, tick, typed, type Choice, type FormErrors, type TypedValues } from '../shell/form-errors.js';
import { countOf, dayWords } from '../shell/labels.js';

const GROUPS: readonly { label: string; categories: readonly OffenceCategory[] }[] = [
  { label: 'Violence, robbery and public order', categories: ['violence', 'robbery', 'public-order'] },
  {
    label: 'Burglary, theft and fraud',
    categories: [
      'burglary-domestic',
      'burglary-other',
      'theft-non-motor',
      'handling-stolen-goods',
      'fraud-and-forgery',
    ],
  },
  {
    label: 'Vehicles and driving',
    categories: ['taking-and-driving-away', 'theft-from-vehicles', 'drink-driving', 'other-motoring'],
  },
  { label: 'Drugs', categories: ['drug-possession-supply', 'drug-import-export-production'] },
  {
    label: 'Sexual offences',
    categories: ['sexual-against-child', 'sexual-not-against-child', 'soliciting-or-prostitution'],
  },
  { label: 'Anything else', categories: ['criminal-damage', 'absconding-or-bail', 'other'] },
];

interface FieldView {
  id: string;
  label: string;
  hint: string;
  value: string;
  error: { text: string } | undefined;
}

export interface Ogrs3Fields {
  gender: { legend: string; hint: string; items: Choice[]; error: { text: string } | undefined };
  dateOfBirth: DateFieldView;
  dateOfCurrentConviction: DateFieldView;
  dateAtStartOfFollowUp: DateFieldView;
  offenceCategory: FieldView & { groups: { label: string; items: Choice[] }[] };
  totalNumberOfSanctions: FieldView;
  ageAtFirstSanction: FieldView;
}

const sourceWords = (from: FactorSource): string => {
  switch (from.kind) {
    case 'record':
      return 'Filled in from the record.';
    case 'score':
      return `Filled in from the score assessed on ${dayWords(from.assessedOn)}.`;
    case 'conviction':
      return `Filled in from the conviction recorded for ${dayWords(from.on)}.`;
  }
};

/** The values of the form for what the record knows. */
export function knownValues(known: KnownOgrs3): TypedValues {
  const { gender, offenceCategory, totalNumberOfSanctions, ageAtFirstSanction, ...days } = known.factors;
  const values: TypedValues = {};
  for (const [field, day] of Object.entries(days)) Object.assign(values, dateFieldValues(field, day.value));
  for (const [field, fact] of Object.entries({
    gender,
    offenceCategory,
    totalNumberOfSanctions,
    ageAtFirstSanction,
  })) {
    if (fact) values[field] = String(fact.value);
  }
  return values;
}

/** From where each field was filled in, while it still holds what was filled in. */
function sourcesOf(known: KnownOgrs3 | null, values: TypedValues): Record<string, string> {
  if (known === null) return {};
  const filled = Object.entries(knownValues(known));
  const sources: Record<string, string> = {};
  for (const [field, fact] of Object.entries(known.factors)) {
    const own = filled.filter(([name]) => name === field || name.startsWith(`${field}-`));
    if (own.every(([name, value]) => typed(values, name).trim() === value)) {
      sources[field] = sourceWords(fact.from);
    }
  }
  return sources;
}

function sanctionsKnown(known: KnownOgrs3 | null): string {
  if (known === null) return '';
  const { convictionDays: days, sanctionsBefore: before } = known;
  const recorded =
    days === 0 ? '' : `Recorded here: convictions on ${countOf(days, 'day', 'days')}; there may be others.`;
  const then =
    before === null
      ? ''
      : `It was ${before.total} at the score assessed on ${dayWords(before.assessedOn)}, before the latest conviction.`;
  return [then, recorded].filter(Boolean).join(' ');
}

const groupsFor = (chosen: string): { label: string; items: Choice[] }[] =>
  GROUPS.map(({ label, categories }) => ({
    label,
    items: choose(
      categories.map((key) => ({ value: key, text: OFFENCE_CATEGORY_WORDS[key] })),
      chosen,
    ),
  }));

/** The calculator's fields with what was typed or filled in, and where that came from. */
export function presentFields(
  { values, known }: { values: TypedValues; known: KnownOgrs3 | null },
  errors: FormErrors,
): Ogrs3Fields {
  const sources = sourcesOf(known, values);
  const hint = (field: string, ...words: string[]): string =>
    [...words, sources[field] ?? ''].filter(Boolean).join(' ');
  const date = (field: string, legend: string, words: string): DateFieldView =>
    presentDateField({ field, legend, hint: hint(field, words) }, values, errors);
  const field = (id: string, label: string, ...words: string[]): FieldView => {
    return { id, label, hint: hint(id, ...words), value: typed(values, id), error: errors.by[id] };
  };
  const category = field('offenceCategory', 'Current offence', 'The most serious of the current conviction.');
  return {
    gender: {
      legend: 'Gender',
      hint: hint('gender'),
      items: tick(
        [
          { value: 'male', text: 'Male' },
          { value: 'female', text: 'Female' },
        ],
        [typed(values, 'gender')],
      ),
      error: errors.by.gender,
    },
    dateOfBirth: date('dateOfBirth', 'Date of birth', 'For example, 17 7 1991.'),
    dateOfCurrentConviction: date(
      'dateOfCurrentConviction',
      'Date of current conviction',
      'Of the current offence.',
    ),
    dateAtStartOfFollowUp: date(
      'dateAtStartOfFollowUp',
      'Start of follow-up',
      'When the community sentence starts, or the day of release: from then on they are at risk.',
    ),
    offenceCategory: {
      ...category,
      groups: groupsFor(category.value),
    },
    totalNumberOfSanctions: field(
      'totalNumberOfSanctions',
      'Number of sanctions',
      'Convictions and cautions, the current one included.',
      sanctionsKnown(known),
    ),
    ageAtFirstSanction: field(
      'ageAtFirstSanction',
      'Age at first sanction',
      'In completed years, 10 or more.',
    ),
  };
}
