import { Buffer } from 'node:buffer';
import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import type { Cell } from '../domain/sheet.js';
import { readSpreadsheet } from './read-spreadsheet.js';

async function rowsOf(content: Buffer): Promise<Cell[][]> {
  return (await readSpreadsheet({ content, filename: 'panel.csv' })).sheets[0]?.rows ?? [];
}

const NAMES = [
  ['Surname', 'Forename'],
  ['O’Connor', 'Zoë'],
];
const LINES = 'Surname,Forename\r\nO’Connor,Zoë\r\n';

describe('a CSV file', () => {
  it.each([
    ['UTF-8', Buffer.from(LINES)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${LINES}`)],
    ['UTF-16, little end first', Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(LINES, 'utf-16le')])],
    ['UTF-16, big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), iconv.encode(LINES, 'utf-16be')])],
    ['Windows-1252', iconv.encode(LINES, 'windows-1252')],
  ])('keeps O’Connor and Zoë in %s', async (_, content) => {
    expect(await rowsOf(content)).toEqual(NAMES);
  });

  it.each([
    [
      'commas',
      'a,b;c,d\n1,2,3\n',
      [
        ['a', 'b;c', 'd'],
        ['1', '2', '3'],
      ],
    ],
    [
      'semicolons',
      'a;b,c;d\n1;2,5;3\n',
      [
        ['a', 'b,c', 'd'],
        ['1', '2,5', '3'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['what a sep= line says', 'sep=;\na;b,c,d\n1;2,3,4\n', [[null], ['a', 'b,c,d'], ['1', '2,3,4']]],
    [
      'quotes around delimiters and new lines',
      'a,b\n"x, ""y""","1\n2"\n',
      [
        ['a', 'b'],
        ['x, "y"', '1\n2'],
      ],
    ],
    [
      'quotes inside a cell',
      'a,b\n5" pipe,x\n',
      [
        ['a', 'b'],
        ['5" pipe', 'x'],
      ],
    ],
    ['ragged and blank rows', 'a,b\n1\n\n1,2,3\n', [['a', 'b'], ['1'], [null], ['1', '2', '3']]],
    [
      'old Macintosh line ends',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['one column', 'a\n1\n', [['a'], ['1']]],
    [
      'text that looks like a formula',
      'a,b\n=1+1,@x\n-5,+44\n',
      [
        ['a', 'b'],
        ['=1+1', '@x'],
        ['-5', '+44'],
      ],
    ],
    [
      'our own mark before such text',
      "a,b\n'=1+1,'x'\n",
      [
        ['a', 'b'],
        ['=1+1', "'x'"],
      ],
    ],
  ])('is read with %s', async (_, text, rows) => {
    expect(await rowsOf(Buffer.from(text))).toEqual(rows);
  });

  it('is one sheet under the name of the file, and says nothing of when it was saved', async () => {
    const { sheets, savedOn } = await readSpreadsheet({
      content: Buffer.from('a,b\n'),
      filename: 'C:\\panels\\buxton.csv',
    });
    expect([sheets[0]?.name, savedOn]).toEqual(['buxton', null]);
  });
});
