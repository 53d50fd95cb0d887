import type { AgreementView } from '../../modules/agreements/index.js';
import { dateAnchor, dateFieldValues, presentDateField, type DateFieldView } from '../shell/date-field.js';
import {
  choose,
  presentErrors,
  typed,
  type Choice,
  type FormError,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import { dayWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';

interface Typed {
  values?: TypedValues;
  errors?: readonly FormError[];
}

export interface AgreementFormView {
  title: string;
  lead: string;
  action: string;
  back: string;
  button: string;
  isWarning: boolean;
  errors: FormErrors;
  agencies: Choice[] | null;
  startsOn: DateFieldView | null;
  endsOn: DateFieldView | null;
  note: string | null;
  reason: string | null;
}

const ANCHORS = { ...dateAnchor('startsOn'), ...dateAnchor('endsOn') };
const frame = (errors: readonly FormError[]) => ({
  back: paths.agreements(),
  errors: presentErrors(errors, ANCHORS),
  isWarning: false,
});
const lastDay = (values: TypedValues, errors: FormErrors): DateFieldView =>
  presentDateField(
    { field: 'endsOn', legend: 'Last day', hint: 'Leave it empty while no end is agreed' },
    values,
    errors,
  );

const daysOf = ({ startsOn, endsOn }: AgreementView): string =>
  `from ${dayWords(startsOn)}${endsOn === null ? ', with no end agreed' : ` to ${dayWords(endsOn)}`}`;

/** Recording an agreement of an agency that shares by one. */
export function presentNewAgreement(
  agencies: readonly { key: string; name: string }[],
  { values = {}, errors = [] }: Typed = {},
): AgreementFormView {
  const view = frame(errors);
  const choices = agencies.map(({ key, name }) => ({ value: key, text: name }));
  return {
    ...view,
    title: 'Record a sharing agreement',
    lead: 'From the first day to the last, the agency’s workers see the people whom it is involved with.',
    action: paths.newAgreement(),
    button: 'Record the agreement',
    agencies: choose([{ value: '', text: 'Choose an agency' }, ...choices], typed(values, 'agency')),
    startsOn: presentDateField(
      { field: 'startsOn', legend: 'First day', hint: 'For example, 1 6 2014' },
      values,
      view.errors,
    ),
    endsOn: lastDay(values, view.errors),
    note: typed(values, 'note'),
    reason: null,
  };
}

/** Changing the last day or the note of one that stands. */
export function presentAgreementChange(
  agreement: AgreementView,
  { values, errors = [] }: Typed = {},
): AgreementFormView {
  const view = frame(errors);
  const known: TypedValues = { ...dateFieldValues('endsOn', agreement.endsOn), note: agreement.note };
  const shown = values ?? known;
  return {
    ...view,
    title: `Change or end the agreement: ${agreement.agencyName}`,
    lead: `It stands ${daysOf(agreement)}. After its last day nothing of the scheme is open to the agency’s people. What stood before stays in the history.`,
    action: paths.changeAgreement(agreement.id),
    button: 'Save the change',
    agencies: null,
    startsOn: null,
    endsOn: lastDay(shown, view.errors),
    note: typed(shown, 'note'),
    reason: typed(shown, 'reason'),
  };
}

/** Saying that there was no such agreement. */
export function presentAgreementWithdrawal(
  agreement: AgreementView,
  { values = {}, errors = [] }: Typed = {},
): AgreementFormView {
  return {
    ...frame(errors),
    title: `Withdraw the agreement: ${agreement.agencyName}`,
    lead: `It stands ${daysOf(agreement)}. Withdraw it only if there never was such an agreement; to end one, give it a last day. What stood before stays in the history.`,
    action: paths.withdrawAgreement(agreement.id),
    button: 'Withdraw the agreement',
    isWarning: true,
    agencies: null,
    startsOn: null,
    endsOn: null,
    note: null,
    reason: typed(values, 'reason'),
  };
}
