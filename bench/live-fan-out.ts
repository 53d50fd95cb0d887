/*
 * From the commit of a unit of work to the last of 200 and of 1,000 sockets that hears of it: the built application
 * in production settings, every socket with a session of its own, against a bare socket.io server that emits the
 * same message to a room of as many. Websockets only, no compression, each server in its own process, in
 * alternating rounds.
 *
 * Run: npm run bench:live-fan-out [rounds]
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
import { productionSettings, startAgain, type ChildServer } from './child-server.js';
import { LiveClient } from './live-client.js';
import { median } from './median.js';
import { seedSessions } from './seed-cohort.js';

/** As many sockets watch each panel. */
const CROWDS = { chesterfield: 200, 'derby-city': 1_000 };
const CONNECT_AT_ONCE = 50;
const WARM_UP_ROUNDS = 20;
const BETWEEN_MS = 10;
const LATEST_MS = 10_000;

const actor: Actor = {
  id: 'user-1',
  username: 'coordinator.chesterfield',
  name: 'Carol Ordinator',
  role: 'coordinator',
  agency: 'police',
  panels: ['chesterfield'],
  from: '127.0.0.1',
};

/** Answers each panel it is sent with the instant at which its change was committed, or emitted. */
function obey(publish: (panel: string) => Promise<bigint>): void {
  process.on('message', (panel: string) => {
    void publish(panel).then((at) => process.send?.(String(at)));
  });
  process.on('disconnect', () => process.exit());
}

/** The application as main.ts starts it, with an ear at the commit. */
async function serveApplication(): Promise<void> {
  const built = (path: string): Promise<unknown> =>
    import(pathToFileURL(resolve('dist', 'src', path)).href) as Promise<unknown>;
  const { AppModule } = (await built('app.module.js')) as typeof import('../src/app.module.js');
  const { buildAdapter, configureApp } = (await built(
    'configure-app.js',
  )) as typeof import('../src/configure-app.js');
  const { readConfiguration } = (await built(
    'config/configuration.js',
  )) as typeof import('../src/config/configuration.js');
  const { UnitOfWork } = (await built(
    'platform/database/unit-of-work.js',
  )) as typeof import('../src/platform/database/unit-of-work.js');
  const { PinoLogger } = (await built(
    'platform/pino-logger.js',
  )) as typeof import('../src/platform/pino-logger.js');
  const configuration = readConfiguration();
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.for(configuration),
    buildAdapter(configuration),
    { logger: new PinoLogger(configuration.logLevel), abortOnError: false },
  );
  const unitOfWork = app.get(UnitOfWork);
  let committedAt = 0n;
  // Before the application's own listeners, which the start adds.
  unitOfWork.onCommit(() => (committedAt = process.hrtime.bigint()));
  await configureApp(app, configuration);
  await app.listen(configuration.port, configuration.host);
  let version = 1;
  obey(async (panel) => {
    version += 1;
    await unitOfWork.run(actor, (tx) => {
      tx.record({ action: 'rag-status.changed', subjectType: 'offender', subjectId: 'offender-1' });
      tx.announce({ type: 'rag-status.changed', panel, offenderId: 'offender-1', version });
      return Promise.resolve();
    });
    return committedAt;
  });
  process.send?.((app.getHttpServer().address() as AddressInfo).port);
}

function serveBare(): void {
  const http = createServer();
  const live = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
  const namespace = live.of('/live');
  namespace.on('connection', (socket) => {
    socket.on('watch', ({ panels }: { panels: string[] }, answer: (answer: object) => void) => {
      void socket.join(panels.map((panel) => `panel:${panel}`));
      answer({ seq: 0, missed: [], reset: false });
    });
  });
  let seq = 0;
  obey((panel) => {
    seq += 1;
    const emittedAt = process.hrtime.bigint();
    const at = new Date().toISOString();
    const event = { seq, type: 'rag-status.changed', panel, offenderId: 'offender-1', version: seq, at };
    namespace.to(`panel:${panel}`).emit('change', event);
    return Promise.resolve(emittedAt);
  });
  http.listen(0, '127.0.0.1', () => process.send?.((http.address() as AddressInfo).port));
}

/** A server with everybody who listens to it. */
class Audience {
  private readonly clients: LiveClient[] = [];
  private heard = 0;
  private expected = 0;
  private whenAllHeard: ((at: bigint) => void) | undefined;

  constructor(private readonly server: ChildServer) {}

  async gather(tokens: readonly string[]): Promise<void> {
    const panels = Object.entries(CROWDS).flatMap(([panel, size]) => Array<string>(size).fill(panel));
    for (let start = 0; start < panels.length; start += CONNECT_AT_ONCE) {
      const some = panels.slice(start, start + CONNECT_AT_ONCE).map((panel, index) => {
        const who = { panel, token: tokens[start + index] ?? '' };
        return LiveClient.watch(this.server.port, who, () => this.hear());
      });
      this.clients.push(...(await Promise.all(some)));
    }
  }

  /** Milliseconds from the commit to the last of a panel's sockets. */
  async time(panel: keyof typeof CROWDS): Promise<number> {
    this.heard = 0;
    this.expected = CROWDS[panel];
    const last = new Promise<bigint>((resolve) => (this.whenAllHeard = resolve));
    const committed = once(this.server.process, 'message') as Promise<[string]>;
    this.server.process.send(panel);
    const late = pause(LATEST_MS, null, { ref: false });
    const both = await Promise.race([Promise.all([last, committed]), late]);
    if (!both) throw new Error(`Only ${this.heard} of ${this.expected} sockets heard of a change`);
    const [lastAt, [committedAt]] = both;
    return Number(lastAt - BigInt(committedAt)) / 1e6;
  }

  async leave(): Promise<void> {
    for (const client of this.clients) client.close();
    await this.server.stop();
  }

  private hear(): void {
    this.heard += 1;
    if (this.heard === this.expected) this.whenAllHeard?.(process.hrtime.bigint());
  }
}

async function gatherAudiences(folder: string): Promise<Audience[]> {
  const file = join(folder, 'live.sqlite');
  const application = await startAgain(['application'], productionSettings(file));
  const bare = await startAgain(['bare']);
  const audiences = [new Audience(application), new Audience(bare)];
  const crowd = Object.values(CROWDS).reduce((sum, size) => sum + size, 0);
  const tokens = seedSessions(file, crowd);
  for (const audience of audiences) await audience.gather(tokens);
  return audiences;
}

async function main(rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'iom-bench-'));
  let audiences: Audience[] = [];
  try {
    audiences = await gatherAudiences(folder);
    const [application, bare] = audiences as [Audience, Audience];
    for (const panel of Object.keys(CROWDS) as (keyof typeof CROWDS)[]) {
      const times = { application: [] as number[], bare: [] as number[] };
      for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
        const order =
          round % 2 === 0 ? (['application', 'bare'] as const) : (['bare', 'application'] as const);
        for (const server of order) {
          const taken = await (server === 'bare' ? bare : application).time(panel);
          if (round >= 0) times[server].push(taken);
          await pause(BETWEEN_MS);
        }
      }
      print(CROWDS[panel], times);
    }
  } finally {
    await Promise.all(audiences.map((audience) => audience.leave()));
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(crowd: number, times: { application: number[]; bare: number[] }): void {
  const ratio = median(times.application.map((taken, round) => taken / (times.bare[round] ?? NaN)));
  console.log(
    `${String(crowd).padStart(5)} sockets, ${times.bare.length} alternating rounds, medians: ` +
      `bare room ${median(times.bare).toFixed(1)} ms, commit to last ${median(times.application).toFixed(1)} ms, ` +
      `ratio ${ratio.toFixed(2)} (aim 1.20 or less)`,
  );
}

const [, , role = '100'] = process.argv;
if (role === 'application') await serveApplication();
else if (role === 'bare') serveBare();
else await main(Number(role));
