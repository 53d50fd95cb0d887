import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { sql } from '../../../platform/database/sql.js';
import type { Actor } from '../../../shared/actor.js';
import { forbidden, notFound } from '../../../shared/domain-error.js';
import { mayReassess } from '../ogrs-tiering.policy.js';
import { REASSESSMENT_COLUMNS, type ReassessmentRow } from './reassessments.repository.js';

export type ReassessmentView = Omit<ReassessmentRow, 'lastId'>;

const MOST_LISTED = 20;

@Injectable()
export class ReassessmentsQueries {
  constructor(private readonly database: Database) {}

  /** The latest runs first. @throws DomainError forbidden. */
  async list(actor: Actor): Promise<ReassessmentView[]> {
    if (!mayReassess(actor)) throw forbidden();
    const rows = await this.database.read<ReassessmentRow>(
      sql`select ${REASSESSMENT_COLUMNS} from reassessments order by started_at desc, id desc limit ${MOST_LISTED}`,
    );
    return rows.map(toView);
  }

  /** @throws DomainError forbidden, not-found. */
  async get(actor: Actor, id: string): Promise<ReassessmentView> {
    if (!mayReassess(actor)) throw forbidden();
    const row = await this.database.readOne<ReassessmentRow>(
      sql`select ${REASSESSMENT_COLUMNS} from reassessments where id = ${id}`,
    );
    if (!row) throw notFound('The re-assessment');
    return toView(row);
  }
}

function toView({ lastId: _, ...view }: ReassessmentRow): ReassessmentView {
  return view;
}
