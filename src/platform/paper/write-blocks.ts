import type { PaperBlock } from './paper.js';
import { MUTED, type Letters, type Sheet } from './sheet.js';
import { writeTable } from './write-table.js';

const BODY: Letters = { size: 10.5 };
const QUESTION: Letters = { size: 10.5, bold: true };
const NO_ANSWER: Letters = { size: 10.5, italic: true, colour: MUTED };
const HEADINGS: Record<1 | 2 | 3, Letters> = {
  1: { size: 20, bold: true },
  2: { size: 14, bold: true },
  3: { size: 12, bold: true },
};

/** Question and answer stand side by side where the answer is short, else below each other. */
const QUESTION_PART = 0.36;
const COLUMN_GAP = 14;
const HIGHEST_BESIDE = 90;
const PAD = 5;
/** A heading is not left alone at the foot of a page. */
const WITH_HEADING = 60;

export function writeBlock(sheet: Sheet, block: PaperBlock): void {
  if (block.kind === 'heading') writeHeading(sheet, block.level, block.text);
  else if (block.kind === 'paragraph') writeParagraph(sheet, block.text);
  else if (block.kind === 'answer') writeAnswer(sheet, block.question, block.answer);
  else writeTable(sheet, block);
}

function writeHeading(sheet: Sheet, level: 1 | 2 | 3, text: string): void {
  const letters = HEADINGS[level];
  if (level > 1) sheet.skip(10);
  sheet.need(sheet.heightOf(text, letters) + WITH_HEADING);
  sheet.write(text, letters, `H${level}`);
  sheet.skip(6);
}

function writeParagraph(sheet: Sheet, text: string): void {
  sheet.need(BODY.size * 2);
  sheet.write(text, BODY, 'P');
  sheet.skip(6);
}

function writeAnswer(sheet: Sheet, question: string, answer: string): void {
  const isEmpty = answer.trim() === '';
  const words = isEmpty ? 'Not answered' : answer;
  const letters = isEmpty ? NO_ANSWER : BODY;
  const column = sheet.width * QUESTION_PART;
  const x = column + COLUMN_GAP;
  const beside = Math.max(
    sheet.heightOf(question, QUESTION, column),
    sheet.heightOf(words, letters, sheet.width - x),
  );
  if (beside <= HIGHEST_BESIDE) {
    sheet.need(beside + 2 * PAD);
    sheet.rule();
    const y = sheet.y + PAD;
    sheet.write(question, QUESTION, 'P', { y, width: column });
    sheet.write(words, letters, 'P', { x, y });
    sheet.moveTo(y + beside + PAD);
    return;
  }
  sheet.need(sheet.heightOf(question, QUESTION) + 4 * BODY.size);
  sheet.rule();
  sheet.skip(PAD);
  sheet.write(question, QUESTION, 'P');
  sheet.skip(2);
  sheet.write(words, letters, 'P');
  sheet.skip(PAD);
}
