import type {
  ContactView,
  DrugTestView,
  PathwayView,
  TypedContact,
  TypedDrugTest,
  TypedPathway,
} from '../../modules/case-facts/index.js';
import { dateFieldValues } from '../shell/date-field.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { readTypedDay, type ReadForm } from './typed-day.form.js';

/** What was typed; null when nothing was, which clears it. */
const orNull = (values: TypedValues, field: string): string | null => typed(values, field) || null;

/** `yes` and `no` as the rules take them; undefined when neither was chosen. */
const yesNo = (values: TypedValues, field: string): boolean | undefined => {
  const value = typed(values, field);
  return value === 'yes' ? true : value === 'no' ? false : undefined;
};

const yesNoValue = (value: boolean | undefined): string => (value === undefined ? '' : value ? 'yes' : 'no');

/** Reads the form of a drug test. */
export function readDrugTestForm(values: TypedValues): ReadForm<TypedDrugTest> {
  const dateErrors: FormError[] = [];
  const whenEmpty = 'Enter the date of the sample';
  const date = { field: 'sampleDate', called: 'Date of the sample', whenEmpty };
  const sent = {
    sampleDate: readTypedDay(values, date, dateErrors),
    result: typed(values, 'result'),
    substance: orNull(values, 'substance'),
  };
  return { sent, dateErrors };
}

/** What stands in the form of a drug test that is recorded. */
export const drugTestValues = ({ sampleDate, result, substance }: DrugTestView): TypedValues => ({
  ...dateFieldValues('sampleDate', sampleDate),
  result,
  substance: substance ?? '',
});

/** Reads the form of a contact. */
export function readContactForm(values: TypedValues): ReadForm<TypedContact> {
  const dateErrors: FormError[] = [];
  const whenEmpty = 'Enter the day since which they are the contact';
  const sent = {
    kind: typed(values, 'kind'),
    contactAgency: typed(values, 'contactAgency'),
    name: typed(values, 'name'),
    phone: orNull(values, 'phone'),
    email: orNull(values, 'email'),
    username: orNull(values, 'username'),
    from: readTypedDay(values, { field: 'from', called: 'Contact since', whenEmpty }, dateErrors),
    to: readTypedDay(values, { field: 'to', called: 'Contact until' }, dateErrors),
  };
  return { sent, dateErrors };
}

/** What stands in the form of a contact that is recorded. */
export const contactValues = (contact: ContactView): TypedValues => {
  const { kind, contactAgency, name, phone, email, username, from, to } = contact;
  return {
    ...{ kind, contactAgency, name, phone: phone ?? '', email: email ?? '', username: username ?? '' },
    ...dateFieldValues('from', from),
    ...dateFieldValues('to', to),
  };
};

/** Reads the form of the end of a contact. */
export function readContactEndForm(values: TypedValues): ReadForm<{ to: string | undefined }> {
  const dateErrors: FormError[] = [];
  const rules = { field: 'to', called: 'Contact until', whenEmpty: 'Enter the day on which it ended' };
  return { sent: { to: readTypedDay(values, rules, dateErrors) }, dateErrors };
}

/** Reads the form of a pathway; of the details, what the pathway's form asked for. */
export function readPathwayForm(values: TypedValues): ReadForm<TypedPathway> {
  const dateErrors: FormError[] = [];
  const day = (field: string, called: string, whenEmpty?: string): string | undefined =>
    readTypedDay(values, { field, called, ...(whenEmpty ? { whenEmpty } : {}) }, dateErrors);
  const sent = {
    pathway: typed(values, 'pathway'),
    need: typed(values, 'need'),
    status: typed(values, 'status'),
    providerAgency: orNull(values, 'providerAgency'),
    provider: orNull(values, 'provider'),
    from: day('from', 'Since', 'Enter the day on which it began'),
    to: day('to', 'Until') ?? null,
    details: {
      consentOn: day('consentOn', 'Consent given on'),
      dvds: typed(values, 'dvds'),
      dvpo: yesNo(values, 'dvpo'),
      dvpoFrom: day('dvpoFrom', 'DVPO in force from'),
      dvpoTo: day('dvpoTo', 'DVPO in force to') ?? null,
      linked: yesNo(values, 'linked'),
      reference: orNull(values, 'reference'),
      note: orNull(values, 'note'),
    },
  };
  return { sent, dateErrors };
}

/** What stands in the form of a pathway that is recorded. */
export const pathwayValues = (entry: PathwayView): TypedValues => {
  const { pathway, need, status, providerAgency, provider, from, to, details } = entry;
  return {
    ...{ pathway, need, status, providerAgency: providerAgency ?? '', provider: provider ?? '' },
    ...dateFieldValues('from', from),
    ...dateFieldValues('to', to),
    ...dateFieldValues('consentOn', details.consentOn ?? null),
    ...dateFieldValues('dvpoFrom', details.dvpoFrom ?? null),
    ...dateFieldValues('dvpoTo', details.dvpoTo ?? null),
    ...{ dvds: details.dvds ?? '', dvpo: yesNoValue(details.dvpo), linked: yesNoValue(details.linked) },
    ...{ reference: details.reference ?? '', note: details.note ?? '' },
  };
};
