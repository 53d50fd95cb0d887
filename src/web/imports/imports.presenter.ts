import type { PanelOption } from '../cohort/cohort.presenter.js';
import {
  choose,
  presentErrors,
  type Choice,
  type FormError,
  type FormErrors,
  type TypedValues,
  typed,
} from '../shell/form-errors.js';
import { countOf, instantWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';

export interface ImportSummary {
  id: string;
  filename: string;
  panelName: string | null;
  uploadedAt: string;
  uploadedBy: string;
  status: 'previewed' | 'committed';
  counts: { rows: number; ready: number; refused: number; undecided: number };
  outcome: { created: number; merged: number; skipped: number; refused: number } | null;
}

export interface ImportsInput {
  imports: readonly ImportSummary[];
  panels: readonly PanelOption[];
  canImport: boolean;
  values?: TypedValues;
  errors?: readonly FormError[];
  /** The largest file taken, in megabytes. */
  megabytes: number;
}

export interface ImportsView {
  title: string;
  action: string;
  canImport: boolean;
  panels: Choice[];
  fileHint: string;
  summary: string;
  rows: {
    id: string;
    name: string;
    href: string;
    panel: string;
    uploaded: string;
    state: string;
    stateKey: string;
    result: string;
  }[];
  empty: string | null;
  errors: FormErrors;
}

function resultOf({ outcome, counts }: ImportSummary): string {
  if (outcome) {
    const { created, merged, skipped, refused } = outcome;
    return `${created} new, ${merged} merged, ${skipped} left out, ${refused} refused`;
  }
  const waiting = counts.undecided > 0 ? `, ${counts.undecided} waiting for a decision` : '';
  return `${countOf(counts.rows, 'row', 'rows')}: ${counts.ready} ready, ${counts.refused} refused${waiting}`;
}

/** The imports so far, and the form that brings another file. */
export function presentImports(input: ImportsInput): ImportsView {
  const { imports, panels, canImport, values = {}, errors = [], megabytes } = input;
  const choices = panels.map(({ key, name }) => ({ value: key, text: name }));
  return {
    title: 'Imports',
    action: paths.imports(),
    canImport,
    panels: choose([{ value: '', text: 'Choose a panel' }, ...choices], typed(values, 'panel')),
    fileHint: `A CSV or Excel (.xlsx) file of up to ${megabytes} MB, as it is: title rows, columns in any order and dates as people write them are read. Nothing reaches the list until you say so.`,
    summary: `Showing ${countOf(imports.length, 'import', 'imports')}, the latest first`,
    rows: imports.map((each) => ({
      id: each.id,
      name: each.filename,
      href: paths.import(each.id),
      panel: each.panelName ?? 'From the file',
      uploaded: `${instantWords(each.uploadedAt)} by ${each.uploadedBy}`,
      state: each.status === 'committed' ? 'In the list' : 'Waiting for you',
      stateKey: each.status,
      result: resultOf(each),
    })),
    empty:
      imports.length > 0 ? null : 'No file has been imported yet. The first one you upload appears here.',
    errors: presentErrors(errors),
  };
}
