import type { Question, ReferralPaper } from '../../modules/referral-forms/index.js';
import { agencyWords, instantWords, panelWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { answerWords, decisionWords, referredName } from './referral-words.presenter.js';

export interface PaperCell {
  label: string;
  value: string;
}

export interface PaperRow {
  cells: PaperCell[];
  /** A heading over what follows. */
  heading: string | null;
}

export interface PaperView {
  title: string;
  id: string;
  rows: PaperRow[];
  sent: string;
  decision: PaperCell[];
  pdf: string;
}

/** Questions that stand side by side in Appendix A. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['surname', 'forename'],
  ['crn', 'pncId'],
  ['dateOfBirth', 'gender'],
  ['probation.offenderManager', 'probation.contactNumber'],
];
const HEADINGS: Record<string, string> = { probation: 'PROBATION ONLY', criteria: 'OTHER AGENCIES ONLY' };

/**
 * Appendix A in its order: the date of referral first, whoever completed it before what only some agencies are
 * asked, the mailbox last. A question that is added stands where its page has it.
 */
function inOrder({ steps }: ReferralPaper): { question: Question; slug: string }[] {
  const all = steps.flatMap(({ slug, questions }) => questions.map((question) => ({ question, slug })));
  const named = (name: string): typeof all => all.filter(({ question }) => question.name === name);
  const apart = ['referredOn', 'completedBy', 'area'];
  const others = all.filter(({ question }) => !apart.includes(question.name));
  const isOfSome = ({ slug }: { slug: string }): boolean => HEADINGS[slug] !== undefined;
  return [
    ...named('referredOn'),
    ...others.filter((one) => !isOfSome(one)),
    ...named('completedBy'),
    ...others.filter(isOfSome),
    ...named('area'),
  ];
}

/** As the form prints it: a question keeps its mark. */
const labelOf = (words: string): string => (words.endsWith('?') ? words : `${words}:`);

function presentRows(paper: ReferralPaper, agency: string): PaperRow[] {
  const rows: PaperRow[] = [];
  const done = new Set<string>();
  const ordered = inOrder(paper);
  const cell = ({ question }: { question: Question }): PaperCell => {
    return { label: labelOf(question.words), value: answerWords(question, paper.answers[question.name]) };
  };
  let section = '';
  for (const one of ordered) {
    const { name } = one.question;
    if (done.has(name)) continue;
    const beside = PAIRS.find(([first]) => first === name)?.[1];
    const other = ordered.find(({ question }) => question.name === beside);
    const cells = [cell(one), ...(other ? [cell(other)] : [])];
    if (name === 'completedBy') cells.push({ label: labelOf('Agency'), value: agency });
    rows.push({ cells, heading: one.slug === section ? null : (HEADINGS[one.slug] ?? null) });
    section = one.slug;
    done.add(name);
    if (other) done.add(other.question.name);
  }
  return rows;
}

function sentWords({ submission, mailbox, panel }: ReferralPaper): string {
  if (submission === null) return 'A draft: it has not been sent';
  const { number, submittedAt, submittedBy } = submission;
  const version = number > 1 ? ` (version ${number})` : '';
  const to = [mailbox && `, to ${mailbox}`, panel && `, panel of ${panelWords(panel)}`]
    .filter(Boolean)
    .join('');
  return `Submitted on ${instantWords(submittedAt)} by ${submittedBy}${version}${to}`;
}

function presentDecision({ decision }: ReferralPaper): PaperCell[] {
  if (decision === null) return [];
  const { outcome, reason, informationNeeded, decidedAt, decidedBy, agencies } = decision;
  const present = agencies.map(agencyWords).join(', ');
  return [
    { label: 'Decision:', value: decisionWords(outcome) },
    { label: 'Reason:', value: reason },
    ...(informationNeeded ? [{ label: 'Information needed:', value: informationNeeded }] : []),
    { label: 'Decided:', value: `${instantWords(decidedAt)}, recorded by ${decidedBy}; present: ${present}` },
  ];
}

/** The form on paper, in the order and words of Appendix A (REF-1). */
export function presentPaper(paper: ReferralPaper, agency: string): PaperView {
  return {
    title: `IOM referral form: ${referredName(paper.answers)}`,
    id: paper.id,
    pdf: paths.referralPdf(paper.id),
    rows: presentRows(paper, agency),
    sent: sentWords(paper),
    decision: presentDecision(paper),
  };
}
