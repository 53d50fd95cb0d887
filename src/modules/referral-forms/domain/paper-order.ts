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
