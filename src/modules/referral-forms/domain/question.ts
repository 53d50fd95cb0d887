/** How the form asks: the sections of Appendix A differ by who refers (REF-1). */
export const AGENCY_KINDS = ['police', 'probation', 'partner'] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];

export interface Choice {
  value: string;
  words: string;
}

/** One question: everything that the form, the API, the check and the paper know of it. */
export interface Question {
  /** As the API spells it, with a dot into a group: `relevantFactors.employment`. */
  name: string;
  /** The words of Appendix A. */
  words: string;
  hint?: string;
  kind: 'text' | 'long-text' | 'day' | 'yes-no' | 'choice' | 'choices' | 'score';
  /** Characters, of a text. */
  longest?: number;
  choices?: readonly Choice[];
  /** What is said when it is empty at submission; a question without one may stay empty. */
  whenEmpty?: string;
}

/** One page of the form. A question more is a line here and nothing else. */
export interface Step {
  slug: string;
  title: string;
  /** Who is asked. */
  asks: readonly AgencyKind[];
  questions: readonly Question[];
}
