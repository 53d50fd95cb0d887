import { printable, type PrintableText } from './printable.js';

type Element = PDFKit.PDFStructureElement;

export const MARGIN = { top: 68, bottom: 76, left: 54, right: 54 } as const;
export const INK = '#0b0c0c';
export const MUTED = '#484d52';
const LINE = '#9aa3ab';

export interface Letters {
  size: number;
  bold?: boolean;
  italic?: boolean;
  colour?: string;
}

/** Where a piece of text stands: from the left edge of the text, and how wide. */
export interface Place {
  x?: number;
  y?: number;
  width?: number;
}

/** The pages of a paper while it is written: where the pen is, and the tree by which it is read aloud. */
export class Sheet {
  readonly width: number;
  private readonly left = MARGIN.left;
  private readonly bottom: number;

  constructor(
    private readonly doc: PDFKit.PDFDocument,
    private readonly letters: PrintableText,
    private readonly root: Element,
  ) {
    this.width = doc.page.width - MARGIN.left - MARGIN.right;
    this.bottom = doc.page.height - MARGIN.bottom;
  }

  get y(): number {
    return this.doc.y;
  }

  /** Leaves so much free below. */
  skip(points: number): void {
    this.doc.y += points;
  }

  /** Goes back to, or on to, a place on this page. */
  moveTo(y: number): void {
    this.doc.y = y;
  }

  /** Turns the page where less than so much is left of it; true when it has. */
  need(points: number): boolean {
    if (this.doc.y + points <= this.bottom) return false;
    this.doc.addPage();
    return true;
  }

  /** Would so much fit on a page of its own? */
  fitsPage(points: number): boolean {
    return points <= this.bottom - MARGIN.top;
  }

  /** How high a text stands in a column. */
  heightOf(text: string, letters: Letters, width = this.width): number {
    this.take(letters);
    return this.doc.heightOfString(printable(text), { width, lineGap: GAP });
  }

  /** Writes a text as one element of the tree, over as many pages as it needs. */
  write(text: string, letters: Letters, tag: string, place: Place = {}, parent = this.root): void {
    const printed = this.letters.of(text);
    // A break between lines is none to whoever has it read: what is read is given beside what is drawn.
    const spoken = printed.includes('\n') ? { actual: printed } : {};
    parent.add(this.doc.struct(tag, spoken, () => this.draw(printed, letters, place)));
  }

  /** Writes a text again that has been read already, such as a table's head on its next page. */
  repeat(text: string, letters: Letters, place: Place): void {
    this.doc.markContent('Artifact', { type: 'Pagination' });
    this.draw(printable(text), letters, place);
    this.doc.endMarkedContent();
  }

  /** An element of the tree that holds others, such as a table's row. */
  group(tag: string, parent = this.root): Element {
    const element = this.doc.struct(tag);
    parent.add(element);
    return element;
  }

  /** A line across, which nobody has to be read. */
  rule(): void {
    const { y } = this.doc;
    this.doc.markContent('Artifact', { type: 'Layout' });
    this.doc.moveTo(this.left, y).lineTo(this.left + this.width, y);
    this.doc.lineWidth(0.5).strokeColor(LINE).stroke();
    this.doc.endMarkedContent();
  }

  private draw(printed: string, letters: Letters, place: Place): void {
    const { x = 0, y = this.doc.y, width = this.width - x } = place;
    this.take(letters);
    this.doc.text(printed, this.left + x, y, { width, lineGap: GAP });
  }

  private take({ size, bold = false, italic = false, colour = INK }: Letters): void {
    this.doc.font(bold ? 'Helvetica-Bold' : italic ? 'Helvetica-Oblique' : 'Helvetica');
    this.doc.fontSize(size).fillColor(colour);
  }
}

const GAP = 2;
