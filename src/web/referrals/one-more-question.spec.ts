import { describe, expect, it } from '@jest/globals';
import {
  AGENCY_KINDS,
  answerWords,
  paperAnswers,
  stepsFor,
  type AgencyKind,
  type Question,
  type ReferralPaper,
  type Step,
} from '../../modules/referral-forms/index.js';
import { presentAnswers } from './answers.presenter.js';
import { presentPaper } from './paper.presenter.js';
import { readStepForm } from './step.form.js';
import { presentStep } from './step.presenter.js';
import type { WhereItGoesView } from './where-it-goes.presenter.js';

/** What stands in the addresses of a referral beside its pages. */
const TAKEN = [
  'check',
  'sent',
  'paper',
  'paper.pdf',
  'submit',
  'register',
  'withdraw',
  'hand-over',
  'identify',
];

const extra: Question = { name: 'oneMore', words: 'One question more?', kind: 'text', longest: 100 };
const withOneMore = (steps: readonly Step[], at: number): Step[] =>
  steps.map((step, index) => (index === at ? { ...step, questions: [...step.questions, extra] } : step));
const where = { label: { key: 'referral', text: '' } } as WhereItGoesView;

const paperOf = (steps: readonly Step[]): ReferralPaper => ({
  ...{ id: 'r', offenderId: null, status: 'draft', agency: 'probation-nps', panel: null, mailbox: null },
  ...{ submission: null, lines: paperAnswers(steps, {}), answers: {}, decision: null },
});

/** How many questions each of the three shows. */
function count(steps: readonly Step[]): { form: number; sent: number; check: number; paper: number } {
  const fields = steps.flatMap(
    (step) =>
      presentStep({
        ...{ referral: { id: 'r', version: 1, name: 'Lee' }, step, steps, values: {}, was: {} },
        ...{ mode: 'draft', where, needed: null },
      }).fields,
  );
  const sections = presentAnswers({ id: 'r', steps, answers: {}, words: answerWords, mayChange: true });
  const paper = presentPaper(paperOf(steps), 'Agency');
  const cells = paper.rows.flatMap((row) => row.cells).filter(({ label }) => label !== 'Agency:');
  return {
    form: fields.length,
    sent: steps.flatMap((step) => Object.keys(readStepForm({}, step))).length,
    check: sections.flatMap((section) => section.rows).length,
    paper: cells.length,
  };
}

describe.each(AGENCY_KINDS)('the form of %s (REF-1)', (kind: AgencyKind) => {
  const steps = stepsFor(kind);
  const asked = steps.flatMap((step) => step.questions).length;

  it('asks, takes, shows for the check and prints every question once', () => {
    expect(count(steps)).toEqual({ form: asked, sent: asked, check: asked, paper: asked });
  });

  it.each(steps.map(({ slug }, index) => [slug, index] as const))(
    'has one question more everywhere when it is added to the page %s and nowhere else',
    (_, index) => {
      const more = asked + 1;
      expect(count(withOneMore(steps, index))).toEqual({ form: more, sent: more, check: more, paper: more });
    },
  );

  it('has no page whose address is taken', () => {
    expect(steps.map(({ slug }) => slug).filter((slug) => TAKEN.includes(slug))).toEqual([]);
  });
});

describe('the paper of probation', () => {
  it('stands in the order and words of Appendix A', () => {
    const steps = stepsFor('probation');
    const paper = presentPaper(paperOf(steps), 'NPS');
    const labels = paper.rows.flatMap(({ heading, cells }) => [
      ...(heading ? [heading] : []),
      ...cells.map(({ label }) => label.replace(/:$/, '')),
    ]);
    const order = [
      'Date of referral',
      'Surname',
      'DOB',
      'CRN (if known)',
      'PNCID (if known)',
      'Address',
      'Contact number',
      'Primary substance of choice',
      'Details of current offence(s) and / or issues of current concern',
      'Substance misuse',
      'Please state what additional support / value the IOM scheme will bring to the supervision of this case?',
      'Referral completed by',
      'Agency',
      'Probation only',
      'Offender Manager',
      'Contact Number',
      'OGRS score (24 mths)',
      'Current Orders / Licences',
      'Has the offender previously been subject to the PPO / IOM Panel?',
      'Local area internal mailbox',
    ];
    expect(labels.filter((label) => order.includes(label))).toEqual(order);
  });
});
