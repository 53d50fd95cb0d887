import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import request from 'supertest';
import { CONFIGURATION } from '../../src/config/config.module.js';
import type { Configuration } from '../../src/config/configuration.js';
import { sessionCookieName } from '../../src/modules/auth/index.js';
import { listRoutes, type DeclaredRoute } from '../../src/platform/access/assert-declared-access.js';
import type { TestApp } from './build-test-app.js';
import type { Client } from './sign-in.js';

/** Real ids by the part of an address that stands before them: `{ offenders: '…', imports: '…' }`. */
export type RealIds = { offenders: string } & Record<string, string>;

/** The address of every GET route that the application declares, API and pages, filled with real ids; or of some. */
export function everyAddress(
  { app }: TestApp,
  ids: RealIds,
  isMeant: (access: DeclaredRoute['access']) => boolean = () => true,
): string[] {
  const routes = listRoutes(app.get(DiscoveryService), app.get(MetadataScanner));
  return routes
    .filter(({ route, access }) => route.startsWith('GET ') && isMeant(access))
    .map(({ route }) => fill(route.slice(4), ids).replace(/(.)\/$/, '$1'));
}

/** `/offenders/:id/custody/:cid` with an id in the place of each parameter. */
export const fill = (path: string, ids: RealIds): string =>
  path.replace(/([^/]+)\/:\w+/g, (_, before: string) => `${before}/${ids[before] ?? ids.offenders}`);

/** Everything that an address answers somebody, headers and all. */
export async function openAs(test: TestApp, { token }: Client, path: string): Promise<request.Response> {
  const cookie = sessionCookieName(test.app.get<Configuration>(CONFIGURATION));
  const asking = request(test.url).get(path).redirects(0);
  if (path.startsWith('/api/')) void asking.set('authorization', `Bearer ${token}`);
  else void asking.set('cookie', `${cookie}=${token}`);
  return asking;
}

/** An answer as one text to look for words in. */
export const textOf = ({ text, headers }: request.Response): string => `${text}${JSON.stringify(headers)}`;
