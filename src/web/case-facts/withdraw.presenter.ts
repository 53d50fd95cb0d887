import type { ContactView, DrugTestView, PathwayView } from '../../modules/case-facts/index.js';
import { CONTACT_KIND_WORDS } from '../../shared/contact-kind.js';
import { PATHWAY_STATUS_WORDS, PATHWAY_WORDS } from '../../shared/pathway.js';
import { fact } from '../offenders/offender-record.js';
import { typed } from '../shell/form-errors.js';
import { agencyWords, dayWords } from '../shell/labels.js';
import { paths, type ProfileTab } from '../shell/paths.js';
import { presentFormPage, type FactFormInput } from './form-page.presenter.js';
import type { GiveReasonView } from './give-reason.presenter.js';

const KEPT = 'What was recorded stays in the history; it no longer counts.';
const NO_PART = 'An agency without another part in this person no longer sees this record (LAW-4).';

function withdraw(
  input: FactFormInput,
  page: { title: string; action: string; tab: ProfileTab; lead: string; facts: GiveReasonView['facts'] },
): GiveReasonView {
  const { title, action, tab, lead, facts } = page;
  return {
    ...presentFormPage(input, { title, action, tab, dates: [] }),
    lead,
    facts,
    reason: typed(input.values ?? {}, 'reason'),
    hint: 'Everyone who may see it reads the reason.',
    button: 'Withdraw it',
  };
}

/** Withdrawing a drug test that never was. */
export function presentWithdrawDrugTest(input: FactFormInput & { test: DrugTestView }): GiveReasonView {
  const { offender, test } = input;
  return withdraw(input, {
    title: 'Withdraw a drug test',
    action: paths.changeDrugTest(offender.id, test.id, 'withdraw'),
    tab: 'drug-tests',
    lead: KEPT,
    facts: [
      fact('Sample', dayWords(test.sampleDate)),
      fact('Result', test.result === 'positive' ? 'Positive' : 'Negative'),
      fact('Substance', test.substance),
    ],
  });
}

/** Withdrawing a contact that never was. */
export function presentWithdrawContact(input: FactFormInput & { contact: ContactView }): GiveReasonView {
  const { offender, contact } = input;
  return withdraw(input, {
    title: 'Withdraw a contact',
    action: paths.changeContact(offender.id, contact.id, 'withdraw'),
    tab: 'contacts',
    lead: `${KEPT} ${NO_PART} If somebody has handed over, end the contact instead.`,
    facts: [
      fact(CONTACT_KIND_WORDS[contact.kind], contact.name),
      fact('Agency', agencyWords(contact.contactAgency)),
      fact('Since', dayWords(contact.from)),
    ],
  });
}

/** Withdrawing an entry of a pathway that never was. */
export function presentWithdrawPathway(input: FactFormInput & { entry: PathwayView }): GiveReasonView {
  const { offender, entry } = input;
  const agency = entry.providerAgency === null ? null : agencyWords(entry.providerAgency);
  return withdraw(input, {
    title: 'Withdraw a pathway',
    action: paths.changePathway(offender.id, entry.id, 'withdraw'),
    tab: 'pathways',
    lead: `${KEPT} ${NO_PART} If it has come to an end, change its status instead.`,
    facts: [
      fact('Pathway', PATHWAY_WORDS[entry.pathway]),
      fact('Provider', [entry.provider, agency].filter(Boolean).join(', ')),
      fact('Status', `${PATHWAY_STATUS_WORDS[entry.status]}, since ${dayWords(entry.from)}`),
    ],
  });
}
