import type { PaperAnswer, ReferralPaper } from '../../modules/referral-forms/index.js';
import { agencyWords, instantWords, panelWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { decisionWords, referredName } from './referral-words.presenter.js';

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
/** As the form prints it: a question keeps its mark. */
const labelOf = (words: string): string => (words.endsWith('?') ? words : `${words}:`);

function presentRows({ lines }: ReferralPaper, agency: string): PaperRow[] {
  const cell = ({ question, answer }: PaperAnswer): PaperCell => ({
    label: labelOf(question),
    value: answer,
  });
  const beside = (name: string): PaperAnswer | undefined =>
    lines.find((line) => PAIRS.some(([first, second]) => first === name && second === line.name));
  const seconds = new Set(lines.flatMap(({ name }) => beside(name)?.name ?? []));
  return lines
    .filter(({ name }) => !seconds.has(name))
    .map((line) => {
      const other = beside(line.name);
      const own = line.name === 'completedBy' ? [{ label: labelOf('Agency'), value: agency }] : [];
      return { cells: [cell(line), ...(other ? [cell(other)] : []), ...own], heading: line.heading };
    });
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
