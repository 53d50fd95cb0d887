import type { ContactView } from '../../modules/case-facts/index.js';
import { CONTACT_KIND_WORDS, CONTACT_KINDS } from '../../shared/contact-kind.js';
import { dateFieldValues, presentDateField, type DateFieldView } from '../shell/date-field.js';
import { choose, tick, typed, type Choice } from '../shell/form-errors.js';
import { agencyWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { presentFormPage, type FactFormInput, type FactFormView } from './form-page.presenter.js';
import { contactName } from './support-tabs.presenter.js';

/** What a form about an agency's part offers to choose from. */
export interface AgencyChoices {
  agencies: readonly { key: string }[];
  /** The only agency for which this reader may record; null where it may be any. */
  ownAgency: string | null;
}

export interface ContactFormInput extends FactFormInput, AgencyChoices {
  /** Users of the product whom a contact may be. */
  users: readonly { username: string; name: string; agency: string }[];
  correcting?: ContactView;
}

export interface ContactFormView extends FactFormView {
  kinds: Choice[];
  agencies: Choice[];
  /** Nothing is to be chosen: it is their own. */
  onlyAgency: { key: string; text: string } | null;
  name: string;
  phone: string;
  email: string;
  username: string;
  users: Choice[];
  from: DateFieldView;
  to: DateFieldView;
  /** Why it is corrected; null when it is new. */
  reason: string | null;
  correcting: string | null;
  button: string;
}

export interface EndContactView extends FactFormView {
  contact: string;
  to: DateFieldView;
}

const KIND_HINTS: Partial<Record<(typeof CONTACT_KINDS)[number], string>> = {
  'offender-manager':
    'Of a probation agency. One at a time: a new one takes over from the present one (COH-1)',
  'police-lead': 'Of the police. One at a time: a new one takes over from the present one (COH-1)',
};

const KINDS: readonly Choice[] = CONTACT_KINDS.map((value) => {
  const hint = KIND_HINTS[value];
  return { value, text: CONTACT_KIND_WORDS[value], ...(hint ? { hint: { text: hint } } : {}) };
});

/** Agencies to choose from, or the only one. */
export function presentAgencies(
  { agencies, ownAgency }: AgencyChoices,
  { field, none, values }: { field: string; none: string; values: FactFormInput['values'] },
): { agencies: Choice[]; onlyAgency: { key: string; text: string } | null } {
  if (ownAgency !== null) {
    return { agencies: [], onlyAgency: { key: ownAgency, text: agencyWords(ownAgency) } };
  }
  const choices = agencies.map(({ key }) => ({ value: key, text: agencyWords(key) }));
  return {
    agencies: choose([{ value: '', text: none }, ...choices], typed(values ?? {}, field)),
    onlyAgency: null,
  };
}

/** The form of a contact: a new one since today, or in the place of one that is recorded. */
export function presentContactForm(input: ContactFormInput): ContactFormView {
  const { offender, correcting, users, ownAgency, today } = input;
  const values = input.values ?? {
    ...dateFieldValues('from', today),
    ...(ownAgency === null ? {} : { kind: 'worker' }),
  };
  const page = presentFormPage(input, {
    title: correcting ? 'Correct a contact' : 'Add a contact',
    action: correcting
      ? paths.changeContact(offender.id, correcting.id, 'correct')
      : paths.newContact(offender.id),
    tab: 'contacts',
    dates: ['from', 'to'],
  });
  const date = (field: string, legend: string, hint: string): DateFieldView =>
    presentDateField({ field, legend, hint }, values, page.errors);
  const kinds = ownAgency === null ? KINDS : KINDS.filter(({ value }) => value === 'worker');
  return {
    ...page,
    kinds: tick(kinds, [typed(values, 'kind')]),
    ...presentAgencies(input, { field: 'contactAgency', none: 'Choose an agency', values }),
    name: typed(values, 'name'),
    phone: typed(values, 'phone'),
    email: typed(values, 'email'),
    username: typed(values, 'username'),
    users: users.map(({ username, name, agency }) => ({
      value: username,
      text: `${name}, ${agencyWords(agency)}`,
    })),
    from: date('from', 'Contact since', 'For example, 3 6 2014'),
    to: date('to', 'Contact until (optional)', 'Leave empty while it is theirs'),
    reason: correcting ? typed(values, 'reason') : null,
    correcting: correcting ? contactName(correcting) : null,
    button: correcting ? 'Save the correction' : 'Add the contact',
  };
}

/** The form that ends a contact. */
export function presentEndContact(input: FactFormInput & { contact: ContactView }): EndContactView {
  const { offender, contact, today } = input;
  const values = input.values ?? dateFieldValues('to', today);
  const page = presentFormPage(input, {
    title: 'End a contact',
    action: paths.changeContact(offender.id, contact.id, 'end'),
    tab: 'contacts',
    dates: ['to'],
  });
  const hint =
    'From the day after, an agency without another part in this person no longer sees this record (LAW-4)';
  return {
    ...page,
    contact: `${CONTACT_KIND_WORDS[contact.kind]}: ${contactName(contact)}`,
    to: presentDateField({ field: 'to', legend: 'Contact until', hint }, values, page.errors),
  };
}
