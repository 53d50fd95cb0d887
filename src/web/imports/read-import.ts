import { Injectable } from '@nestjs/common';
import {
  FIELD_LABELS,
  ImportViews,
  mayImport,
  type ImportView as ImportModel,
  type MatchView,
  type RowFilter,
  type RowPage,
} from '../../modules/imports/index.js';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { ClockService } from '../../platform/clock.service.js';
import type { Actor } from '../../shared/actor.js';
import type { FormError } from '../shell/form-errors.js';
import { IMPORT_SECTIONS, type ImportInput, type ImportSection } from './import.presenter.js';

/** Which part of an import a page shows. */
export interface ImportPlace {
  show?: string | undefined;
  page?: number | undefined;
}

export interface ReadImport {
  input: ImportInput;
  /** People on the list who are shown beside the rows, for the log. */
  matches: readonly MatchView[];
}

const FILTERS: Record<Exclude<ImportSection, 'columns'>, RowFilter> = {
  rows: 'people',
  matches: 'matched',
  refused: 'refused',
  warnings: 'warnings',
};

const isSection = (show: string | undefined): show is ImportSection =>
  (IMPORT_SECTIONS as readonly unknown[]).includes(show);

/** How a file is read is settled once it is in the list. */
const isOpen = (section: ImportSection, { status }: ImportModel): boolean =>
  section !== 'columns' || status !== 'committed';

/** Gathers what the page of an import shows, under the reader's rights. */
@Injectable()
export class ReadImports {
  constructor(
    private readonly views: ImportViews,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  /**
   * An import with one of its sections.
   *
   * @throws DomainError not-found.
   */
  async one(actor: Actor, id: string, place: ImportPlace, errors: FormError[] = []): Promise<ReadImport> {
    const model = await this.views.get(actor, id);
    const name = isSection(place.show) && isOpen(place.show, model) ? place.show : firstSection(model);
    const page = Math.max(1, Math.trunc(place.page ?? 1) || 1);
    const rows = name === 'columns' ? null : await this.views.rows(actor, id, { show: FILTERS[name], page });
    const panels = await this.partnership.listPanels();
    const input: ImportInput = {
      ...model,
      panelName: panels.find(({ key }) => key === model.panel)?.name ?? null,
      state: model.status,
      committed: committedOf(model),
      sheets: model.sheetSizes,
      fields: FIELD_LABELS,
      counts: model.counts,
      section: toSection(name, rows),
      page: rows?.page ?? 1,
      pages: rows?.pages ?? 1,
      panels,
      canCommit: mayImport(actor),
      errors: [...model.layoutErrors, ...errors],
      today: this.clock.today(),
    };
    return { input, matches: rows?.items.flatMap((row) => (row.kind === 'person' ? row.matches : [])) ?? [] };
  }
}

/** What needs the reader first: a sheet that cannot be read, then people to decide on, then the rows. */
function firstSection({ layoutErrors, counts, status }: ImportModel): ImportSection {
  if (status === 'previewed' && layoutErrors.length > 0) return 'columns';
  return status === 'previewed' && counts.undecided > 0 ? 'matches' : 'rows';
}

function committedOf({ outcome, committedAt, committedBy }: ImportModel): ImportInput['committed'] {
  if (outcome === null || committedAt === null) return null;
  return { at: committedAt, by: committedBy ?? '', outcome };
}

function toSection(name: ImportSection, rows: RowPage | null): ImportInput['section'] {
  if (name === 'columns' || rows === null) return { name: 'columns' };
  const { items } = rows;
  switch (name) {
    case 'rows':
    case 'matches':
      return { name, items: items.filter((row) => row.kind === 'person') };
    case 'refused':
      return { name, items: items.filter((row) => row.kind === 'refused') };
    case 'warnings': {
      const warnings = items.flatMap(({ row, warnings: all }) =>
        all.map(({ message }) => ({ row, message })),
      );
      return { name, items: warnings };
    }
  }
}
