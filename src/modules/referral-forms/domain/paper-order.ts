import { answerWords } from './answer-words.js';
import type { Answers } from './answers.js';
import type { Question, Step } from './question.js';

/** A question where Appendix A has it on paper, with the heading that begins there. */
export interface PaperLine {
  question: Question;
  heading: string | null;
}

/** First, after what everybody is asked, and last: where the paper has them, whichever page of the form asks. */
const FIRST = 'referredOn';
const AFTER_ALL_ARE_ASKED = 'completedBy';
const LAST = 'area';

const HEADINGS: Record<string, string> = {
  factors: 'Relevant factors',
  probation: 'Probation only',
  criteria: 'Agencies other than police and probation',
};
/** Pages that only some agencies are asked. */
const OF_SOME = ['probation', 'criteria'];

/** The questions in the order of Appendix A, which is not that of the form's pages. One that is added stands with its page. */
export function paperOrder(steps: readonly Step[]): PaperLine[] {
  const lines = steps.flatMap(({ slug, questions }) =>
    questions.map((question, index) => ({
      ...{ slug, question },
      heading: index === 0 ? (HEADINGS[slug] ?? null) : null,
    })),
  );
  const named = (name: string): typeof lines => lines.filter(({ question }) => question.name === name);
  const others = lines.filter(({ question }) => ![FIRST, AFTER_ALL_ARE_ASKED, LAST].includes(question.name));
  return [
    ...named(FIRST),
    ...others.filter(({ slug }) => !OF_SOME.includes(slug)),
    ...named(AFTER_ALL_ARE_ASKED),
    ...others.filter(({ slug }) => OF_SOME.includes(slug)),
    ...named(LAST).map((line) => ({ ...line, heading: 'Where it is sent' })),
  ].map(({ question, heading }) => ({ question, heading }));
}

/** One answer where the paper has it, as people read it; empty where nobody has answered. */
export interface PaperAnswer {
  name: string;
  question: string;
  answer: string;
  heading: string | null;
}

/** The whole form as the paper says it, on a page and in a file alike. */
export const paperAnswers = (steps: readonly Step[], answers: Answers): PaperAnswer[] =>
  paperOrder(steps).map(({ question, heading }) => ({
    ...{ name: question.name, question: question.words, heading },
    answer: answerWords(question, answers[question.name]),
  }));
