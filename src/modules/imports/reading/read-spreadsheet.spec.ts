import { Buffer } from 'node:buffer';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import writeExcelFile from 'write-excel-file/node';
import { DomainError } from '../../../shared/domain-error.js';
import { DEFAULT_LIMITS, type ImportLimits } from './import-limits.js';
import { readSpreadsheet } from './read-spreadsheet.js';

const read = (content: Buffer, limits: Partial<ImportLimits> = {}, filename = 'panel.csv') =>
  readSpreadsheet({ content, filename }, { ...DEFAULT_LIMITS, ...limits });

async function codeOf(reading: Promise<unknown>): Promise<string> {
  const error = await reading.then(
    () => new Error('it was read'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof DomainError)) throw error;
  expect(error.details.errors).toEqual([{ field: 'file', message: expect.any(String) }]);
  return error.details.code;
}

interface Part {
  name: string;
  content: string | Buffer;
  /** What the zip says the part unpacks to, where that is a lie. */
  declared?: number;
}

function zipRecord(
  signature: number,
  length: number,
  fields: readonly (readonly [number, number, number])[],
): Buffer {
  const record = Buffer.alloc(length);
  record.writeUInt32LE(signature, 0);
  for (const [at, width, value] of fields) record.writeUIntLE(value, at, width);
  return record;
}

/** A zip as small as the format allows, which may lie about its sizes. */
function zip(parts: readonly Part[]): Buffer {
  let offset = 0;
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  for (const { name, content, declared } of parts) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const size = declared ?? raw.length;
    const head = zipRecord(0x04034b50, 30, [
      [4, 2, 20],
      [8, 2, 8],
      [18, 4, packed.length],
      [22, 4, size],
      [26, 2, name.length],
    ]);
    central.push(
      zipRecord(0x02014b50, 46, [
        [4, 2, 20],
        [6, 2, 20],
        [10, 2, 8],
        [20, 4, packed.length],
        [24, 4, size],
        [28, 2, name.length],
        [42, 4, offset],
      ]),
      Buffer.from(name),
    );
    local.push(head, Buffer.from(name), packed);
    offset += head.length + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = zipRecord(0x06054b50, 22, [
    [8, 2, parts.length],
    [10, 2, parts.length],
    [12, 4, directory.length],
    [16, 4, offset],
  ]);
  return Buffer.concat([...local, directory, end]);
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function workbook(sheetXml: string | Buffer, extra: readonly Part[] = [], declared?: number): Buffer {
  return zip([
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${RELATIONS}"><sheets><sheet sheetId="1" name="Current" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheetXml, ...(declared === undefined ? {} : { declared }) },
    ...extra,
  ]);
}

const sheetOf = (cells: string): string => `<worksheet><sheetData>${cells}</sheetData></worksheet>`;
const textCell = (ref: string, text: string): string =>
  `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('a workbook', () => {
  it('is known by its content, whatever its name, and keeps dates, numbers and text apart', async () => {
    const born = new Date(Date.UTC(1988, 5, 3));
    const rows = [
      [{ value: 'Born' }, { value: 'Score' }, { value: 'Note' }],
      [{ value: born, format: 'dd/mm/yyyy' }, { value: 92 }, { value: '=1+1' }],
      [{ value: '3-Jun-88' }, { value: '92%' }, { value: true }],
    ];
    const content = await writeExcelFile(rows, { sheet: 'Current' }).toBuffer();
    const { sheets } = await read(content);
    expect(sheets).toEqual([
      {
        name: 'Current',
        rows: [
          ['Born', 'Score', 'Note'],
          [{ day: '1988-06-03' }, 92, '=1+1'],
          ['3-Jun-88', '92%', true],
        ],
      },
    ]);
  });

  it.each([
    ['2014-06-01T23:30:00Z', '2014-06-02'],
    ['2014-12-01T23:30:00Z', '2014-12-01'],
    ['yesterday', null],
  ])('saved at %s was saved on %s in London', async (at, day) => {
    const core = {
      name: 'docProps/core.xml',
      content: `<p><dcterms:modified xsi:type="x">${at}</dcterms:modified></p>`,
    };
    const { savedOn } = await read(workbook(sheetOf(`<row r="1">${textCell('A1', 'x')}</row>`), [core]));
    expect(savedOn).toBe(day);
  });

  it('is read although empty cells are coloured in down to the last row', async () => {
    const cells = `<row r="1">${textCell('A1', 'x')}<c r="XFD1" s="0"/></row><row r="1048576"><c r="A1048576"/></row>`;
    expect((await read(workbook(sheetOf(cells)))).sheets[0]?.rows).toEqual([['x']]);
  });
});

describe('a file that is not read at all', () => {
  const filled = (rows: number): Buffer => Buffer.from('a,b\n'.repeat(rows));
  const twoMegabytes = Buffer.alloc(2 * 1024 * 1024, ' ');

  it.each<[string, Buffer, Partial<ImportLimits>, string]>([
    ['nothing', Buffer.alloc(0), {}, 'IMPORT.EMPTY'],
    ['blank lines only', Buffer.from('\n , \n'), {}, 'IMPORT.EMPTY'],
    ['a workbook without rows', workbook(sheetOf('')), {}, 'IMPORT.EMPTY'],
    ['a PDF', Buffer.from('%PDF-1.7 …'), {}, 'IMPORT.NOT_A_SPREADSHEET'],
    ['a web page', Buffer.from('<html><table></table>'), {}, 'IMPORT.NOT_A_SPREADSHEET'],
    ['binary rubbish', Buffer.from([1, 2, 3, 0, 255, 7, 8]), {}, 'IMPORT.NOT_A_SPREADSHEET'],
    ['another zip', zip([{ name: 'word/document.xml', content: '<x/>' }]), {}, 'IMPORT.NOT_A_SPREADSHEET'],
    ['an old .xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), {}, 'IMPORT.OLD_EXCEL'],
    ['half a zip', workbook(sheetOf('')).subarray(0, 200), {}, 'IMPORT.BROKEN'],
    ['a workbook with no rows element', workbook('not xml at all <<<'), {}, 'IMPORT.BROKEN'],
    ['a quotation mark never closed', Buffer.from('a,b\n"x,1\ny,2\n'), {}, 'IMPORT.BROKEN'],
    ['one byte too many', filled(3), { fileBytes: 11 }, 'IMPORT.TOO_LARGE'],
    ['one row too many', filled(3), { rows: 2 }, 'IMPORT.TOO_MANY_ROWS'],
    ['one cell too many', filled(3), { cells: 5 }, 'IMPORT.TOO_MANY_CELLS'],
    ['no time left', filled(3), { milliseconds: 1 }, 'IMPORT.TOO_SLOW'],
    [
      'a row far below',
      workbook(sheetOf(`<row r="1048576">${textCell('A1048576', 'x')}</row>`)),
      {},
      'IMPORT.TOO_MANY_ROWS',
    ],
    [
      'a cell far to the right',
      workbook(sheetOf(`<row r="900">${textCell('XFD900', 'x')}</row>`)),
      {},
      'IMPORT.TOO_MANY_CELLS',
    ],
    [
      'a bomb that says so',
      workbook(twoMegabytes),
      { unpackedBytes: 1024 * 1024 },
      'IMPORT.UNPACKS_TOO_LARGE',
    ],
    ['a bomb that lies', workbook(twoMegabytes, [], 1000), { unpackedBytes: 1024 * 1024 }, 'IMPORT.BROKEN'],
    [
      'a row number beyond all sheets',
      workbook(sheetOf('<row r="99999999999"></row>')),
      { memoryMegabytes: 64 },
      'IMPORT.TOO_MANY_CELLS',
    ],
    ['too many parts', workbook(sheetOf('')), { entries: 2 }, 'IMPORT.UNPACKS_TOO_LARGE'],
  ])('%s', async (_, content, limits, code) => {
    expect(await codeOf(read(content, limits))).toBe(code);
  });

  it.each([
    ['as many bytes, rows and cells as allowed', filled(3), { fileBytes: 12, rows: 3, cells: 6 }],
    [
      'a workbook of just so many rows and cells',
      workbook(sheetOf(`<row r="3">${textCell('B3', 'x')}</row>`)),
      { rows: 3, cells: 6 },
    ],
  ])('but %s are read', async (_, content, limits) => {
    expect((await read(content, limits)).sheets).toHaveLength(1);
  });

  it('keeps the main thread answering while a large file is read', async () => {
    const content = Buffer.from('Surname,Forename,1,2,3,4,5,6,7,8\n'.repeat(20_000));
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 5);
    await read(content);
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(5);
  });
});
