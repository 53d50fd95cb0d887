/*
 * From the commit of a decision in a meeting to the last of 50 open rooms that hears of it: the built application, each
 * room a socket with a session of its own and every decision a real one over a referral of its own, against a bare
 * socket.io server that emits one message to a room of as many. Websockets only, each server in its own process, in
 * alternating rounds.
 *
 * Run: npm run bench:room-decision [rounds]
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Server } from 'socket.io';
import type { Actor } from '../src/shared/actor.js';
import { startAgain, type ChildServer } from './child-server.js';
import { LiveClient } from './live-client.js';
import { median } from './median.js';

const ROOMS = 50;
const PANEL = 'chesterfield';
const PASSWORD = 'Derbyshire-demo-1';
const WARM_UP_ROUNDS = 10;
const BETWEEN_MS = 20;
const LATEST_MS = 10_000;
const DECIDED = '"type":"referral.decided"';

const built = (path: string): Promise<unknown> =>
  import(pathToFileURL(resolve('dist', 'src', path)).href) as Promise<unknown>;

/** Answers each `decide` with the instant at which the decision was committed, or emitted. */
function obey(decide: () => Promise<bigint>): void {
  process.on('message', () => void decide().then((at) => process.send?.(String(at))));
  process.on('disconnect', () => process.exit());
}

async function startApplication(): Promise<NestFastifyApplication> {
  const { AppModule } = (await built('app.module.js')) as typeof import('../src/app.module.js');
  const { buildAdapter, configureApp } = (await built(
    'configure-app.js',
  )) as typeof import('../src/configure-app.js');
  const { readConfiguration } = (await built(
    'config/configuration.js',
  )) as typeof import('../src/config/configuration.js');
  const configuration = readConfiguration();
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.for(configuration),
    buildAdapter(configuration),
    { logger: false, abortOnError: false },
  );
  const { UnitOfWork } = (await built(
    'platform/database/unit-of-work.js',
  )) as typeof import('../src/platform/database/unit-of-work.js');
  // Before the application's own listeners, which the start adds.
  app.get(UnitOfWork).onCommit(() => (committedAt = process.hrtime.bigint()));
  await configureApp(app, configuration);
  await app.listen(configuration.port, configuration.host);
  return app;
}

let committedAt = 0n;

/** The application with a meeting that goes on, and a referral for every round. */
async function serveApplication(rounds: number): Promise<void> {
  const app = await startApplication();
  const { AuthQueries } = (await built(
    'modules/auth/index.js',
  )) as typeof import('../src/modules/auth/index.js');
  const meetings = (await built(
    'modules/tasking-meetings/index.js',
  )) as typeof import('../src/modules/tasking-meetings/index.js');
  const forms = (await built(
    'modules/referral-forms/index.js',
  )) as typeof import('../src/modules/referral-forms/index.js');
  const users = await app.get(AuthQueries).listUsers();
  const as = (username: string): Actor => {
    const user = users.find((each) => each.username === username);
    if (!user) throw new Error(`There is no ${username}`);
    return { ...user, from: '127.0.0.1' };
  };
  const [chair, manager] = [as(`chair.${PANEL}`), as(`om.${PANEL}`)];
  const waiting: string[] = [];
  for (let round = 0; round < rounds + WARM_UP_ROUNDS; round += 1) {
    const { id } = await app.get(forms.ReferralDrafts).create(manager, referralOf(round));
    await app.get(forms.ReferralSubmission).submit(manager, id);
    waiting.push(id);
  }
  const startsAt = new Date().toISOString();
  const { id } = await app.get(meetings.Meetings).call(chair, { panel: PANEL, kind: 'tasking', startsAt });
  for (const agency of ['police', 'probation-crc', 'housing'])
    await app.get(meetings.AttendanceService).arrive(chair, id, { name: `Somebody of ${agency}`, agency });
  await app.get(meetings.Meetings).open(chair, id);
  obey(async () => {
    const decision = { referralId: waiting.pop(), outcome: 'accept', reason: 'Three agencies know them' };
    await app.get(meetings.MeetingDecisions).decide(chair, id, decision);
    return committedAt;
  });
  process.send?.((app.getHttpServer().address() as AddressInfo).port);
}

function referralOf(round: number): Record<string, unknown> {
  const letters = [...String(round)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  const today = new Date().toISOString().slice(0, 10);
  return {
    ...{ referredOn: today, surname: `Benched${letters}`, forename: 'Lee', dateOfBirth: '1985-03-27' },
    ...{ address: 'No fixed abode', currentOffencesOrConcerns: 'Burglary', addedValue: 'Joint visits' },
    ...{ relevantFactors: { substanceMisuse: 'Heroin daily' }, completedBy: 'Bench', area: 'chesterfield' },
    probation: {
      ...{ offenderManager: 'Bench', contactNumber: '01246 000000', ogrsScore: 84 },
      ...{ currentOrders: 'Community order', previouslyOnScheme: false },
    },
  };
}

function serveBare(): void {
  const http = createServer();
  const live = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
  const namespace = live.of('/live');
  namespace.on('connection', (socket) => {
    socket.on('watch', (_sent: unknown, answer: (answer: object) => void) => {
      void socket.join('room');
      answer({ seq: 0, missed: [], reset: false });
    });
  });
  let seq = 0;
  obey(() => {
    seq += 1;
    const emittedAt = process.hrtime.bigint();
    const ids = { offenderId: 'offender-1', referralId: 'referral-1', meetingId: 'meeting-1' };
    const event = { seq, type: 'referral.decided', panel: PANEL, ...ids, at: new Date().toISOString() };
    namespace.to('room').emit('change', event);
    return Promise.resolve(emittedAt);
  });
  http.listen(0, '127.0.0.1', () => process.send?.((http.address() as AddressInfo).port));
}

/** A server with the rooms that are open on it. */
class Rooms {
  private readonly clients: LiveClient[] = [];
  private heard = 0;
  private whenAllHeard: ((at: bigint) => void) | undefined;

  constructor(private readonly server: ChildServer) {}

  async open(tokens: readonly string[]): Promise<void> {
    for (let room = 0; room < ROOMS; room += 1) {
      const who = { panel: PANEL, token: tokens[room] ?? '' };
      this.clients.push(await LiveClient.watch(this.server.port, who, (message) => this.hear(message)));
    }
  }

  /** Milliseconds from the commit to the last room. */
  async time(): Promise<number> {
    this.heard = 0;
    const last = new Promise<bigint>((resolve) => (this.whenAllHeard = resolve));
    const committed = once(this.server.process, 'message') as Promise<[string]>;
    this.server.process.send('decide');
    const both = await Promise.race([Promise.all([last, committed]), pause(LATEST_MS, null, { ref: false })]);
    if (!both) throw new Error(`Only ${this.heard} of ${ROOMS} rooms heard of a decision`);
    const [lastAt, [at]] = both;
    return Number(lastAt - BigInt(at)) / 1e6;
  }

  async leave(): Promise<void> {
    for (const client of this.clients) client.close();
    await this.server.stop();
  }

  private hear(message: string): void {
    if (!message.includes(DECIDED)) return;
    this.heard += 1;
    if (this.heard === ROOMS) this.whenAllHeard?.(process.hrtime.bigint());
  }
}

/** A session for each room. */
async function signIn(port: number): Promise<string[]> {
  const tokens: string[] = [];
  for (let room = 0; room < ROOMS; room += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: `coordinator.${PANEL}`, password: PASSWORD }),
    });
    tokens.push(((await answer.json()) as { token: string }).token);
  }
  return tokens;
}

async function main(rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'iom-bench-'));
  const open: Rooms[] = [];
  try {
    const settings = { HOST: '127.0.0.1', PORT: '0', DATABASE_URL: `sqlite:${join(folder, 'room.sqlite')}` };
    const quiet = { IOM_DEMO: 'users', IOM_RATE_LIMIT: 'off', IOM_NIGHTLY: 'off', IOM_LOG_LEVEL: 'silent' };
    const application = await startAgain(['application', String(rounds)], { ...settings, ...quiet });
    const bare = await startAgain(['bare']);
    const tokens = await signIn(application.port);
    for (const server of [application, bare]) {
      const rooms = new Rooms(server);
      open.push(rooms);
      await rooms.open(tokens);
    }
    await measure(open as [Rooms, Rooms], rounds);
  } finally {
    await Promise.all(open.map((rooms) => rooms.leave()));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure([application, bare]: [Rooms, Rooms], rounds: number): Promise<void> {
  const times = { application: [] as number[], bare: [] as number[] };
  for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
    const order = round % 2 === 0 ? (['application', 'bare'] as const) : (['bare', 'application'] as const);
    for (const server of order) {
      const taken = await (server === 'bare' ? bare : application).time();
      if (round >= 0) times[server].push(taken);
      await pause(BETWEEN_MS);
    }
  }
  const ratio = median(times.application.map((taken, round) => taken / (times.bare[round] ?? NaN)));
  console.log(
    `${ROOMS} rooms, ${rounds} alternating rounds, medians: bare emit ${median(times.bare).toFixed(1)} ms, ` +
      `decision to the last room ${median(times.application).toFixed(1)} ms, ratio ${ratio.toFixed(2)}`,
  );
}

const [, , role = '50', count = '50'] = process.argv;
if (role === 'application') await serveApplication(Number(count));
else if (role === 'bare') serveBare();
else await main(Number(role));
