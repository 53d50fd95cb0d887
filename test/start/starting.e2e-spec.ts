import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { compileProgram, type CompiledProgram } from '../support/compiled-program.js';
import { createEmptyDatabase, databaseKinds } from '../support/databases.js';

const PRODUCTION = {
  NODE_ENV: 'production',
  IOM_SECRET: 'a secret that is thirty-two characters or more',
  IOM_PUBLIC_URL: 'https://iom.example',
};

const UNREACHABLE = 'postgres://iom:hush@127.0.0.1:1/iom';

describe('the start', () => {
  let program: CompiledProgram;
  let folder: string;

  beforeAll(async () => {
    program = await compileProgram();
    folder = mkdtempSync(join(tmpdir(), 'iom-start-'));
  });
  afterAll(() => {
    program.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const fresh = (name: string): string => `sqlite:${join(folder, `${name}.sqlite`)}`;

  async function refusal(environment: Record<string, string>): Promise<string> {
    const { code, stdout, stderr } = await program.run({ PORT: '0', ...environment });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.endsWith('\n')).toBe(true);
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    return lines[0] ?? '';
  }

  it('is refused in one line while something else uses the port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    try {
      const line = await refusal({ PORT: String(port), DATABASE_URL: fresh('port') });
      expect(line).toBe('The port is in use. Set PORT to another one, or stop what uses it.');
    } finally {
      other.close();
    }
  });

  it.each([
    ['a setting that cannot be used', { IOM_TODAY: 'tomorrow' }, /^IOM_TODAY .*"tomorrow"/],
    ['an address where no database answers', { DATABASE_URL: UNREACHABLE }, /cannot be opened.*ECONNREFUSED/],
    ['a file below a file', { DATABASE_URL: 'sqlite:/dev/null/iom.sqlite' }, /cannot be opened/],
    ['a database in memory, which nobody else could read', { DATABASE_URL: 'sqlite::memory:' }, /cannot be/],
    ['a host that is not ours', { HOST: '192.0.2.1' }, /^HOST /],
    ['production without its settings', { NODE_ENV: 'production' }, /^IOM_SECRET /],
  ])('is refused in one line with %s', async (name, environment, expected) => {
    const line = await refusal({ DATABASE_URL: fresh(name), ...environment });
    expect(line).toMatch(expected);
    expect(line).not.toContain('hush');
  });

  it('is refused in one line when the file is no database', async () => {
    writeFileSync(join(folder, 'letter.sqlite'), 'Dear Sir or Madam, '.repeat(100));
    expect(await refusal({ DATABASE_URL: fresh('letter') })).toMatch(
      /cannot be opened: file is not a database/,
    );
  });

  describe.each(databaseKinds())('on %s', (kind) => {
    it('says where it serves and who can sign in, ends when asked to, and never runs so in production', async () => {
      const database = await createEmptyDatabase(kind);
      try {
        const demonstration = { DATABASE_URL: database.url, IOM_DEMO: 'users', PORT: '0' };
        const first = await program.run(demonstration, {
          text: 'auditor',
          then: async (stdout) => {
            const url = /http:\/\/127\.0\.0\.1:\d+/.exec(stdout)?.[0] ?? '';
            await request(url).get('/health').expect(200, { status: 'up' });
          },
        });
        expect(first).toMatchObject({ matched: true, stderr: '' });
        expect(first.stdout).toContain('IOM cohort tracker serves http://127.0.0.1:');
        expect(first.stdout).toContain('Derbyshire-demo-1');
        expect(first.stdout).toContain('coordinator.chesterfield');
        const line = await refusal({ ...PRODUCTION, DATABASE_URL: database.url });
        expect(line).toBe('The database holds demonstration users; NODE_ENV=production refuses to start.');
      } finally {
        await database.remove();
      }
    });

    it('runs in production for two nodes that are the first at once, and asks for an administrator', async () => {
      const database = await createEmptyDatabase(kind);
      try {
        const node = { ...PRODUCTION, DATABASE_URL: database.url, PORT: '0' };
        const nodes = [1, 2].map(() => program.run(node, { text: 'user:create' }));
        for (const started of await Promise.all(nodes)) {
          expect(started).toMatchObject({ matched: true, stderr: '' });
          expect(started.stdout).not.toContain('Derbyshire-demo-1');
        }
      } finally {
        await database.remove();
      }
    });
  });
});
