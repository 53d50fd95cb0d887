import { sql, type Sql } from '../../platform/database/sql.js';
import type { CalendarDay } from '../../shared/calendar-day.js';

/** An open task that is past its due date, as an agenda speaks of it (MEET-4). */
export interface OverdueTask {
  taskId: string;
  action: string;
  agency: string;
  agencyName: string;
  dueOn: CalendarDay;
  offenderId: string | null;
  /** `Surname, Forename` */
  name: string | null;
}

/** The overdue tasks of a panel, the oldest first: {@link OverdueTask}, for whoever sees the whole cohort. */
export const overdueTasksOf = ({ panel, today }: { panel: string; today: CalendarDay }): Sql =>
  sql`select t.id as "taskId", t.action, t.owner_agency as agency, g.name as "agencyName", t.due_on as "dueOn",
      o.id as "offenderId", o.surname || ', ' || o.forename as name
    from tasks t join agencies g on g.key = t.owner_agency left join offenders o on o.id = t.offender_id
    where t.panel = ${panel} and t.status = 'open' and t.due_on < ${today} order by t.due_on, t.id`;
