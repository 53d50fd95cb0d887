import { inflateSync } from 'node:zlib';
import iconv from 'iconv-lite';

/** What a PDF of ours says, page by page, without its spaces and line breaks: how lines break is no matter. */
export interface ReadPdf {
  pages: string[];
  /** The objects beside the pages' contents, as they stand: title, language, tags. */
  objects: string;
}

export const withoutSpaces = (text: string): string => text.replace(/\s+/g, '');

/** A small reader for what pdfkit writes: one stream of contents a page, texts as hexadecimal in `TJ`. */
export function readPdf(file: Buffer): ReadPdf {
  const source = file.toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of source.matchAll(/^(\d+) 0 obj\n([^]*?)\nendobj$/gm))
    objects.set(id, body);
  const pages = [...objects.values()]
    .filter((body) => /\/Type \/Page\b(?!s)/.test(body))
    .map((body) => textOf(objects.get(/\/Contents (\d+) 0 R/.exec(body)?.[1] ?? '') ?? ''));
  const rest = [...objects.values()].filter((body) => !body.includes('stream\n'));
  return { pages, objects: rest.join('\n') };
}

function textOf(contents: string): string {
  const stream = /stream\n([^]*)\nendstream/.exec(contents)?.[1] ?? '';
  const drawn = inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
  const shown = [...drawn.matchAll(/\[([^\]]*)\] TJ/g)].map(([, pieces = '']) =>
    [...pieces.matchAll(/<([0-9a-f]*)>/g)]
      .map(([, hex = '']) => iconv.decode(Buffer.from(hex, 'hex'), 'win1252'))
      .join(''),
  );
  return withoutSpaces(shown.join(' '));
}
