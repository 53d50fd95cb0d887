import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { DatabaseSettings } from '../../src/config/configuration.js';
import { Database } from '../../src/platform/database/database.js';
import type { DatabaseKind } from '../../src/platform/database/sql.js';

export type { DatabaseKind };

/** An empty database of one suite: no other suite, worker or run ever sees it. */
export interface EmptyDatabase {
  kind: DatabaseKind;
  /** For a whole application in this process. */
  settings: DatabaseSettings;
  /** The same as DATABASE_URL, for a child process. */
  url: string;
  /** Removes it, whoever is still connected. */
  remove(): Promise<void>;
}

/** A migrated database of one suite. */
export interface TestDatabase extends EmptyDatabase {
  database: Database;
  /** Closes and removes it. */
  close(): Promise<void>;
}

/** The databases a suite runs on: SQLite always, PostgreSQL too where TEST_DATABASE_URL names a server. */
export function databaseKinds(): DatabaseKind[] {
  if (process.env['TEST_DATABASE_URL']) return ['sqlite', 'postgres'];
  process.stderr.write('PostgreSQL run skipped: TEST_DATABASE_URL is not set\n');
  return ['sqlite'];
}

/** Makes a database with nothing in it, not even tables: for whoever opens and migrates it himself. */
export async function createEmptyDatabase(kind: DatabaseKind): Promise<EmptyDatabase> {
  return kind === 'sqlite' ? createFile() : createOnServer();
}

/** Makes a database, opens it and migrates it. */
export async function openTestDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const empty = await createEmptyDatabase(kind);
  const database = await Database.open(empty.settings);
  const close = async (): Promise<void> => {
    await database.close();
    await empty.remove();
  };
  return { ...empty, database, close };
}

function createFile(): EmptyDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'iom-test-'));
  const file = join(folder, 'iom.sqlite');
  return {
    kind: 'sqlite',
    settings: { kind: 'sqlite', file },
    url: `sqlite:${file}`,
    remove: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  };
}

async function createOnServer(): Promise<EmptyDatabase> {
  const name = `iom_test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${name}`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return {
    kind: 'postgres',
    settings: { kind: 'postgres', url: url.href },
    url: url.href,
    remove: () => onServer(`drop database if exists ${name} with (force)`),
  };
}

function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL must name a PostgreSQL server for this test');
  return url;
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
