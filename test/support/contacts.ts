import { newId } from '../../src/platform/database/new-id.js';
import { runPast } from './app-inside.js';
import type { TestApp } from './build-test-app.js';

export interface Contact {
  agency: string;
  /** `offender-manager`, `worker`, … */
  kind: string;
  from?: string;
  to?: string | null;
}

/** An agency's contact for somebody, as it stands in the database: the agency is involved with them. */
export async function addContact(
  test: TestApp,
  offenderId: string,
  { agency, kind, from = '2014-01-01', to = null }: Contact,
): Promise<void> {
  const until = to === null ? 'null' : `'${to}'`;
  await runPast(test, [
    `insert into contacts (id, offender_id, contact_agency, kind, name, from_day, to_day, is_void, recorded_at,
      recorded_by, recorded_by_id, agency) values ('${newId()}', '${offenderId}', '${agency}', '${kind}', 'Somebody',
      '${from}', ${until}, 0, '${from}T09:00:00.000Z', 'Somebody', 'nobody', '${agency}')`,
  ]);
}
