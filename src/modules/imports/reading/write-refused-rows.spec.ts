import { Buffer } from 'node:buffer';
import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { readSpreadsheet } from './read-spreadsheet.js';
import { writeRefusedRows } from './write-refused-rows.js';

const errors = [
  { field: 'score', message: 'Score is over 100: 190', rule: 'TIER-4' },
  { field: 'forename', message: 'Enter a forename: no forename on this row' },
];
const csv = writeRefusedRows(
  ['Surname', 'Born', 'Score', 'Notes'],
  [
    { row: 7, cells: ['Zoë', { day: calendarDay('1988-06-03') }, 190, '=HYPERLINK("x")'], errors },
    { row: 9, cells: ['+44 7700', null, '-1'], errors: [] },
  ],
);

describe('the refused rows as CSV', () => {
  it('open in Excel as UTF-8, with the file’s own cells, the row and every reason', () => {
    expect(csv.startsWith('\uFEFFSurname,Born,Score,Notes,Row,Reason\r\nZoë,03/06/1988,190,')).toBe(true);
    expect(csv).toContain(
      ',7,Score is over 100: 190 (TIER-4); Enter a forename: no forename on this row\r\n',
    );
  });

  it('hold no formula', () => {
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv).toContain("'+44 7700,,'-1,,9,");
  });

  it('come back as the text they were', async () => {
    const { sheets } = await readSpreadsheet({ content: Buffer.from(csv), filename: 'refused.csv' });
    expect(sheets[0]?.rows[1]?.[3]).toBe('=HYPERLINK("x")');
    expect(sheets[0]?.rows[2]).toEqual(['+44 7700', null, '-1', null, '9', null]);
  });
});
