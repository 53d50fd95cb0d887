import { typed, type TypedValues } from '../shell/form-errors.js';
import { answerSignature } from './import-matches.presenter.js';

export interface TypedLayout {
  sheet: string | undefined;
  headerRow: number | undefined;
  /** By column name. */
  mapping: Record<string, string>;
}

/** Reads the columns form: `column-0` is the name of the first column and `map-0` what it means. */
export function readLayoutForm(values: TypedValues): TypedLayout {
  const mapping: Record<string, string> = {};
  for (const name of Object.keys(values)) {
    const index = /^map-(\d+)$/.exec(name)?.[1];
    if (index === undefined) continue;
    mapping[typed(values, `column-${index}`)] = typed(values, name);
  }
  const headerRow = typed(values, 'headerRow').trim();
  return {
    sheet: typed(values, 'sheet') || undefined,
    headerRow: /^\d{1,6}$/.test(headerRow) ? Number(headerRow) : undefined,
    mapping,
  };
}

export interface TypedResolution {
  row: number;
  action: 'merge' | 'new' | 'skip';
  /** Whom to merge with; `row:14` for an earlier row. */
  offenderId?: string;
  take: Record<string, 'file' | 'list'>;
}

/** What is taken from where for the match that was chosen. */
function readTakes(values: TypedValues, row: number, matchId: string): Record<string, 'file' | 'list'> {
  const prefix = `take-${row}-${matchId}-`;
  const names = Object.keys(values).filter((name) => name.startsWith(prefix));
  return Object.fromEntries(
    names.map(
      (name) => [name.slice(prefix.length), typed(values, name) === 'file' ? 'file' : 'list'] as const,
    ),
  );
}

/** Reads the decisions on people found twice; a row left as it stood is not one. */
export function readMatchesForm(values: TypedValues): TypedResolution[] {
  return Object.keys(values).flatMap((name): TypedResolution[] => {
    const row = Number(/^action-(\d+)$/.exec(name)?.[1] ?? NaN);
    const chosen = typed(values, name);
    if (Number.isNaN(row) || chosen === '') return [];
    const offenderId = /^merge:(.+)$/.exec(chosen)?.[1];
    const take = offenderId === undefined ? {} : readTakes(values, row, offenderId);
    const taken = Object.keys(take).filter((field) => take[field] === 'file');
    if (answerSignature(chosen, taken) === typed(values, `was-${row}`)) return [];
    if (offenderId !== undefined) return [{ row, action: 'merge', offenderId, take }];
    return chosen === 'new' || chosen === 'skip' ? [{ row, action: chosen, take }] : [];
  });
}
