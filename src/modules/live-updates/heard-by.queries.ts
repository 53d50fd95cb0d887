import { listSql, sql, type Sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { andToldTo, partsOf, seesWholeCohort, sharedWith, TOLD_TO_AGENCY } from '../sharing/index.js';

/** What somebody listens to. */
export interface Listener {
  actor: Actor;
  panels: readonly string[];
  /** Whether what is for them alone counts, whatever the panel. */
  withOwn: boolean;
}

/**
 * The condition under which a reader hears of an event `e`: of their panels everything, or for a partner what is
 * about people shared with them now, that their own agency has gained or lost its part in somebody, and its tasks.
 */
export function heardBy({ actor, panels, withOwn }: Listener, today: CalendarDay): Sql {
  const ofPanels = sql`e.for_user is null and e.panel in (${listSql(panels)})`;
  const own = sql`e.for_user = ${withOwn ? actor.id : null}`;
  if (seesWholeCohort(actor)) return sql`(${ofPanels} or ${own})`;
  const shared = sql`${sharedWith(actor, today, sql`e.offender_id`)}${andToldTo(actor, sql`e.type`)}`;
  const theirs = sql`e.type in (${listSql(TOLD_TO_AGENCY)}) and e.agency in (${listSql(partsOf(actor))})`;
  return sql`(${ofPanels} and (${shared} or ${theirs}) or ${own})`;
}
