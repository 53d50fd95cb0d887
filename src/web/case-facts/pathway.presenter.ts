import type { PathwayView } from '../../modules/case-facts/index.js';
import {
  NEED_WORDS,
  NEEDS,
  PATHWAY_STATUS_WORDS,
  PATHWAY_STATUSES,
  PATHWAY_WORDS,
  PATHWAYS,
  type Pathway,
} from '../../shared/pathway.js';
import { dateFieldValues, presentDateField, type DateFieldView } from '../shell/date-field.js';
import { tick, typed, type Choice, type TypedValues } from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';
import { presentAgencies, type AgencyChoices } from './contact.presenter.js';
import { presentFormPage, type FactFormInput, type FactFormView } from './form-page.presenter.js';
import { DISCLOSURE_WORDS } from './pathway-details.presenter.js';
import { pathwayName } from './support-tabs.presenter.js';

export interface ChoosePathwayView extends FactFormView {
  pathways: Choice[];
}

/** What a form asks for beside; the parts that are not of its pathway are null. */
interface OwnParts {
  consentOn: DateFieldView | null;
  abuse: {
    disclosures: Choice[];
    orders: Choice[];
    dvpoFrom: DateFieldView;
    dvpoTo: DateFieldView;
  } | null;
  family: { links: Choice[]; reference: string } | null;
}

export interface PathwayFormView extends FactFormView, OwnParts {
  pathway: Pathway;
  needs: Choice[];
  statuses: Choice[];
  agencies: Choice[];
  /** Nothing is to be chosen: it is their own. */
  onlyAgency: { key: string; text: string } | null;
  provider: string;
  from: DateFieldView;
  to: DateFieldView;
  note: string;
  /** Why it is changed; null when it is new. */
  reason: string | null;
  correcting: string | null;
  button: string;
}

export interface PathwayFormInput extends FactFormInput, AgencyChoices {
  pathway: Pathway;
  correcting?: PathwayView;
}

const wordsOf = <Key extends string>(keys: readonly Key[], words: Readonly<Record<Key, string>>): Choice[] =>
  keys.map((value) => ({ value, text: words[value] }));

const YES_NO: readonly Choice[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];
const DISCLOSURES: readonly Choice[] = Object.entries(DISCLOSURE_WORDS).map(([value, text]) => ({
  value,
  text,
}));

/** Which pathway it is about: what is asked next follows from it. */
export function presentChoosePathway(input: FactFormInput): ChoosePathwayView {
  const { offender, values = {} } = input;
  const title = 'Which pathway do you want to add?';
  return {
    ...presentFormPage(input, { title, action: paths.newPathway(offender.id), tab: 'pathways', dates: [] }),
    pathways: tick(wordsOf(PATHWAYS, PATHWAY_WORDS), [typed(values, 'pathway')]),
  };
}

/** The form of an entry of a pathway: a new one since today, or in the place of one that is recorded. */
export function presentPathwayForm(input: PathwayFormInput): PathwayFormView {
  const { offender, pathway, correcting, today } = input;
  const values = input.values ?? dateFieldValues('from', today);
  const page = presentFormPage(input, {
    title: `${correcting ? 'Change' : 'Add'} a pathway: ${PATHWAY_WORDS[pathway]}`,
    action: correcting
      ? paths.changePathway(offender.id, correcting.id, 'change')
      : paths.newPathway(offender.id, pathway),
    tab: 'pathways',
    dates: ['from', 'to', 'consentOn', 'dvpoFrom', 'dvpoTo'],
  });
  const date = (field: string, legend: string, hint: string): DateFieldView =>
    presentDateField({ field, legend, hint }, values, page.errors);
  const isTag = pathway === 'gps-tag';
  return {
    ...page,
    pathway,
    needs: tick(wordsOf(NEEDS, NEED_WORDS), [typed(values, 'need')]),
    statuses: tick(wordsOf(PATHWAY_STATUSES, PATHWAY_STATUS_WORDS), [typed(values, 'status')]),
    ...presentAgencies(input, { field: 'providerAgency', none: 'No agency', values }),
    provider: typed(values, 'provider'),
    from: date('from', isTag ? 'Tag fitted on' : 'Since', 'For example, 3 6 2014'),
    to: date(
      'to',
      isTag ? 'Tag worn until (optional)' : 'Until (optional)',
      'The day on which it ended, or is planned to end: after it, the agency that provides it no longer sees this record by it (LAW-4)',
    ),
    ...presentOwn(pathway, values, date),
    note: typed(values, 'note'),
    reason: correcting ? typed(values, 'reason') : null,
    correcting: correcting ? pathwayName(correcting) : null,
    button: correcting ? 'Save the change' : 'Add the pathway',
  };
}

function presentOwn(
  pathway: Pathway,
  values: TypedValues,
  date: (field: string, legend: string, hint: string) => DateFieldView,
): OwnParts {
  return {
    consentOn:
      pathway === 'gps-tag'
        ? date('consentOn', 'Consent given on', 'A tag is worn by consent: without it there is none (LAW-1)')
        : null,
    abuse:
      pathway === 'domestic-abuse'
        ? {
            disclosures: tick(DISCLOSURES, [typed(values, 'dvds')]),
            orders: tick(YES_NO, [typed(values, 'dvpo')]),
            dvpoFrom: date('dvpoFrom', 'DVPO in force from', 'For example, 3 6 2014'),
            dvpoTo: date('dvpoTo', 'DVPO in force to (optional)', 'When its end is known'),
          }
        : null,
    family:
      pathway === 'family-programme'
        ? { links: tick(YES_NO, [typed(values, 'linked')]), reference: typed(values, 'reference') }
        : null,
  };
}
