import type { ExitLetter } from '../../modules/exit-rules/index.js';
import { paths } from '../shell/paths.js';

export interface ExitLetterView {
  title: string;
  back: string;
  pdf: string;
  letter: ExitLetter;
}

/** The letter as its page shows it: the same words as on paper. */
export const presentExitLetter = (id: string, letter: ExitLetter): ExitLetterView => ({
  ...{ title: letter.title, back: paths.exit(id), pdf: paths.exitLetterPdf(id), letter },
});
