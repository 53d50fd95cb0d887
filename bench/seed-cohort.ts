import { createHash } from 'node:crypto';
import BetterSqlite3 from 'better-sqlite3';

const PANELS = [
  'derby-city',
  'chesterfield',
  'high-peak-and-dales',
  'erewash-and-amber-valley',
  'south-derbyshire',
];
const STATUSES = ['registered', 'registered', 'registered', 'referred', 'not-registered', 'exited'];
const RAGS = ['red', 'amber-alert', 'amber', 'green', 'green', null];
const SYLLABLES = ['bar', 'chad', 'dak', 'ey', 'fearn', 'good', 'hal', 'ib', 'kirk', 'long', 'mel', 'need'];

/** Names that come in no order, and the same every time. */
function nameOf(index: number): string {
  let rest = (index * 7_919 + 13) % 248_832;
  let name = '';
  for (let step = 0; step < 5; step += 1) {
    name += SYLLABLES[rest % SYLLABLES.length] ?? '';
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return name;
}

/** Invents people in a database that the application has set up, in one transaction of plain statements. */
export function seedPeople(file: string, people: number): void {
  const db = new BetterSqlite3(file, { timeout: 10_000 });
  const add =
    db.prepare(`insert into offenders (id, surname, forename, sort_name, date_of_birth, gender, pnc_id,
    crn, panel, address, status, route, tier, ogrs_score, rag, rag_since, registered_on, earliest_exit_on,
    in_custody, ppo, version, created_at, updated_at)
    values (?, ?, ?, ?, ?, 'male', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)`);
  const at = new Date().toISOString();
  db.transaction(() => {
    for (let index = 0; index < people; index += 1) {
      const surname = nameOf(index).toUpperCase();
      const status = STATUSES[index % STATUSES.length] as string;
      const registered = status === 'registered';
      const rag = registered ? (RAGS[index % RAGS.length] ?? null) : null;
      add.run(
        `01j0${String(index).padStart(16, '0')}`,
        surname,
        'Jordan',
        `${surname.toLowerCase()} jordan`,
        `19${60 + (index % 40)}-06-${String(1 + (index % 28)).padStart(2, '0')}`,
        `2001/${String(index).padStart(7, '0')}A`,
        `X${String(index).padStart(6, '0')}`,
        PANELS[index % PANELS.length],
        `${index} Station Road, Chesterfield`,
        status,
        registered ? 'ogrs-tier-1' : null,
        registered ? 1 : null,
        20 + (index % 80),
        rag,
        rag && at,
        registered ? '2014-01-06' : null,
        registered ? '2015-01-06' : null,
        index % 11 === 0 ? 1 : 0,
        index % 7 === 0 ? 1 : 0,
        at,
        at,
      );
    }
  })();
  db.close();
}

/** Adds a chair with so many open sessions and returns their tokens. */
export function seedSessions(file: string, howMany: number): string[] {
  const db = new BetterSqlite3(file, { timeout: 10_000 });
  const now = new Date();
  const at = now.toISOString();
  db.prepare(
    `insert into users (id, username, name, role, agency, panels, password_hash, demonstration, active,
      created_at, version) values ('chair', 'chair.chesterfield', 'Alan Pike', 'chair', 'police',
      '["chesterfield"]', '', 0, 1, ?, 1)`,
  ).run(at);
  const add = db.prepare(`insert into sessions (token_hash, id, user_id, created_at, last_used_at, expires_at)
    values (?, ?, 'chair', ?, ?, ?)`);
  const tokens = Array.from({ length: howMany }, (_, index) => `session-token-of-the-benchmark-${index}`);
  const expires = new Date(now.getTime() + 3_600_000).toISOString();
  db.transaction(() => {
    tokens.forEach((token, index) =>
      add.run(createHash('sha256').update(token).digest('hex'), `session-${index}`, at, at, expires),
    );
  })();
  db.close();
  return tokens;
}
