import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarDay } from '../../../shared/calendar-day.js';
import { IMPORT_FIELDS } from './import-field.js';
import type { Layout } from './layout.js';
import { readRow } from './read-row.js';
import type { Cell } from './sheet.js';

const PANELS = [{ key: 'chesterfield', name: 'Chesterfield' }];
const context = { today: calendarDay('2026-11-24'), panels: PANELS, defaultPanel: 'chesterfield' };
const layout: Layout = {
  sheet: 'Current',
  headerRow: 1,
  columns: (['surname', 'forename', 'dateOfBirth', 'notes'] as const).map((field, index) => ({
    index,
    name: field,
    field,
  })),
};

describe('any row whatever', () => {
  const anyCell: fc.Arbitrary<Cell> = fc.oneof(
    fc.constantFrom<Cell>(null, 'Total', 'n/a', 'AA', '31/02/85', '1/1/1', '=1+1', 'aka', ','),
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc
      .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => ({
        day: calendarDay(date.toISOString().slice(0, 10)),
      })),
  );
  const anyLayout = fc
    .array(fc.constantFrom(...IMPORT_FIELDS, 'ignore' as const), { maxLength: 24 })
    .map((fields) => ({
      ...layout,
      columns: fields.map((field, index) => ({ index, name: `Column ${index}`, field })),
    }));

  it('is read without throwing, and is a person or has a reason', () => {
    fc.assert(
      fc.property(
        fc.array(anyCell, { maxLength: 26 }),
        anyLayout,
        fc.constantFrom('chesterfield', null),
        (cells, any, defaultPanel) => {
          const reading = readRow(7, cells, any, { ...context, defaultPanel });
          if (reading.kind === 'refused') expect(reading.errors.length).toBeGreaterThan(0);
          if (reading.kind === 'person') expect(reading.candidate.dateOfBirth <= context.today).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('gives a valid person back whatever stands in the free text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (notes) => {
        const reading = readRow(7, ['Marsden', 'Kirsty', '03/10/1964', notes], layout, context);
        expect(reading).toMatchObject({ kind: 'person', candidate: { notes: notes.trim() || null } });
      }),
    );
  });
});
