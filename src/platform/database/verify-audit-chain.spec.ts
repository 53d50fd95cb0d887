import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { databaseKinds, openTestDatabase, type TestDatabase } from '../../../test/support/databases.js';
import { trialActor } from '../../../test/support/trial-work.js';
import { makeClock } from '../../shared/clock.js';
import {
  chainAuditRow,
  CHAIN_START,
  type AuditRow,
  type ChainHead,
  type NewAuditEntry,
} from './audit-chain.js';
import { sql } from './sql.js';
import { UnitOfWork } from './unit-of-work.js';
import { verifyAuditChain } from './verify-audit-chain.js';

const ENTRIES = 2_300;
const entryOf = (index: number): NewAuditEntry => ({
  action: 'trial.viewed',
  subjectType: 'trial',
  subjectId: `subject-${index}`,
  detail: { index },
});

describe.each(databaseKinds())('verification of the audit log on %s', (kind) => {
  let test: TestDatabase;
  let unitOfWork: UnitOfWork;

  beforeEach(async () => {
    test = await openTestDatabase(kind);
    unitOfWork = new UnitOfWork(test.database, makeClock(Date.now));
  });
  afterEach(() => test.close());

  const record = (entries: NewAuditEntry[]): Promise<void> =>
    unitOfWork.run(trialActor, async (tx) => entries.forEach((entry) => tx.record(entry)));

  /** Somebody with the database in his hands: the triggers do not stop him. */
  async function tamper(...statements: string[]): Promise<void> {
    const { writer } = test.database;
    await writer.query(
      kind === 'sqlite'
        ? 'drop trigger audit_entries_no_update'
        : 'alter table audit_entries disable trigger user',
    );
    if (kind === 'sqlite') await writer.query('drop trigger audit_entries_no_delete');
    for (const statement of statements) await writer.query(statement);
  }

  async function insertForged(row: AuditRow): Promise<void> {
    const text = (value: string | null): string => (value === null ? 'null' : `'${value}'`);
    const { seq, ...rest } = row;
    await tamper(`insert into audit_entries values (${seq}, ${Object.values(rest).map(text).join(', ')})`);
  }

  it('finds an empty log whole', async () => {
    expect(await verifyAuditChain(test.database)).toEqual({
      ok: true,
      entries: 0,
      head: CHAIN_START,
      brokenAt: null,
    });
  });

  describe('of 2,300 entries', () => {
    let head: ChainHead;

    beforeEach(async () => {
      await record(Array.from({ length: ENTRIES }, (_, index) => entryOf(index + 1)));
      ({ head } = await verifyAuditChain(test.database));
    });

    it('finds them whole, also when more have come since the head was kept', async () => {
      expect(head.seq).toBe(ENTRIES);
      await record([entryOf(0)]);
      expect(await verifyAuditChain(test.database, head)).toMatchObject({
        ok: true,
        entries: ENTRIES + 1,
        brokenAt: null,
      });
    });

    it.each([1, 1_000, 1_001, ENTRIES])('finds that entry %i was changed', async (seq) => {
      await tamper(`update audit_entries set actor_name = 'Somebody Else' where seq = ${seq}`);
      expect(await verifyAuditChain(test.database)).toMatchObject({
        ok: false,
        entries: seq - 1,
        brokenAt: seq,
        reason: `entry ${seq} is not what was written`,
      });
    });

    it('finds a changed entry whose own hash was made to fit', async () => {
      const forged = chainAuditRow(
        { seq: 1_499, hash: head.hash },
        entryOf(9),
        trialActor,
        '2014-06-03T09:30:00.000Z',
      );
      await tamper('delete from audit_entries where seq = 1500');
      await insertForged(forged).catch(() => undefined);
      expect(await verifyAuditChain(test.database)).toMatchObject({ ok: false, brokenAt: 1_500 });
    });

    it.each([1, 1_001, 1_500])('finds that entry %i was removed', async (seq) => {
      await tamper(`delete from audit_entries where seq = ${seq}`);
      expect(await verifyAuditChain(test.database)).toMatchObject({
        ok: false,
        brokenAt: seq,
        reason: `entry ${seq} is missing`,
      });
    });

    it('finds an entry inserted before the first', async () => {
      await insertForged(
        chainAuditRow({ ...CHAIN_START, seq: -1 }, entryOf(9), trialActor, '2014-06-03T09:30:00.000Z'),
      );
      expect(await verifyAuditChain(test.database)).toMatchObject({ ok: false, brokenAt: 0 });
    });

    it('finds an entry inserted at the end', async () => {
      await insertForged(
        chainAuditRow({ ...CHAIN_START, seq: ENTRIES }, entryOf(9), trialActor, '2014-06-03T09:30:00.000Z'),
      );
      expect(await verifyAuditChain(test.database)).toMatchObject({ ok: false, brokenAt: ENTRIES + 1 });
    });

    it('finds that the end was cut off, if a head was kept elsewhere', async () => {
      await tamper('delete from audit_entries where seq > 2000');
      expect(await verifyAuditChain(test.database)).toMatchObject({ ok: true, entries: 2_000 });
      expect(await verifyAuditChain(test.database, head)).toMatchObject({
        ok: false,
        entries: 2_000,
        brokenAt: 2_001,
        reason: `the log ends before entry ${ENTRIES}, which is known to have been there`,
      });
    });

    it('finds that the log was rewritten as a whole, if a head was kept elsewhere', async () => {
      await tamper('delete from audit_entries');
      await record(Array.from({ length: ENTRIES }, (_, index) => entryOf(index + 2)));
      expect(await verifyAuditChain(test.database)).toMatchObject({ ok: true, entries: ENTRIES });
      expect(await verifyAuditChain(test.database, head)).toMatchObject({ ok: false, brokenAt: ENTRIES });
    });
  });

  it('holds whatever people write into an entry', async () => {
    const text = fc.string({ unit: 'binary' });
    const half = fc.constantFrom('\ud800', 'a\udc00b', '\0', '\ud83d\ude00', '\ufeff', 'é', 'e\u0301');
    const words = fc.oneof(text, half);
    const entries = fc.sample(
      fc.record({
        action: fc.constant('trial.viewed'),
        subjectType: words,
        subjectId: fc.option(words),
        detail: fc.record({ before: words, after: fc.jsonValue() }),
        purpose: words,
        recipients: words,
        actor: words.map((name) => ({ ...trialActor, name, from: name })),
      }),
      { numRuns: 300, seed: 7 },
    );
    await record(entries);
    expect(await verifyAuditChain(test.database)).toMatchObject({ ok: true, entries: 300 });
    const last = await test.database.readOne<{ seq: number }>(sql`select max(seq) as seq from audit_entries`);
    expect(last).toEqual({ seq: 300 });
  });
});
