import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { OffenderRow } from '../offenders/index.js';
import type { SavedFact, UnchangedFact } from './fact-recording.service.js';
import { InvolvementsQueries } from './involvements.queries.js';

/** Finds out which agencies have gained or lost their part in somebody: they see the record from now on, or no more. */
@Injectable()
export class InvolvementChanges {
  constructor(private readonly queries: InvolvementsQueries) {}

  /** Around whatever may change who has a part in a person whose row is locked. */
  async watch<Saved extends SavedFact<object> | UnchangedFact<object>>(
    tx: Tx,
    { id }: OffenderRow,
    save: () => Promise<Saved>,
  ): Promise<Saved> {
    const before = await this.queries.of(tx, id);
    const saved = await save();
    if ('isUnchanged' in saved) return saved;
    const after = await this.queries.of(tx, id);
    const gained = [...after].filter((part) => !before.has(part));
    const lost = [...before].filter((part) => !after.has(part));
    return { ...saved, concerns: [...gained, ...lost] };
  }
}
