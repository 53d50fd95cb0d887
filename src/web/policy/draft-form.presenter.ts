import type { PolicyContent, PolicyDraft } from '../../modules/partnership/index.js';
import { dateAnchor, presentDateField, type DateFieldView } from '../shell/date-field.js';
import {
  presentErrors,
  tick,
  typed,
  type Choice,
  type FormError,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import { dayWords, instantWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { NUMBERS, QUESTIONS } from './draft-fields.presenter.js';
import { draftValues, ROUTES } from './draft-values.presenter.js';
import { fieldLabel, instrumentWords } from './policy-words.presenter.js';

export interface DraftFormInput {
  /** Null for one that is not saved yet. */
  draft: PolicyDraft | null;
  /** What the form begins from: the draft itself, or the version it is to be based on. */
  from: { version: number; content: PolicyContent };
  values?: TypedValues;
  errors?: readonly FormError[];
  /** Somebody saved the draft while this was typed. */
  isStale?: boolean;
}

interface TextField {
  id: string;
  label: string;
  hint: string;
  value: string;
  error: { text: string } | undefined;
}

interface ChoiceField {
  id: string;
  legend: string;
  hint: string;
  choices: Choice[];
  error: { text: string } | undefined;
}

export interface DraftFormView {
  title: string;
  about: string;
  action: string;
  back: string;
  version: number | null;
  basedOn: number;
  tiers: TextField[];
  /** These two by their id. */
  numbers: Record<string, TextField>;
  /** LAW-5, a box for each RAG status. */
  staleDays: TextField[];
  questions: Record<string, ChoiceField>;
  adultAge: number;
  readings: TextField[];
  effectiveOn: DateFieldView;
  sourceNote: TextField;
  links: { shadow: string; adopt: string; discard: string } | null;
  conflict: { rows: { label: string; yours: string; theirs: string }[] } | null;
  errors: FormErrors;
}

/** The form that drafts a policy version; what it takes and refuses is the same as over the API. */
export function presentDraftForm(input: DraftFormInput): DraftFormView {
  const { draft, from, errors = [], isStale = false } = input;
  const recorded = draftValues(from.content, draft ?? { effectiveOn: null, sourceNote: null });
  const values = input.values ?? recorded;
  const shown = presentErrors(errors, dateAnchor('effectiveOn'));
  const text = (id: string, hint: string, label = fieldLabel(id)): TextField => {
    return { id, label, hint, value: typed(values, id), error: shown.by[id] };
  };
  const numbers = NUMBERS.map(({ id, hint, label }) => text(id, hint, label));
  const questions = QUESTIONS.map(({ id, legend, hint, choices }) => {
    return { id, legend, hint, choices: tick(choices, listOf(values, id)), error: shown.by[id] };
  });
  return {
    ...presentHead(draft, from.version),
    version: draft?.version ?? null,
    basedOn: from.version,
    tiers: from.content.instruments.flatMap(({ name, months }) => [
      text(
        `instruments.${name}.tier1From`,
        `A score over ${months} months, 0 to 100, from which registration is automatic (TIER-1)`,
        `${instrumentWords(name)}: tier 1, automatic, from`,
      ),
      text(
        `instruments.${name}.tier2From`,
        'From which a referral form is needed (TIER-2). The same as tier 1 means that there is no tier 2',
        `${instrumentWords(name)}: tier 2, referral form, from`,
      ),
    ]),
    numbers: byId(numbers),
    staleDays: numbers.filter(({ id }) => id.startsWith('ragStaleAfterDays.')),
    questions: byId(questions),
    adultAge: from.content.adultAge,
    readings: from.content.readings.map(({ rule }) =>
      text(`readings.${rule}`, 'Keep the words in step with what is chosen above'),
    ),
    effectiveOn: presentDateField(EFFECTIVE_ON, values, shown),
    sourceNote: text('sourceNote', 'Where the change comes from, 5 to 500 characters', 'Source note'),
    conflict: isStale ? { rows: conflictRows(values, recorded) } : null,
    errors: shown,
  };
}

const EFFECTIVE_ON = {
  field: 'effectiveOn',
  legend: 'Effective date',
  hint: 'A day after today, so that everybody can see the change coming. For example, 1 1 2027',
};

function byId<Field extends { id: string }>(fields: readonly Field[]): Record<string, Field> {
  return Object.fromEntries(fields.map((field) => [field.id, field]));
}

function presentHead(
  draft: PolicyDraft | null,
  basedOn: number,
): Pick<DraftFormView, 'title' | 'about' | 'action' | 'back' | 'links'> {
  const back = paths.policy();
  if (draft === null) {
    return {
      ...{ title: 'Draft a new policy version', action: paths.newPolicyDraft(), back, links: null },
      about: `Begins from version ${basedOn}. Nothing of it is in force until it is adopted and its day has come.`,
    };
  }
  const { id, effectiveOn, createdBy, changedAt } = draft;
  return {
    ...{ title: `Draft from ${dayWords(effectiveOn)}`, action: paths.policyDraft(id), back },
    about: `Begun from version ${basedOn} by ${createdBy}, last saved on ${instantWords(changedAt)}. Nothing of it is in force.`,
    links: {
      shadow: paths.shadowRun(id),
      adopt: paths.adoptPolicyDraft(id),
      discard: paths.discardPolicyDraft(id),
    },
  };
}

function listOf(values: TypedValues, field: string): readonly string[] {
  const value = values[field];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

/** Both people's values, where they differ: what was typed stays in the form, and nothing of it is saved. */
function conflictRows(
  values: TypedValues,
  recorded: TypedValues,
): { label: string; yours: string; theirs: string }[] {
  const words = (from: TypedValues, field: string): string =>
    listOf(from, field).join(', ').replace(/\s+/g, ' ').trim() || 'Nothing';
  return Object.keys(recorded)
    .filter((field) => words(values, field) !== words(recorded, field))
    .map((field) => ({ label: labelOf(field), yours: words(values, field), theirs: words(recorded, field) }));
}

function labelOf(field: string): string {
  if (field.startsWith('effectiveOn-')) return `Effective date: ${field.slice('effectiveOn-'.length)}`;
  if (field === 'sourceNote') return 'Source note';
  return field === 'routes' ? `Routes (of ${ROUTES.join(', ')})` : fieldLabel(field);
}
