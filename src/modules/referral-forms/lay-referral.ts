import type { Paper, PaperBlock } from '../../platform/paper/paper.js';
import { formatInstant } from '../../shared/calendar-day.js';
import type { ReferralDecisionView, ReferralPaper } from './referral-view.js';

/** Who takes the paper, and when; and how agencies are called. */
export interface TakenPaper {
  takenBy: string;
  takenAt: Date;
  agencyName(key: string): string;
}

const OUTCOMES: Record<ReferralDecisionView['outcome'], string> = {
  accept: 'Accepted',
  decline: 'Declined',
  defer: 'Deferred: more information is needed',
};

const instantWords = (at: string): string => formatInstant(new Date(at));

/** The referral on paper, in the order and words of Appendix A (REF-1): frozen as it was sent, or as typed so far. */
export function layReferral(paper: ReferralPaper, { takenBy, takenAt, agencyName }: TakenPaper): Paper {
  const agency = agencyName(paper.agency);
  return {
    title: 'IOM referral form',
    marking: 'OFFICIAL-SENSITIVE when complete',
    ...{ takenBy, takenAt, takenAtWords: formatInstant(takenAt) },
    blocks: [
      { kind: 'heading', level: 1, text: 'IOM referral form' },
      { kind: 'paragraph', text: sayStanding(paper) },
      ...layAnswers(paper, agency),
      ...layDecision(paper.decision, agencyName),
    ],
  };
}

function sayStanding({ submission, mailbox }: ReferralPaper): string {
  if (submission === null) return 'A draft: it has not been submitted.';
  const { number, submittedAt, submittedBy } = submission;
  const version = number > 1 ? `, version ${number}` : '';
  const where = mailbox === null ? '' : `, to ${mailbox}`;
  return `Submitted on ${instantWords(submittedAt)} by ${submittedBy}${version}${where}.`;
}

function layAnswers({ lines }: ReferralPaper, agency: string): PaperBlock[] {
  return lines.flatMap(({ name, question, answer, heading }): PaperBlock[] => [
    ...(heading === null ? [] : [{ kind: 'heading', level: 2, text: heading } as const]),
    { kind: 'answer', question, answer },
    // Appendix A asks for the agency beside who completed it: the product knows it.
    ...(name === 'completedBy' ? [{ kind: 'answer', question: 'Agency', answer: agency } as const] : []),
  ]);
}

/** REF-6: the decision with its reason and who was there. */
function layDecision(
  decision: ReferralDecisionView | null,
  agencyName: TakenPaper['agencyName'],
): PaperBlock[] {
  if (decision === null) return [];
  const { outcome, reason, informationNeeded, decidedAt, decidedBy, agencies } = decision;
  const answers: [string, string | null][] = [
    ['Outcome', OUTCOMES[outcome]],
    ['Reason', reason],
    ['Information needed', informationNeeded],
    ['Decided', `${instantWords(decidedAt)}, recorded by ${decidedBy}`],
    ['Agencies present', agencies.map(agencyName).join(', ')],
  ];
  const given = answers.filter((pair): pair is [string, string] => pair[1] !== null);
  return [
    { kind: 'heading', level: 2, text: 'Decision of the panel' },
    ...given.map(([question, answer]) => ({ kind: 'answer', question, answer }) as const),
  ];
}
