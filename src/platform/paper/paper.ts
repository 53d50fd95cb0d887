/** A document to be printed, as what it says: how it looks on A4 is {@link writePaper}'s business. */
export interface Paper {
  title: string;
  /** Stands at the top and bottom of every page (LAW-3). */
  marking: string;
  /** Who takes it, and when: at the foot of every page (LAW-3). */
  takenBy: string;
  takenAt: Date;
  /** The same instant in words, as it is printed. */
  takenAtWords: string;
  blocks: readonly PaperBlock[];
}

export type PaperBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string }
  /** A question with its answer; an empty answer says so. */
  | { kind: 'answer'; question: string; answer: string }
  | PaperTable;

export interface PaperTable {
  kind: 'table';
  head: readonly string[];
  rows: readonly (readonly string[])[];
  /** How wide the columns are beside each other; all the same without it. */
  widths?: readonly number[];
}
