import { setImmediate as nextTurn } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import type { Paper } from './paper.js';
import { printable, PrintableText, sayMarked } from './printable.js';
import { INK, MARGIN, MUTED, Sheet } from './sheet.js';
import { writeBlock } from './write-blocks.js';

type Document = PDFKit.PDFDocument;

const MARKING_SIZE = 11;
const FOOT_SIZE = 8.5;
const NOTE_GAP = 14;

/** Writes a paper as a PDF on A4: marked, with who, when and which page on each, and tagged so that it can be read aloud. */
export async function writePaper(paper: Paper): Promise<Buffer> {
  const { title, marking, takenBy, takenAt, blocks } = paper;
  const doc = new PDFDocument({
    size: 'A4',
    margins: { ...MARGIN },
    bufferPages: true,
    tagged: true,
    pdfVersion: '1.7',
    lang: 'en-GB',
    displayTitle: true,
    info: { Title: `${title}: ${marking}`, Creator: 'IOM cohort tracker', CreationDate: takenAt },
  });
  const written = collect(doc);
  const letters = new PrintableText();
  const root = doc.struct('Document');
  doc.addStructure(root);
  const sheet = new Sheet(doc, letters, root);
  for (const block of blocks) {
    writeBlock(sheet, block);
    // A long paper takes a while: others are answered in between.
    await nextTurn();
  }
  letters.of(takenBy);
  const note = sayMarked(letters.markedCount);
  if (note !== null) {
    sheet.skip(NOTE_GAP);
    writeBlock(sheet, { kind: 'paragraph', text: note });
  }
  root.end();
  writeEdges(doc, paper);
  doc.end();
  return written;
}

function collect(doc: Document): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    doc.on('data', (piece: Buffer) => pieces.push(piece));
    doc.on('end', () => resolve(Buffer.concat(pieces)));
    doc.on('error', reject);
  });
}

/** What stands on every page beside its text (LAW-3), written last, when their number is known. */
function writeEdges(doc: Document, { title, marking, takenBy, takenAtWords }: Paper): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    const foot = `${title} · taken by ${takenBy}, ${takenAtWords} · page ${page - start + 1} of ${count}`;
    const { height } = doc.page;
    // Below the margin a text would turn the page.
    doc.page.margins = { ...MARGIN, top: 0, bottom: 0 };
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Top'] });
    writeCentred(doc, printable(marking), 30, { size: MARKING_SIZE, bold: true, colour: INK });
    doc.endMarkedContent();
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    writeCentred(doc, printable(foot), height - 60, { size: FOOT_SIZE, bold: false, colour: MUTED });
    writeCentred(doc, printable(marking), height - 36, { size: MARKING_SIZE, bold: true, colour: INK });
    doc.endMarkedContent();
    doc.page.margins = { ...MARGIN };
  }
}

function writeCentred(
  doc: Document,
  text: string,
  y: number,
  { size, bold, colour }: { size: number; bold: boolean; colour: string },
): void {
  doc
    .font(bold ? 'Helvetica-Bold' : 'Helvetica')
    .fontSize(size)
    .fillColor(colour);
  const width = doc.page.width - MARGIN.left - MARGIN.right;
  doc.text(text, MARGIN.left, y, { width, height: size * 2.4, align: 'center', ellipsis: true });
}
