import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import nunjucks from 'nunjucks';
import request from 'supertest';
import { listRoutes, type DeclaredRoute } from '../../src/platform/access/assert-declared-access.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';

const ROOT = join(import.meta.dirname, '..', '..');
const WEB = join(ROOT, 'src', 'web');

describe('every route', () => {
  let test: TestApp;
  let routes: DeclaredRoute[];

  beforeAll(async () => {
    test = await buildTestApp();
    routes = listRoutes(test.app.get(DiscoveryService), test.app.get(MetadataScanner));
  });
  afterAll(() => test.close());

  it('declares a permission and an audit name of the form subject.past-verb', () => {
    expect(routes.length).toBeGreaterThan(30);
    const wrong = routes.filter(
      ({ access }) => typeof access?.permission !== 'function' || !/^[a-z0-9-]+\.[a-z-]+$/.test(access.audit),
    );
    expect(wrong.map(({ route }) => route)).toEqual([]);
  });

  it('of the API is in the OpenAPI document, and nothing else is', async () => {
    const { body } = await request(test.url).get('/api/openapi.json').expect(200);
    const paths = body.paths as Record<string, Record<string, unknown>>;
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const declared = routes
      .map(({ route }) => route.replace(/\/$/, '').replace(/:(\w+)/g, '{$1}'))
      .filter((route) => / \/(api\/|health$)/.test(route));
    expect(described.sort()).toEqual(declared.sort());
  });

  it('that shows a person says what it consulted, for the log', () => {
    const silent = routes.filter(
      ({ route, access }) => /^GET .*\/offenders(\/:id|\/?$)/.test(route) && access?.view === undefined,
    );
    expect(silent.map(({ route }) => route).filter((route) => !route.includes('/new'))).toEqual([]);
  });
});

describe('every template', () => {
  const templates = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.njk'),
  );

  it.each(templates)('%s compiles', (file) => {
    const source = readFileSync(join(WEB, file), 'utf8');
    expect(() => nunjucks.precompileString(source, { name: file })).not.toThrow();
  });

  it.each(templates)('%s writes nothing past the escaping that comes from outside', (file) => {
    const source = readFileSync(join(WEB, file), 'utf8');
    expect(source).not.toMatch(/autoescape false|<script(?![^>]*nonce)[^>]*>[^<]|\son[a-z]+=|javascript:/i);
  });
});
