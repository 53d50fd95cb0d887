import type { Standing } from '../../modules/case-facts/index.js';
import {
  furtherTable,
  type Action,
  type FurtherTable,
  type TableCell,
  type TableRow,
} from '../offenders/tab-view.presenter.js';
import { agencyWords, instantWords } from '../shell/labels.js';
import { paths, type ProfileTab } from '../shell/paths.js';

type Entry = {
  recordedAt: string;
  recordedBy: string;
  agency: string;
  corrects?: string | null;
  reason?: string | null;
};

/** Who recorded it, when and for which agency, and why it took another's place. */
export const recordedCell = ({ recordedAt, recordedBy, agency, corrects, reason }: Entry): TableCell => ({
  label: 'Recorded',
  text: instantWords(recordedAt),
  sub: [
    `by ${recordedBy}, ${agencyWords(agency)}`,
    ...(corrects && reason ? [`Corrected: ${reason}`] : []),
  ].join('\n'),
});

/** What may be done to a row; no cell at all for whoever may do nothing to any. */
export const changeCell = (canRecord: boolean, links: Action[]): TableCell[] =>
  canRecord ? [{ label: 'Change', text: '', links }] : [];

/** Neither corrected nor withdrawn. */
export const stands = ({ isVoid, correctedBy }: Standing): boolean => !isVoid && correctedBy === null;

/** The rows whose place later ones took, each with who changed or withdrew it, when and why (COH-2). */
function correctedRows<Row extends Standing>(
  rows: readonly Row[],
  cellsOf: (row: Row) => TableCell[],
): TableRow[] {
  return rows
    .filter(({ isVoid, correctedBy }) => !isVoid && correctedBy !== null)
    .map((row) => {
      const later = rows.find(({ id }) => id === row.correctedBy);
      return { id: row.id, cells: [...cellsOf(row), recordedCell(row), ...thenCell(later)] };
    });
}

function thenCell(later: Standing | undefined): TableCell[] {
  if (!later) return [];
  const { isVoid, recordedAt, recordedBy, agency, reason } = later;
  const who = `${instantWords(recordedAt)} by ${recordedBy}, ${agencyWords(agency)}`;
  return [{ label: 'Then', text: isVoid ? 'Withdrawn' : 'Changed', sub: reason ? `${who}: ${reason}` : who }];
}

/** What was corrected, when the reader has asked for it, and the link that asks. */
export function presentCorrected<Row extends Standing>(
  place: { id: string; tab: ProfileTab; all: boolean },
  rows: readonly Row[],
  cellsOf: (row: Row) => TableCell[],
): { corrected: Action; also: FurtherTable[] } {
  const { id, tab, all } = place;
  if (!all) {
    const href = `${paths.offenderTabWithAll(id, tab)}#record`;
    return { corrected: { text: 'Show what was changed or withdrawn', href }, also: [] };
  }
  const words = {
    id: 'corrected',
    heading: 'Changed or withdrawn',
    empty: 'Nothing has been changed or withdrawn.',
  };
  const further = furtherTable(words, correctedRows(rows, cellsOf));
  const href = `${paths.offenderTab(id, tab)}#record`;
  return { corrected: { text: 'Hide what was changed or withdrawn', href }, also: [further] };
}
