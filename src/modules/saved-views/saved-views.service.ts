import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { badInput, DomainError, forbidden, notFound } from '../../shared/domain-error.js';
import { CohortFilters } from '../offenders/index.js';
import { isSameName, readViewName } from './read-view-name.js';
import { mayKeepViews } from './saved-views.policy.js';
import { SavedViewsRepository, type SavedViewRow } from './saved-views.repository.js';

export interface TypedView {
  name?: unknown;
  /** What `GET /offenders` takes. */
  filter?: Readonly<Record<string, unknown>> | undefined;
  /** Takes the place of the view that has this name. */
  replace?: boolean | undefined;
}

/** As many as a short list of links holds. */
const MOST = 30;
/** What belongs to one look at the list, not to the view. */
const PASSING = ['cursor', 'limit'];

@Injectable()
export class SavedViews {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: SavedViewsRepository,
    private readonly filters: CohortFilters,
  ) {}

  /**
   * Keeps a filter under a name of the user's own, and returns its id.
   *
   * @throws DomainError bad-input; conflict when the user has a view of this name, unless it is to be replaced;
   * refused when they have as many as can be kept.
   */
  async save(actor: Actor, typed: TypedView): Promise<string> {
    const name = readViewName(typed.name);
    const filter = await this.readFilter(actor, typed.filter ?? {});
    return this.change(actor, async (tx, views) => {
      const known = views.find((view) => isSameName(view.name, name));
      if (known && typed.replace !== true) throw nameTaken();
      if (!known && views.length >= MOST) throw full();
      const id = known ? known.id : await this.repository.add(tx, { name, filter });
      if (known) await this.repository.change(tx, id, { name, filter });
      return { id, action: 'saved-view.saved', detail: { name, filter } };
    });
  }

  /**
   * Renames a view, or keeps another filter under its name.
   *
   * @throws DomainError not-found, also for another's; bad-input; conflict when the name is taken.
   */
  async alter(actor: Actor, id: string, typed: Omit<TypedView, 'replace'>): Promise<void> {
    const name = typed.name === undefined ? null : readViewName(typed.name);
    const filter = typed.filter && (await this.readFilter(actor, typed.filter));
    await this.change(actor, async (tx, views) => {
      requireOwn(views, id);
      if (views.some((view) => name !== null && view.id !== id && isSameName(view.name, name)))
        throw nameTaken();
      const changes = { ...(name === null ? {} : { name }), ...(filter ? { filter } : {}) };
      await this.repository.change(tx, id, changes);
      return { id, action: 'saved-view.changed', detail: changes };
    });
  }

  /** @throws DomainError not-found, also for another's. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.change(actor, async (tx, views) => {
      const { name } = requireOwn(views, id);
      await this.repository.remove(tx, id);
      return { id, action: 'saved-view.removed', detail: { name } };
    });
  }

  /** A change of the user's views, with its entry in the log. Nobody else is told: they are nobody else's. */
  private change(
    actor: Actor,
    work: (
      tx: Tx,
      views: SavedViewRow[],
    ) => Promise<{ id: string; action: string; detail: Record<string, unknown> }>,
  ): Promise<string> {
    if (!mayKeepViews(actor)) throw forbidden();
    return this.unitOfWork.run(actor, async (tx) => {
      const { id, action, detail } = await work(tx, await this.repository.ofUser(tx));
      tx.record({ action, subjectType: 'saved-view', subjectId: id, detail });
      return id;
    });
  }

  /** As it was typed, so that it is read anew, by the rules of the day, whenever it is opened. */
  private async readFilter(
    actor: Actor,
    typed: Readonly<Record<string, unknown>>,
  ): Promise<Record<string, string>> {
    const kept = Object.entries(typed).filter(
      ([part, value]) => !PASSING.includes(part) && value !== '' && value !== null && value !== undefined,
    );
    const values = Object.fromEntries(kept.map(([part, value]) => [part, String(value)]));
    const { refused } = await this.filters.read(actor, values);
    if (refused.length > 0) {
      throw badInput(refused.map((error) => ({ ...error, field: `filter.${error.field}` })));
    }
    return values;
  }
}

function requireOwn(views: readonly SavedViewRow[], id: string): SavedViewRow {
  const own = views.find((view) => view.id === id);
  if (!own) throw notFound('The saved view');
  return own;
}

const nameTaken = (): DomainError =>
  new DomainError({
    kind: 'conflict',
    code: 'SAVED_VIEW.NAME_TAKEN',
    message: 'You have a view with this name already.',
    errors: [{ field: 'name', message: 'You have a view with this name already' }],
  });

const full = (): DomainError =>
  new DomainError({
    kind: 'refused',
    code: 'SAVED_VIEW.FULL',
    message: `You have ${MOST} saved views already. Delete one first.`,
    errors: [{ field: 'name', message: `You have ${MOST} saved views already. Delete one first` }],
  });
