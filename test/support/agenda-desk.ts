import { expect } from '@jest/globals';
import { holdClock, runPast } from './app-inside.js';
import type { TestApp } from './build-test-app.js';
import type { FixedClock } from './fixed-clock.js';
import { addPerson } from './people.js';
import { signIn, type Client } from './sign-in.js';

export interface AgendaItem {
  id: string;
  key: string;
  kind: string;
  section: string;
  position: number;
  offenderId: string | null;
  referralId: string | null;
  name: string | null;
  summary: string;
  rule: string | null;
  reason: string | null;
  reasons: { kind: string; rule: string; text: string; detail: string | null }[];
  carried: number;
  state: string;
  addedBy: string | null;
  takenOffReason: string | null;
}

interface Agenda {
  agenda: AgendaItem[];
  settled: AgendaItem[];
}

const STARTS = '2014-06-04T09:30:00Z';

/** Those who make agendas and read them, on a day that stands still. */
export interface AgendaDesk {
  clock: FixedClock;
  chair: Client;
  coordinator: Client;
  manager: Client;
  partner: Client;
  call(panel: string, as?: string): Promise<string>;
  read(id: string, reader?: Client): Promise<Agenda>;
  keys(id: string, reader?: Client): Promise<string[]>;
  /** Somebody registered with a panel, as of a day; whose last offence was on another, and is convicted of lately. */
  member(panel: string, on?: string, offenceDate?: string): Promise<string>;
  setRag(id: string, status: string, reason?: string): Promise<unknown>;
}

export async function openAgendaDesk(test: TestApp): Promise<AgendaDesk> {
  const clock = holdClock(test);
  const [chair, coordinator, manager, partner] = [
    await signIn(test.url, 'chair.chesterfield'),
    await signIn(test.url, 'coordinator.chesterfield'),
    await signIn(test.url, 'om.chesterfield'),
    await signIn(test.url, 'housing.worker'),
  ];
  const read = async (id: string, reader = chair): Promise<Agenda> =>
    (await reader.get(`/meetings/${id}`).expect(200)).body as Agenda;
  return {
    ...{ clock, chair, coordinator, manager, partner, read },
    call: async (panel, as = 'tasking') =>
      (await chair.post('/meetings', { panel, kind: as, startsAt: STARTS }).expect(201)).body.id as string,
    keys: async (id, reader) => (await read(id, reader)).agenda.map(({ key }) => key),
    member: (panel, on = '2014-06-03', offenceDate = '2010-01-01') =>
      addMember(test, coordinator, { panel, on, offenceDate }),
    setRag: (id, status, reason = 'Seen twice') =>
      coordinator.put(`/offenders/${id}/rag`, { status, reason }).expect(200),
  };
}

async function addMember(
  test: TestApp,
  coordinator: Client,
  { panel, on, offenceDate }: { panel: string; on: string; offenceDate: string },
): Promise<string> {
  const { id } = await addPerson(coordinator, { panel });
  const conviction = { category: 'theft-non-motor', outcome: 'conviction', outcomeDate: '2014-05-20' };
  await coordinator.post(`/offenders/${id}/offences`, { offenceDate, ...conviction }).expect(201);
  await coordinator.put(`/offenders/${id}/designations`, { mappaLevel: 0 }).expect(200);
  const score = { score: 93, assessedOn: '2014-05-30' };
  const { body } = await coordinator.post(`/offenders/${id}/scores`, score);
  expect(body).toMatchObject({ registration: { route: 'tier-1' } });
  await runPast(test, [
    `update offenders set registered_on = '${on}', earliest_exit_on = null where id = '${id}'`,
    `update agenda_items set settled_at = '2014-06-01T00:00:00.000Z' where offender_id = '${id}'`,
    `update registrations set started_on = '${on}' where offender_id = '${id}'`,
  ]);
  return id;
}
