import { presentErrors, type Choice, type FormErrors } from '../shell/form-errors.js';
import { countOf, instantWords, panelWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { presentMatchQuestion, type MatchQuestion } from './import-matches.presenter.js';
import { presentPreviewRow, type PreviewRow } from './import-row.presenter.js';
import {
  IMPORT_SECTIONS,
  type ImportCounts,
  type ImportInput,
  type ImportSection,
} from './import-input.presenter.js';

export { IMPORT_SECTIONS, type ImportCounts, type ImportInput, type ImportSection };

export interface ImportView {
  title: string;
  id: string;
  topic: string;
  about: string;
  isOpen: boolean;
  isRunning: boolean;
  status: { text: string; say: string; done: number; total: number; percent: string };
  result: { lines: string[]; by: string; link: { text: string; href: string } } | null;
  counts: { text: string; count: string; key: string; href: string }[];
  tabs: { text: string; href: string; active: boolean }[];
  refusedFile: string | null;
  commit: { action: string; text: string; note: string } | null;
  blocked: string | null;
  section: ImportSection;
  heading: string;
  rows: PreviewRow[];
  questions: MatchQuestion[];
  matchesAction: string;
  refused: {
    row: number;
    cells: { column: string; text: string }[];
    errors: { text: string; rule: string | null }[];
  }[];
  warnings: { row: number; message: string }[];
  layout: {
    action: string;
    sheets: Choice[];
    headerRow: string;
    columns: { index: number; name: string; samples: string; choices: Choice[] }[];
  };
  empty: string | null;
  pages: { text: string; previous: string | null; next: string | null } | null;
  errors: FormErrors;
}

const HEADINGS: Record<ImportSection, string> = {
  rows: 'Rows as they will be',
  matches: 'People found twice',
  refused: 'Refused rows',
  warnings: 'Warnings',
  columns: 'Sheet and columns',
};

/** Once it is in the list, the rows are as they were taken. */
const headingOf = (section: ImportSection, state: ImportInput['state']): string =>
  section === 'rows' && state === 'committed' ? 'Rows as they were taken' : HEADINGS[section];

const EMPTY: Record<ImportSection, string> = {
  rows: 'No row can be taken as the columns are read now. Look at “Sheet and columns”.',
  matches: 'Nobody in this file was found on the list, and nobody stands in it twice.',
  refused: 'No row was refused.',
  warnings: 'Nothing needs a second look.',
  columns: '',
};

const number = (count: number): string => count.toLocaleString('en-GB');

function presentStatus({ state, progress, counts }: ImportInput): ImportView['status'] {
  const done = progress?.done ?? 0;
  const total = progress?.total ?? 0;
  const words = {
    previewed: `Nothing has reached the list yet: ${countOf(counts.ready, 'row is', 'rows are')} ready.`,
    committing:
      total > 0
        ? `Bringing rows into the list: ${number(done)} of ${number(total)}.`
        : 'Bringing rows into the list.',
    committed: 'This import is in the list.',
  };
  const percent = total > 0 ? Math.floor((done / total) * 100) : 0;
  return { text: words[state], say: words[state].replace(/\.$/, ''), done, total, percent: `${percent}%` };
}

function presentResult({ committed }: ImportInput): ImportView['result'] {
  if (committed === null) return null;
  const { created, merged, skipped, refused } = committed.outcome;
  return {
    lines: [
      `${countOf(created, 'new person', 'new people')} added`,
      `${countOf(merged, 'row', 'rows')} merged with people already there`,
      `${countOf(skipped, 'row', 'rows')} left out by decision`,
      `${countOf(refused, 'row', 'rows')} refused`,
    ],
    by: `Brought into the list on ${instantWords(committed.at)} by ${committed.by}`,
    link: { text: 'See the cohort', href: paths.cohort() },
  };
}

function presentCommit({
  id,
  counts,
  canCommit,
  state,
}: ImportInput): Pick<ImportView, 'commit' | 'blocked'> {
  if (state !== 'previewed' || !canCommit) return { commit: null, blocked: null };
  const { undecided, ready, created, merged, skipped, refused } = counts;
  if (undecided > 0) {
    const rows = countOf(undecided, 'row waits', 'rows wait');
    return {
      commit: null,
      blocked: `${rows} for your decision under “People found twice” before anything can be brought in.`,
    };
  }
  if (ready === 0) return { commit: null, blocked: 'There is no row to bring into the list.' };
  const others = `${number(skipped)} left out, ${number(refused)} refused`;
  return {
    commit: {
      action: paths.importCommit(id),
      text: `Bring ${countOf(ready, 'row', 'rows')} into the list`,
      note: `${countOf(created, 'new person', 'new people')} and ${countOf(merged, 'merge', 'merges')}; ${others}. All of them or none.`,
    },
    blocked: null,
  };
}

function presentLayout(input: ImportInput): ImportView['layout'] {
  const { id, sheets, sheet, headerRow, columns, fields } = input;
  const meanings: Choice[] = [
    { value: 'ignore', text: 'Not taken' },
    ...Object.entries(fields).map(([value, text]) => ({ value, text })),
  ];
  return {
    action: paths.importMapping(id),
    sheets: sheets.map(({ name, rows }) => ({
      value: name,
      text: `${name} (${countOf(rows, 'row', 'rows')})`,
      selected: name === sheet,
    })),
    headerRow: String(headerRow),
    columns: columns.map(({ name, field, samples }, index) => ({
      index,
      name,
      samples: samples.length > 0 ? samples.join(' · ') : 'nothing below',
      choices: meanings.map((meaning) => ({ ...meaning, selected: meaning.value === field })),
    })),
  };
}

function presentPages({ id, page, pages, section }: ImportInput): ImportView['pages'] {
  if (pages <= 1) return null;
  const to = (wanted: number): string => paths.importRows(id, { show: section.name, page: wanted });
  return {
    text: `Page ${number(page)} of ${number(pages)}`,
    previous: page > 1 ? to(page - 1) : null,
    next: page < pages ? to(page + 1) : null,
  };
}

function presentSection(
  input: ImportInput,
): Pick<ImportView, 'rows' | 'questions' | 'refused' | 'warnings' | 'empty'> {
  const { section, panels, fields, today } = input;
  const panelName = (key: string): string =>
    panels.find((panel) => panel.key === key)?.name ?? panelWords(key);
  const view = { rows: [], questions: [], refused: [], warnings: [], empty: null };
  if (section.name === 'columns') return view;
  if (section.items.length === 0) return { ...view, empty: EMPTY[section.name] };
  switch (section.name) {
    case 'rows':
      return { ...view, rows: section.items.map((plan) => presentPreviewRow(plan, panelName)) };
    case 'matches': {
      const questions = section.items.map((plan) => presentMatchQuestion(plan, { fields, panelName, today }));
      return { ...view, questions };
    }
    case 'refused': {
      const refused = section.items.map(({ row, cells, errors }) => ({
        row,
        cells: cells.filter(({ text }) => text !== ''),
        errors: errors.map(({ message, rule }) => ({ text: message, rule: rule ?? null })),
      }));
      return { ...view, refused };
    }
    case 'warnings':
      return { ...view, warnings: [...section.items] };
  }
}

/** One import: how the file is read, what becomes of each row, and what somebody has to decide. */
export function presentImport(input: ImportInput): ImportView {
  const { id, filename, counts, section, state } = input;
  const to = (show: ImportSection): string => `${paths.importRows(id, { show })}#section`;
  const many: Record<ImportSection, number | null> = {
    rows: counts.rows - counts.refused,
    matches: counts.matched,
    refused: counts.refused,
    warnings: counts.warnings,
    columns: null,
  };
  return {
    title: filename,
    id,
    topic: `import:${id}`,
    about: `${input.panelName ?? 'Panels as the file says'} · uploaded ${instantWords(input.uploadedAt)} by ${input.uploadedBy}`,
    isOpen: state === 'previewed',
    isRunning: state === 'committing',
    status: presentStatus(input),
    result: presentResult(input),
    counts: [
      { text: 'ready', count: number(counts.ready), key: 'ready', href: to('rows') },
      { text: 'found twice', count: number(counts.matched), key: 'matched', href: to('matches') },
      {
        text: 'waiting for a decision',
        count: number(counts.undecided),
        key: 'undecided',
        href: to('matches'),
      },
      { text: 'refused', count: number(counts.refused), key: 'refused', href: to('refused') },
      { text: 'warnings', count: number(counts.warnings), key: 'warnings', href: to('warnings') },
    ],
    tabs: IMPORT_SECTIONS.filter((name) => name !== 'columns' || state === 'previewed').map((name) => {
      const count = many[name];
      return {
        text: headingOf(name, state) + (count === null ? '' : ` (${number(count)})`),
        href: to(name),
        active: name === section.name,
      };
    }),
    refusedFile: counts.refused > 0 ? paths.importRefused(id) : null,
    ...presentCommit(input),
    section: section.name,
    heading: headingOf(section.name, state),
    ...presentSection(input),
    matchesAction: paths.importMatches(id),
    layout: presentLayout(input),
    pages: presentPages(input),
    errors: presentErrors(input.errors ?? []),
  };
}
