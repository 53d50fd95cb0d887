import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createIndexes, createTable, makeAppendOnly } from './portable-schema.js';

/** The panels' spreadsheets as they were brought: the file itself, every cell, what was decided and what came of it. */
export class Imports1764000001000 implements MigrationInterface {
  readonly name = 'Imports1764000001000';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'imports',
      `id text primary key, filename text not null, panel text references panels (key), bytes integer not null,
       sha256 text not null, saved_on text, sheets text not null, sheet text not null, header_row integer not null,
       mapping text not null, status text not null, counts text not null, uploaded_at text not null,
       uploaded_by text not null, uploaded_by_name text not null, committed_at text, committed_by_name text,
       outcome text, version integer not null`,
    );
    await createTable(
      runner,
      'import_files',
      `import_id text primary key references imports (id), content text not null`,
    );
    await createTable(
      runner,
      'import_rows',
      `import_id text not null references imports (id), sheet integer not null, row_number integer not null,
       cells text not null, primary key (import_id, sheet, row_number)`,
    );
    await createTable(
      runner,
      'import_resolutions',
      `import_id text not null references imports (id), seq integer not null, sheet text not null,
       row_number integer not null, action text not null, target text, take text not null, seen text not null,
       at text not null, actor_id text not null, actor_name text not null, primary key (import_id, seq)`,
    );
    await createTable(
      runner,
      'import_outcomes',
      `import_id text not null references imports (id), row_number integer not null, outcome text not null,
       offender_id text references offenders (id), taken text not null, detail text not null,
       primary key (import_id, row_number)`,
    );
    await createIndexes(runner, [
      'imports_by_time on imports (uploaded_at, id)',
      'imports_by_status on imports (status, uploaded_at)',
      'imports_by_content on imports (sha256)',
      'import_outcomes_by_offender on import_outcomes (offender_id)',
    ]);
    await makeAppendOnly(runner, ['import_files', 'import_rows', 'import_resolutions', 'import_outcomes']);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was imported is never taken away: restore a backup instead.'));
  }
}
