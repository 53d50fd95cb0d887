import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AgreementView } from '../../src/modules/agreements/index.js';
import { AgreementWatch } from '../../src/modules/agreements/index.js';
import { sql } from '../../src/platform/database/sql.js';
import { agreementOf, endAgreement } from '../support/agreements.js';
import { countRows, holdClock, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { signIn, type Client } from '../support/sign-in.js';

interface Refusal {
  code: string;
  errors: { field: string; message: string }[];
}

describe.each(databaseKinds())('the register of sharing agreements on %s', (kind) => {
  let test: TestApp;
  let admin: Client;
  let clock: FixedClock;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    clock = holdClock(test);
    admin = await signIn(test.url, 'admin');
  });
  afterAll(() => test.close());

  const list = async (query = ''): Promise<AgreementView[]> =>
    ((await admin.get(`/agreements${query}`).expect(200)).body as { items: AgreementView[] }).items;
  const rows = (): Promise<number> => countRows(test, sql`sharing_agreements`);
  const fieldsOf = (body: unknown): string[] => (body as Refusal).errors.map(({ field }) => field);

  it('begins with one of every agency but the police, from the day of the strategy (EXIT-7)', async () => {
    const items = await list();
    expect(items.map(({ agency }) => agency)).not.toContain('police');
    expect(items).toHaveLength(9);
    expect(items[0]).toMatchObject({
      startsOn: '2014-06-01',
      endsOn: null,
      state: 'in-force',
      daysLeft: null,
    });
  });

  it('is read by administrators and auditors, and kept by administrators', async () => {
    const auditor = await signIn(test.url, 'auditor');
    await auditor.get('/agreements').expect(200);
    await auditor.post('/agreements', {}).expect(403);
    for (const username of ['coordinator.chesterfield', 'housing.worker', 'analyst']) {
      const client = await signIn(test.url, username);
      await client.get('/agreements').expect(403);
      await client.post('/agreements', {}).expect(403);
      await client.post('/agreements/first-housing/withdraw', { reason: 'x' }).expect(403);
    }
  });

  it('keeps the row before, why it was changed and by whom (COH-2)', async () => {
    const before = await agreementOf(admin, 'ete');
    const change = { endsOn: '2014-12-31', note: 'Signed by both', reason: 'The agreement was signed' };
    const { body } = await admin.post(`/agreements/${before.id}/change`, change).expect(201);
    expect(body).toMatchObject({
      ...{ agency: 'ete', startsOn: '2014-06-01', endsOn: '2014-12-31', note: 'Signed by both' },
      ...{
        corrects: before.id,
        reason: change.reason,
        state: 'in-force',
        daysLeft: 211,
        recordedBy: 'Sunil Rao',
      },
    });
    const all = await list('?all=true');
    const ofEte = all.filter(({ agency }) => agency === 'ete');
    expect(new Map(ofEte.map(({ id, correctedBy }) => [id, correctedBy]))).toEqual(
      new Map([
        [(body as AgreementView).id, null],
        [before.id, (body as AgreementView).id],
      ]),
    );
    const [entry] = await readRows<{ detail: string }>(
      test,
      sql`select detail from audit_entries where action = 'agreement.changed' order by seq desc limit 1`,
    );
    expect(JSON.parse(entry?.detail ?? '{}')).toMatchObject({
      before: { endsOn: null },
      after: { endsOn: '2014-12-31' },
      reason: change.reason,
    });
  });

  it('takes the next agreement of an agency from the day after the last', async () => {
    await endAgreement(admin, 'opcc', '2014-08-31');
    const next = { agency: 'opcc', startsOn: '2014-09-01', note: 'The second' };
    const overlapping = await admin.post('/agreements', { ...next, startsOn: '2014-08-31' }).expect(400);
    expect((overlapping.body as Refusal).errors).toEqual([
      {
        field: 'startsOn',
        message: 'This agency has an agreement from 1 June 2014 to 31 August 2014: two cannot overlap',
      },
    ]);
    const { body } = await admin.post('/agreements', next).expect(201);
    expect(body).toMatchObject({ state: 'begins', daysLeft: null, endsOn: null });
    const first = (await list()).find(({ agency, endsOn }) => agency === 'opcc' && endsOn !== null);
    const longer = { endsOn: null, reason: 'x' };
    expect(fieldsOf((await admin.post(`/agreements/${first?.id}/change`, longer).expect(400)).body)).toEqual([
      'endsOn',
    ]);
  });

  it.each<[string, object, string[]]>([
    ['nothing', {}, ['agency', 'startsOn', 'note']],
    ['an unknown agency', { agency: 'mi5', startsOn: '2014-06-03', note: 'x' }, ['agency']],
    ['the police, who need none', { agency: 'police', startsOn: '2014-06-03', note: 'x' }, ['agency']],
    ['no day', { agency: 'yos', startsOn: '31 June', note: 'x' }, ['startsOn']],
    [
      'an end before its start',
      { agency: 'yos', startsOn: '2014-06-03', endsOn: '2014-06-02', note: 'x' },
      ['endsOn'],
    ],
    ['an end that is no day', { agency: 'yos', startsOn: '2014-06-03', endsOn: 4, note: 'x' }, ['endsOn']],
    ['a note too long', { agency: 'yos', startsOn: '2020-06-03', note: 'x'.repeat(501) }, ['note']],
    ['a second one', { agency: 'yos', startsOn: '2014-06-03', note: 'x' }, ['startsOn']],
    ['lists', { agency: ['yos'], startsOn: [], note: {} }, ['agency', 'startsOn', 'note']],
  ])('refuses %s by its fields, and changes nothing', async (_, sent, fields) => {
    const before = await rows();
    expect(fieldsOf((await admin.post('/agreements', sent).expect(400)).body)).toEqual(fields);
    expect(await rows()).toBe(before);
  });

  it.each<[string, object, string[]]>([
    ['no reason', { endsOn: '2015-01-01' }, ['reason']],
    ['an end before its start', { endsOn: '2014-05-31', reason: 'x' }, ['endsOn']],
    ['nothing that differs', { reason: 'x' }, ['endsOn']],
    ['no note', { note: ' ', reason: 'x' }, ['note']],
  ])('refuses a change with %s', async (_, sent, fields) => {
    const { id } = await agreementOf(admin, 'yos');
    expect(fieldsOf((await admin.post(`/agreements/${id}/change`, sent).expect(400)).body)).toEqual(fields);
  });

  it('refuses to change what was changed or withdrawn, and knows no invented one', async () => {
    const { id } = await agreementOf(admin, 'county-council');
    await admin.post(`/agreements/${id}/withdraw`, {}).expect(400);
    await admin.post(`/agreements/${id}/withdraw`, { reason: 'Never signed' }).expect(200);
    const again = await admin.post(`/agreements/${id}/change`, { endsOn: null, reason: 'x' }).expect(409);
    expect(again.body).toMatchObject({ code: 'AGREEMENT.SETTLED' });
    await admin.post(`/agreements/${id}/withdraw`, { reason: 'x' }).expect(409);
    await admin.post('/agreements/nobody/withdraw', { reason: 'x' }).expect(404);
    expect((await list()).some(({ agency }) => agency === 'county-council')).toBe(false);
  });

  it('takes only one of two that are recorded at once', async () => {
    const sent = { agency: 'county-council', startsOn: '2014-06-01', note: 'Signed' };
    const answers = await Promise.all([1, 2, 3].map(() => admin.post('/agreements', sent)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400]);
  });

  describe('warns administrators a month before one ends', () => {
    const watch = (): Promise<number> => test.app.get(AgreementWatch).warn();

    beforeEach(() => clock.set('2014-06-03'));

    it('once, however many nodes look', async () => {
      await endAgreement(admin, 'housing', '2014-10-31');
      clock.set('2014-09-29');
      expect(await watch()).toBe(0);
      clock.set('2014-09-30');
      admin = await signIn(test.url, 'admin');
      const raised = await Promise.all([watch(), watch(), watch()]);
      expect(raised.reduce((sum, count) => sum + count)).toBe(1);
      clock.set('2014-10-31');
      expect(await watch()).toBe(0);
      admin = await signIn(test.url, 'admin');
      const { body } = await admin.get('/notices').expect(200);
      expect(body).toMatchObject({
        total: 1,
        unread: 1,
        items: [
          {
            ...{ kind: 'agreement-ending', agency: 'housing', offenderId: null, name: null, panel: null },
            summary:
              'The sharing agreement ends on 31 October 2014 and none follows it: from the next day the agency’s workers see nobody',
          },
        ],
      });
      const [notice] = (body as { items: { id: string }[] }).items;
      await admin.post(`/notices/${notice?.id}/read`).expect(200);
      expect((await admin.get('/notices')).body).toMatchObject({ total: 1, unread: 0 });
    });

    it('of another end again, and not of one that another agreement goes on from', async () => {
      await endAgreement(admin, 'housing', '2014-11-30');
      await endAgreement(admin, 'drugs-alcohol', '2014-11-30');
      const next = { agency: 'drugs-alcohol', startsOn: '2014-12-01', note: 'The second' };
      await admin.post('/agreements', next).expect(201);
      clock.set('2014-11-15');
      expect(await watch()).toBe(1);
    });

    it('and tells nobody else', async () => {
      const coordinator = await signIn(test.url, 'coordinator.chesterfield');
      const { items } = (await coordinator.get('/notices')).body as { items: { kind: string }[] };
      expect(items.filter(({ kind: of }) => of === 'agreement-ending')).toEqual([]);
    });
  });
});
