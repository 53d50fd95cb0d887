import BetterSqlite3 from 'better-sqlite3';

const day = (index: number, years: number, from: number): string =>
  `${from + (index % years)}-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`;

/**
 * Gives everybody in a seeded cohort what eligibility rests on: MAPPA level, two scores, three offences of which one is
 * corrected, a spell in custody for one in three, graded intelligence for the PPOs.
 */
export function seedCaseFacts(file: string): void {
  const db = new BetterSqlite3(file, { timeout: 10_000 });
  const at = new Date().toISOString();
  const ids = db.prepare('select id, ppo from offenders order by id').all() as { id: string; ppo: number }[];
  const said = [at, 'Bench', 'bench', 'police'];
  const score =
    db.prepare(`insert into ogrs_scores (id, offender_id, score, tier, instrument, assessed_on, source,
    recorded_at, recorded_by) values (?, ?, ?, null, 'ogrs3', ?, 'entered', ?, 'Bench')`);
  const offence = db.prepare(
    `insert into offences values (?, ?, ?, 'robbery', ?, ?, ?, 0, null, ?, ?, ?, ?)`,
  );
  const custody = db.prepare(
    `insert into custody_spells values (?, ?, 'HMP Ranby', ?, ?, null, null, 0, null, ?, ?, ?, ?)`,
  );
  const intelligence = db.prepare(
    `insert into intelligence values (?, ?, ?, 'x', 1, 'B', 'P', null, '[]', null, ?, ?, ?, ?)`,
  );
  const mappa = db.prepare('update offenders set mappa_level = ? where id = ?');
  db.transaction(() => {
    ids.forEach(({ id, ppo }, index) => {
      mappa.run(index % 25 === 0 ? 2 : 0, id);
      score.run(`${id}-1`, id, 20 + ((index * 7) % 80), day(index, 5, 2018), at);
      score.run(`${id}-2`, id, 20 + ((index * 13) % 80), day(index, 3, 2023), at);
      offence.run(`${id}-1`, id, day(index, 9, 2008), 'conviction', day(index, 9, 2008), null, ...said);
      offence.run(`${id}-2`, id, day(index, 4, 2022), 'conviction', day(index, 4, 2022), null, ...said);
      offence.run(`${id}-3`, id, day(index, 4, 2022), 'conviction', day(index, 4, 2022), `${id}-2`, ...said);
      if (index % 3 === 0) custody.run(`${id}-1`, id, day(index, 4, 2020), day(index, 2, 2025), ...said);
      if (ppo === 1) intelligence.run(`${id}-1`, id, day(index, 3, 2023), ...said);
    });
  })();
  db.close();
}
