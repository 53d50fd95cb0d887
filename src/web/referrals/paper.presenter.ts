import type { Question, ReferralPaper } from '../../modules/referral-forms/index.js';
import { agencyWords, instantWords, panelWords } from '../shell/labels.js';
import { answerWords, decisionWords } from './referral-words.presenter.js';

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
  name: string;
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

/** The form on paper, in the order and words of Appendix A (REF-1). */
export function presentPaper(paper: ReferralPaper, agency: string): PaperView {
  const { id, answers, submission, decision, mailbox, panel } = paper;
  const rows: PaperRow[] = [];
  const done = new Set<string>();
  const ordered = inOrder(paper);
  const cell = ({ question }: { question: Question }): PaperCell => {
    return { label: question.words, value: answerWords(question, answers[question.name]) };
  };
  let section = '';
  for (const one of ordered) {
    const { name } = one.question;
    if (done.has(name)) continue;
    const partner = PAIRS.find(([first]) => first === name)?.[1];
    const other = ordered.find(({ question }) => question.name === partner);
    const heading = one.slug !== section ? (HEADINGS[one.slug] ?? null) : null;
    section = one.slug;
    const cells = [cell(one), ...(other ? [cell(other)] : [])];
    if (name === 'completedBy') cells.push({ label: 'Agency', value: agency });
    rows.push({ cells, heading });
    done.add(name);
    if (other) done.add(other.question.name);
  }
  const surname = answers['surname'];
  const forename = answers['forename'];
  return {
    title: 'IOM referral form',
    id,
    rows,
    sent: submission
      ? `Submitted on ${instantWords(submission.submittedAt)} by ${submission.submittedBy}${submission.number > 1 ? ` (version ${submission.number})` : ''}${mailbox ? `, to ${mailbox}` : ''}${panel ? `, panel of ${panelWords(panel)}` : ''}`
      : 'A draft: it has not been sent',
    decision: decision
      ? [
          { label: 'Decision', value: decisionWords(decision.outcome) },
          { label: 'Reason', value: decision.reason },
          ...(decision.informationNeeded
            ? [{ label: 'Information needed', value: decision.informationNeeded }]
            : []),
          {
            label: 'Decided',
            value: `${instantWords(decision.decidedAt)}, recorded by ${decision.decidedBy}; present: ${decision.agencies.map(agencyWords).join(', ')}`,
          },
        ]
      : [],
    name: [forename, surname].filter((part) => typeof part === 'string' && part !== '').join(' '),
  };
}
