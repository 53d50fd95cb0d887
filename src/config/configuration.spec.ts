import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, readConfiguration } from './configuration.js';

type Environment = Record<string, string>;

const PRODUCTION: Environment = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://iom@db/iom',
  IOM_SECRET: 's'.repeat(32),
  IOM_PUBLIC_URL: 'https://iom.example',
};

function refusal(environment: Environment): string {
  try {
    readConfiguration(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return 'nothing was refused';
}

describe('the settings', () => {
  it('serve a demonstration on this machine when nothing is set', () => {
    expect(readConfiguration({})).toEqual({
      production: false,
      port: 3000,
      host: '127.0.0.1',
      database: { kind: 'sqlite', file: './data/iom.sqlite' },
      demo: 'on',
      today: null,
      rateLimit: 1200,
      secret: '',
      publicOrigin: null,
      trustedProxies: 0,
      logLevel: 'warn',
      sessionIdleMinutes: 60,
      sessionHours: 12,
      nightly: true,
      mail: null,
      sendsMail: true,
    });
  });

  it('are the same when they are set to nothing', () => {
    const names = [
      'PORT',
      'HOST',
      'DATABASE_URL',
      'IOM_DEMO',
      'IOM_TODAY',
      'IOM_RATE_LIMIT',
      'IOM_LOG_LEVEL',
    ];
    const blank = Object.fromEntries(names.map((name) => [name, '']));
    expect(readConfiguration(blank)).toEqual(readConfiguration({}));
  });

  it('cannot be changed once read', () => {
    expect(Object.isFrozen(readConfiguration({}))).toBe(true);
  });

  it('bring no demonstration into a database that somebody named', () => {
    expect(readConfiguration({ DATABASE_URL: 'sqlite:./mine.sqlite' }).demo).toBe('off');
    expect(readConfiguration({ DATABASE_URL: 'sqlite:./mine.sqlite', IOM_DEMO: 'users' }).demo).toBe('users');
  });

  it.each<[Environment, object]>([
    [{ DATABASE_URL: 'sqlite:/srv/iom.sqlite' }, { database: { kind: 'sqlite', file: '/srv/iom.sqlite' } }],
    [{ DATABASE_URL: 'postgres://a@b/c' }, { database: { kind: 'postgres', url: 'postgres://a@b/c' } }],
    [{ DATABASE_URL: 'postgresql://a@b/c' }, { database: { kind: 'postgres', url: 'postgresql://a@b/c' } }],
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: '65535' }, { port: 65535 }],
    [{ IOM_TODAY: '2014-06-03' }, { today: '2014-06-03' }],
    [{ IOM_RATE_LIMIT: 'off' }, { rateLimit: null }],
    [{ IOM_RATE_LIMIT: '1' }, { rateLimit: 1 }],
    [{ IOM_PUBLIC_URL: 'https://iom.example/path?x' }, { publicOrigin: 'https://iom.example' }],
    [{ IOM_PUBLIC_URL: 'http://localhost:3000' }, { publicOrigin: 'http://localhost:3000' }],
    [
      { IOM_SESSION_IDLE_MINUTES: '1', IOM_SESSION_HOURS: '72' },
      { sessionIdleMinutes: 1, sessionHours: 72 },
    ],
    [PRODUCTION, { production: true, demo: 'off', logLevel: 'info', publicOrigin: 'https://iom.example' }],
  ])('of %j are understood', (environment, expected) => {
    expect(readConfiguration(environment)).toMatchObject(expected);
  });

  it.each<[string, Environment]>([
    ['PORT', { PORT: 'http' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '-1' }],
    ['PORT', { PORT: '3000.5' }],
    ['PORT', { PORT: '0x50' }],
    ['PORT', { PORT: '3e3' }],
    ['PORT', { PORT: ' ' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/iom' }],
    ['DATABASE_URL', { DATABASE_URL: 'sqlite:' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://' }],
    ['DATABASE_URL', { DATABASE_URL: './data/iom.sqlite' }],
    ['IOM_DEMO', { IOM_DEMO: 'yes' }],
    ['IOM_TODAY', { IOM_TODAY: 'tomorrow' }],
    ['IOM_TODAY', { IOM_TODAY: '2014-02-29' }],
    ['IOM_TODAY', { IOM_TODAY: '3/6/2014' }],
    ['IOM_RATE_LIMIT', { IOM_RATE_LIMIT: '0' }],
    ['IOM_RATE_LIMIT', { IOM_RATE_LIMIT: 'none' }],
    ['IOM_LOG_LEVEL', { IOM_LOG_LEVEL: 'loud' }],
    ['IOM_PUBLIC_URL', { IOM_PUBLIC_URL: 'iom.example' }],
    ['IOM_PUBLIC_URL', { IOM_PUBLIC_URL: 'ftp://iom.example' }],
    ['IOM_TRUSTED_PROXIES', { IOM_TRUSTED_PROXIES: 'all' }],
    ['IOM_SESSION_IDLE_MINUTES', { IOM_SESSION_IDLE_MINUTES: '0' }],
    ['IOM_SESSION_HOURS', { IOM_SESSION_HOURS: '73' }],
    ['DATABASE_URL', { ...PRODUCTION, DATABASE_URL: '' }],
    ['IOM_SECRET', { ...PRODUCTION, IOM_SECRET: '' }],
    ['IOM_SECRET', { ...PRODUCTION, IOM_SECRET: 's'.repeat(31) }],
    ['IOM_PUBLIC_URL', { ...PRODUCTION, IOM_PUBLIC_URL: '' }],
    ['IOM_PUBLIC_URL', { ...PRODUCTION, IOM_PUBLIC_URL: 'http://iom.example' }],
    ['IOM_DEMO', { ...PRODUCTION, IOM_DEMO: 'on' }],
    ['IOM_DEMO', { ...PRODUCTION, IOM_DEMO: 'users' }],
    ['IOM_TODAY', { ...PRODUCTION, IOM_TODAY: '2014-06-03' }],
    ['IOM_RATE_LIMIT', { ...PRODUCTION, IOM_RATE_LIMIT: 'off' }],
  ])('are refused in one line that begins with %s: %j', (name, environment) => {
    const line = refusal(environment);
    expect(line).toMatch(new RegExp(`^${name} .*\\.$`));
    expect(line).not.toContain('\n');
  });

  it('never repeat a secret or a database’s password', () => {
    expect(refusal({ ...PRODUCTION, IOM_SECRET: 'hush' })).not.toContain('hush');
    expect(refusal({ DATABASE_URL: 'mysql://iom:hush@db/iom' })).not.toContain('hush');
  });
});
