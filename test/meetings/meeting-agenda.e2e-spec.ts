import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, runPast } from '../support/app-inside.js';
import { openAgendaDesk, type AgendaDesk, type AgendaItem } from '../support/agenda-desk.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { putOnAgenda } from '../support/consequences.js';
import { databaseKinds } from '../support/databases.js';
import { involve } from '../support/involve.js';
import { decide, openMeeting, probationAnswers, sendReferral } from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('the agenda of a meeting on %s', (kind) => {
  let test: TestApp;
  let clock: AgendaDesk['clock'];
  let chair: Client;
  let coordinator: Client;
  let manager: Client;
  let partner: Client;
  let call: AgendaDesk['call'];
  let read: AgendaDesk['read'];
  let keys: AgendaDesk['keys'];
  let member: AgendaDesk['member'];
  let setRag: AgendaDesk['setRag'];

  beforeAll(async () => {
    test = await buildTestApp(kind);
    ({ clock, chair, coordinator, manager, partner, call, read, keys, member, setRag } =
      await openAgendaDesk(test));
  });
  afterAll(() => test.close());

  it('builds itself from referrals, statuses, releases and registrations, each person once (MEET-4)', async () => {
    const panel = 'high-peak-and-dales';
    const [red, both, green] = [await member(panel, '2013-01-01'), await member(panel), await member(panel)];
    await setRag(red, 'red', 'Wanted on warrant');
    await setRag(both, 'amber');
    await setRag(green, 'green');
    await coordinator
      .post(`/offenders/${both}/custody`, {
        ...{ establishment: 'HMP Nottingham', from: '2014-05-01', releaseDue: '2014-07-01' },
      })
      .expect(201);
    const id = await call(panel);
    const { agenda } = await read(id);
    expect(agenda.map(({ key, section, position }) => [key, section, position])).toEqual([
      [`person:${red}`, 'critical', 1],
      [`person:${both}`, 'critical', 2],
      [`person:${green}`, 'status-changes', 3],
    ]);
    expect(agenda[0]).toMatchObject({
      rule: 'RAG-RED',
      summary: 'Red since 3 June 2014',
      carried: 0,
      state: 'waiting',
    });
    expect(agenda[0]?.reasons[1]).toMatchObject({
      ...{
        kind: 'status-change',
        text: 'First set on 3 June 2014: Red',
        detail: 'Wanted on warrant',
      },
    });
    expect(agenda[1]?.reasons.map(({ kind: why }) => why)).toEqual([
      ...['critical', 'status-change', 'release', 'registration'],
    ]);
  });

  it('shows at once what is sent or changed while it is scheduled, and not once it is open (MEET-4)', async () => {
    const panel = 'chesterfield';
    const id = await call(panel);
    const before = await keys(id);
    const sent = await sendReferral(manager, probationAnswers());
    expect((await keys(id)).filter((key) => !before.includes(key))).toEqual([`referral:${sent.id}`]);
    const [item] = (await read(id)).agenda;
    expect(item).toMatchObject({ kind: 'referral', rule: 'REF-6', state: 'waiting' });
    expect(item?.reason).toMatch(/^Score 84\. More information is needed\. .*the MAPPA level.*\(EXCL-3\)/);
    await chair.post(`/meetings/${id}/open`).expect(200);
    const opened = await keys(id);
    expect(opened).toContain(`referral:${sent.id}`);
    const late = await sendReferral(manager, probationAnswers());
    expect(await keys(id)).toEqual(opened);
    await chair.post(`/meetings/${id}/items`, { referralId: late.id }).expect(201);
    expect(await keys(id)).toEqual([...opened, `referral:${late.id}`]);
    await chair.post(`/meetings/${id}/items`, { referralId: late.id }).expect(409);
    await chair.post(`/meetings/${id}/close`).expect(200);
    const next = await call(panel);
    const carried = (await read(next)).agenda.map(({ key, carried: times }) => [key, times]);
    expect(carried).toContainEqual([`referral:${late.id}`, 1]);
    await runPast(test, [
      `update referrals set status = 'withdrawn' where id in ('${sent.id}', '${late.id}')`,
    ]);
  });

  it('says how often a referral has been left over, and no more once it is decided (MEET-4)', async () => {
    const sent = await sendReferral(manager, probationAnswers());
    const find = async (id: string): Promise<AgendaItem | undefined> =>
      (await read(id)).agenda.find(({ referralId }) => referralId === sent.id);
    for (const carried of [0, 1, 2]) {
      const id = await openMeeting(chair);
      expect(await find(id)).toMatchObject({ carried });
      await chair.post(`/meetings/${id}/close`).expect(200);
      clock.advance(60_000);
    }
    const id = await openMeeting(chair);
    await decide(chair, id, sent.id).expect(201);
    const { agenda, settled } = await read(id);
    expect(agenda.some(({ referralId }) => referralId === sent.id)).toBe(false);
    expect(settled).toContainEqual(
      expect.objectContaining({ referralId: sent.id, state: 'decided', carried: 3 }),
    );
    await chair.post(`/meetings/${id}/close`).expect(200);
  });

  it('takes removals, releases and members of four years to the panel meeting, and referrals not (MEET-3)', async () => {
    const panel = 'erewash-and-amber-valley';
    const [due, old, excluded, held] = [
      await member(panel, '2013-11-01'),
      await member(panel, '2010-06-03'),
      await member(panel, '2010-06-04'),
      await member(panel, '2013-01-01', '2014-05-19'),
    ];
    const exclusion = { meetingKind: 'panel', kind: 'exclusion', rule: 'EXCL-4' } as const;
    await putOnAgenda(test, { id: excluded, panel }, { ...exclusion, reason: 'EXCL-MAPPA: MAPPA level 2' });
    const [forPanel, tasking] = [await call(panel, 'panel'), await call(panel)];
    const { agenda } = await read(forPanel);
    expect(
      agenda.map(({ key, section, reasons }) => [key, section, reasons.map(({ rule }) => rule)]),
    ).toEqual([
      [`exit:${excluded}`, 'removals', ['EXCL-4', 'EXIT-1']],
      [`exit:${old}`, 'removals', ['EXIT-1']],
      [`exit:${due}`, 'removals', ['EXIT-1']],
      [`exit:${held}`, 'held', ['EXIT-1']],
      [`person:${old}`, 'four-years', ['COH-5']],
    ]);
    expect(agenda[3]).toMatchObject({
      summary: 'Held: the earliest day to leave is 19 November 2014',
      reason: expect.stringContaining('19 May 2014'),
    });
    const said = (await read(tasking)).agenda.map(({ key, section }) => [key, section]);
    expect(said).toEqual([old, excluded, due].map((id) => [`person:${id}`, 'exits-due']));
  });

  it('leaves what it spoke about behind, and carries over what it did not reach (MEET-4)', async () => {
    const panel = 'south-derbyshire';
    const people = [await member(panel), await member(panel)];
    for (const id of people) await putOnAgenda(test, { id, panel });
    const id = await call(panel);
    await chair.post(`/meetings/${id}/open`).expect(200);
    const { agenda } = await read(id);
    const [spoken, other] = agenda.filter(({ kind: why }) => why === 'registration');
    await chair.post(`/meetings/${id}/focus`, { itemId: spoken?.id }).expect(200);
    await chair.post(`/meetings/${id}/close`).expect(200);
    expect((await read(id)).settled).toMatchObject([{ key: spoken?.key, state: 'reached' }]);
    clock.advance(60_000);
    const next = await call(panel);
    const left = (await read(next)).agenda.map(({ key, carried }) => [key, carried]);
    expect(left).toContainEqual([other?.key, 1]);
    expect(left.map(([key]) => key)).not.toContain(spoken?.key);
    await chair.post(`/meetings/${next}/open`).expect(200);
    await chair.post(`/meetings/${next}/focus`, { itemId: (await read(next)).agenda[0]?.id }).expect(200);
    await chair.post(`/meetings/${next}/close`).expect(200);
    clock.advance(60_000);
  });

  it('says nothing of the text of intelligence, live and as it was set down (INT-4)', async () => {
    const panel = 'high-peak-and-dales';
    const id = await member(panel);
    const text = 'CANARY seen at the lock-ups';
    await coordinator
      .post(`/offenders/${id}/intelligence`, {
        ...{ date: '2014-06-01', text, source: 1, assessment: 'A', handling: 'C', conditions: 'Police only' },
      })
      .expect(201);
    await coordinator
      .put(`/offenders/${id}/engagement`, { supervision: 'not-engaging', treatment: 'engaging' })
      .expect(200);
    for (const as of ['tasking', 'panel']) {
      const meeting = await call(panel, as);
      const said = await read(meeting, manager);
      expect(said.agenda.map(({ offenderId }) => offenderId)).toContain(id);
      expect(JSON.stringify(said)).not.toContain('CANARY');
      await chair.post(`/meetings/${meeting}/open`).expect(200);
      expect(JSON.stringify(await read(meeting, manager))).not.toContain('CANARY');
      await chair.post(`/meetings/${meeting}/close`).expect(200);
    }
    expect(
      await countRows(test, sql`meeting_items`, sql`reasons like '%CANARY%' or reason like '%CANARY%'`),
    ).toBe(0);
  });

  it('loses whoever leaves the scheme, also once it is set down, and leaves no gap (LAW-2)', async () => {
    const panel = 'south-derbyshire';
    const people = [await member(panel), await member(panel), await member(panel)];
    for (const person of people) await setRag(person, 'red');
    const id = await call(panel);
    await chair.post(`/meetings/${id}/open`).expect(200);
    const before = (await read(id)).agenda;
    const gone = before[1]?.offenderId ?? '';
    await runPast(test, [`update offenders set status = 'exited' where id = '${gone}'`]);
    const { agenda } = await read(id);
    expect(agenda.map(({ position }) => position)).toEqual(before.slice(1).map((_, index) => index + 1));
    expect(JSON.stringify(agenda)).not.toContain(gone);
    await chair.post(`/meetings/${id}/close`).expect(200);
  });

  describe('under its readers’ rights (LAW-4)', () => {
    let id: string;
    let shared: string;
    let hidden: string;

    beforeAll(async () => {
      const panel = 'derby-city';
      [shared, hidden] = [await member(panel, '2013-11-01'), await member(panel)];
      await setRag(hidden, 'red');
      await setRag(shared, 'amber');
      await involve(coordinator, shared, 'housing');
      id = await call(panel);
      await chair.post(`/meetings/${id}/attendance`, { name: 'Kevin Frost', agency: 'housing' }).expect(201);
    });

    it('shows a partner who was checked in only whom they share, and counts from one', async () => {
      expect((await read(id)).agenda.map(({ offenderId }) => offenderId)).toEqual([hidden, shared]);
      const { agenda } = await read(id, partner);
      expect(agenda).toMatchObject([{ offenderId: shared, position: 1, section: 'critical' }]);
      expect(JSON.stringify(await read(id, partner))).not.toContain(hidden);
    });

    it('tells a partner no reason that follows from what the sharing table keeps from them', async () => {
      const whys = async (reader: Client): Promise<string[]> =>
        (await read(id, reader)).agenda
          .filter(({ offenderId }) => offenderId === shared)
          .flatMap(({ reasons }) => reasons.map(({ kind: why }) => why));
      expect(await whys(chair)).toContain('exit-due');
      expect(await whys(partner)).toEqual(['critical', 'status-change']);
    });

    it('tells a partner of a task of their own agency, and of no other’s', async () => {
      const task = (agency: string, action: string): string =>
        `insert into tasks (id, panel, offender_id, action, owner_agency, owned_since, due_on, status, created_at,
          created_by, created_by_id, version) values ('${agency}-task', 'derby-city', '${shared}', '${action}',
          '${agency}', '2014-06-01T09:00:00.000Z', '2014-06-02', 'open', '2014-06-01T09:00:00.000Z', 'X', 'x', 1)`;
      await runPast(test, [task('housing', 'Call the landlord'), task('yos', 'Ask the school')]);
      expect(JSON.stringify(await read(id))).toMatch(/Call the landlord.*|Ask the school/);
      const seen = JSON.stringify(await read(id, partner));
      expect(seen).toContain('Call the landlord');
      expect(seen).not.toContain('Ask the school');
    });

    it('does not show what is about nobody to a partner, nor why something was taken off', async () => {
      await chair.post(`/meetings/${id}/items`, { summary: 'The new hostel' }).expect(201);
      const item = (await read(id)).agenda.find(({ offenderId }) => offenderId === shared);
      await chair.post(`/meetings/${id}/items/${item?.id}/take-off`, { reason: 'In hospital' }).expect(204);
      expect(await read(id, partner)).toMatchObject({ agenda: [], settled: [] });
      expect((await read(id)).settled).toMatchObject([{ offenderId: shared, takenOffReason: 'In hospital' }]);
    });

    it('shows nothing of it to a partner who was not checked in', async () => {
      const other = await signIn(test.url, 'drugs.worker');
      const { body } = await other.get(`/meetings/${id}`);
      expect(body).not.toHaveProperty('agenda');
      expect(JSON.stringify(body)).not.toContain(shared);
    });
  });
});
