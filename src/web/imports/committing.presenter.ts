export interface CommittingInput {
  /** Null while the commit waits for its turn. */
  progress: { done: number; total: number } | null;
}

export interface CommittingView {
  title: string;
  words: string;
  done: number;
  total: number;
}

const number = (count: number): string => count.toLocaleString('en-GB');

/** How far a commit has come. It names nobody: it is looked at every second and not logged. */
export function presentCommitting({ progress }: CommittingInput): CommittingView {
  const { done, total } = progress ?? { done: 0, total: 0 };
  return {
    title: 'Bringing the rows into the list',
    words: total > 0 ? `${number(done)} of ${number(total)} rows` : 'Waiting for its turn',
    done,
    total,
  };
}
