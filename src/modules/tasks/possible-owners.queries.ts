import { listSql, sql, type Sql } from '../../platform/database/sql.js';
import { OWNER_ROLES } from './tasks.policy.js';

/** Everybody who can be given a task: active, in a role that reads tasks. */
export const possibleOwners = (): Sql =>
  sql`select id, username, name, agency from users where active = 1 and role in (${listSql(OWNER_ROLES)})
    order by name, id`;
