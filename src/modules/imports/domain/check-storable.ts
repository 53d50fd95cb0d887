import type { FieldError } from '../../../shared/domain-error.js';
import { FIELD_LABELS, type ImportField } from './import-field.js';
import type { Candidate, RowReading } from './row-reading.js';

/** As long as the forms about a person allow. */
const LONGEST = {
  surname: 100,
  forename: 100,
  address: 500,
  contactNumber: 100,
  primarySubstance: 200,
  notes: 5000,
} as const satisfies Partial<Record<ImportField, number>>;
const LONGEST_ALIAS = 200;

function check(field: ImportField, text: string, longest: number): FieldError[] {
  const name = FIELD_LABELS[field];
  if (text.includes('\u0000')) return [{ field, message: `${name} holds a character that is no text` }];
  return text.length > longest
    ? [
        {
          field,
          message: `${name} is ${text.length.toLocaleString('en-GB')} characters long: the most is ${longest.toLocaleString('en-GB')}`,
        },
      ]
    : [];
}

function findFaults(candidate: Candidate): FieldError[] {
  const fields = Object.keys(LONGEST) as (keyof typeof LONGEST)[];
  return [
    ...fields.flatMap((field) => check(field, candidate[field] ?? '', LONGEST[field])),
    ...candidate.aliases.flatMap((alias) => check('aliases', alias, LONGEST_ALIAS)),
  ];
}

/** Refuses a row whose texts no record of a person can hold; nothing is cut short silently. */
export function refuseUnstorable(reading: RowReading): RowReading {
  if (reading.kind !== 'person') return reading;
  const [error, ...errors] = findFaults(reading.candidate);
  if (!error) return reading;
  return { kind: 'refused', row: reading.row, errors: [error, ...errors], warnings: reading.warnings };
}
