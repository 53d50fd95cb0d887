/** What a file is, judged by what it holds; its name says nothing reliable. */
export type FileKind = { kind: 'zip' | 'text' | 'empty' | 'old-excel' } | { kind: 'other'; detail: string };

const startsWith = (content: Buffer, ...bytes: number[]): boolean =>
  bytes.every((byte, at) => content[at] === byte);

const KNOWN: readonly (readonly [number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture'],
  [[0xff, 0xd8, 0xff], 'a picture'],
  [[0x47, 0x49, 0x46, 0x38], 'a picture'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'a text document'],
];
const MARKUP = /^\s*<(\?xml|!doctype|html|table|head|meta)/i;

const hasUtf16Mark = (content: Buffer): boolean =>
  startsWith(content, 0xff, 0xfe) || startsWith(content, 0xfe, 0xff);

/** Text has hardly a control character besides tab and new lines, and never a zero byte outside UTF-16. */
function looksBinary(content: Buffer): boolean {
  const sample = content.subarray(0, 64 * 1024);
  const isControl = (byte: number): boolean => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13;
  const controls = sample.reduce((sum, byte) => sum + (isControl(byte) ? 1 : 0), 0);
  return content.includes(0) || controls * 100 > sample.length;
}

/** Recognises a file by its content, not its extension (issue 2, point 6). */
export function recogniseFile(content: Buffer): FileKind {
  if (content.length === 0) return { kind: 'empty' };
  if (startsWith(content, 0x50, 0x4b, 0x03, 0x04)) return { kind: 'zip' };
  if (startsWith(content, 0xd0, 0xcf, 0x11, 0xe0)) return { kind: 'old-excel' };
  const known = KNOWN.find(([magic]) => startsWith(content, ...magic));
  if (known) return { kind: 'other', detail: known[1] };
  if (hasUtf16Mark(content)) return { kind: 'text' };
  if (looksBinary(content)) return { kind: 'other', detail: 'not a spreadsheet' };
  const beginning = content.subarray(0, 512).toString('latin1').replace(/^ï»¿/, '');
  return MARKUP.test(beginning) ? { kind: 'other', detail: 'a web page' } : { kind: 'text' };
}
