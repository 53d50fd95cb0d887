import { parseCalendarDay, type CalendarDay } from '../shared/calendar-day.js';
import { ConfigurationError } from './configuration-error.js';
import { readMail, type MailSettings } from './mail-settings.js';

export { ConfigurationError, type MailSettings };

export type DemoMode = 'on' | 'users' | 'off';
export type DatabaseSettings = { kind: 'sqlite'; file: string } | { kind: 'postgres'; url: string };

/** Everything the environment decides, read once and frozen. */
export interface Configuration {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  readonly database: DatabaseSettings;
  readonly demo: DemoMode;
  /** Fixes today, for demonstrations and checks; never in production. */
  readonly today: CalendarDay | null;
  /** Requests a minute for one client; null is no limit. */
  readonly rateLimit: number | null;
  /** Keys the CSRF tokens; at least 32 characters in production. */
  readonly secret: string;
  /** Where browsers reach the product (`https://iom.example`): decides Secure cookies and the sockets' origin. */
  readonly publicOrigin: string | null;
  /** How many reverse proxies stand in front and may say whom they speak for. */
  readonly trustedProxies: number;
  readonly logLevel: string;
  /** Minutes without a request after which a session ends. */
  readonly sessionIdleMinutes: number;
  /** Hours after which a session ends whatever is done. */
  readonly sessionHours: number;
  /** Whether this process looks by itself for the night's re-assessment of everybody. */
  readonly nightly: boolean;
  /** The mail server that takes e-mails; null where none are sent. */
  readonly mail: MailSettings | null;
  /** Whether this process sends by itself what waits to be sent. */
  readonly sendsMail: boolean;
}

type Environment = Record<string, string | undefined>;

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'];

function wholeNumber(env: Environment, name: string, fallback: number, least: number, most: number): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new ConfigurationError(`${name} must be a whole number from ${least} to ${most}, not "${text}".`);
  }
  return value;
}

function readDatabase(env: Environment): DatabaseSettings {
  const url = env.DATABASE_URL || 'sqlite:./data/iom.sqlite';
  if (url.startsWith('sqlite:') && url.length > 'sqlite:'.length)
    return { kind: 'sqlite', file: url.slice(7) };
  if (/^postgres(ql)?:\/\/./.test(url)) return { kind: 'postgres', url };
  throw new ConfigurationError('DATABASE_URL must begin with sqlite: or postgres:// and name a database.');
}

function readDemo(env: Environment, production: boolean): DemoMode {
  const demo = env.IOM_DEMO || (production || env.DATABASE_URL ? 'off' : 'on');
  if (demo !== 'on' && demo !== 'users' && demo !== 'off') {
    throw new ConfigurationError(`IOM_DEMO must be on, users or off, not "${demo}".`);
  }
  if (production && demo !== 'off') {
    throw new ConfigurationError('IOM_DEMO must be off when NODE_ENV=production.');
  }
  return demo;
}

function readToday(env: Environment, production: boolean): CalendarDay | null {
  if (!env.IOM_TODAY) return null;
  if (production) throw new ConfigurationError('IOM_TODAY is refused when NODE_ENV=production.');
  const today = parseCalendarDay(env.IOM_TODAY);
  if (today === null)
    throw new ConfigurationError(`IOM_TODAY must be a day like 2014-06-03, not "${env.IOM_TODAY}".`);
  return today;
}

function readRateLimit(env: Environment, production: boolean): number | null {
  if (env.IOM_RATE_LIMIT !== 'off') return wholeNumber(env, 'IOM_RATE_LIMIT', 1200, 1, 1_000_000);
  if (production) throw new ConfigurationError('IOM_RATE_LIMIT cannot be off when NODE_ENV=production.');
  return null;
}

function readNightly(env: Environment): boolean {
  const nightly = env.IOM_NIGHTLY || 'on';
  if (nightly === 'on' || nightly === 'off') return nightly === 'on';
  throw new ConfigurationError(`IOM_NIGHTLY must be on or off, not "${nightly}".`);
}

function readSecret(env: Environment, production: boolean): string {
  const secret = env.IOM_SECRET ?? '';
  if (production && secret.length < 32) {
    throw new ConfigurationError(
      'IOM_SECRET must be set to at least 32 characters when NODE_ENV=production.',
    );
  }
  return secret;
}

function readOrigin(env: Environment, production: boolean): string | null {
  const text = env.IOM_PUBLIC_URL;
  if (!text) {
    if (production) throw new ConfigurationError('IOM_PUBLIC_URL must be set when NODE_ENV=production.');
    return null;
  }
  if (!URL.canParse(text) || !/^https?:/.test(text)) {
    throw new ConfigurationError(
      `IOM_PUBLIC_URL must be an address like https://iom.example, not "${text}".`,
    );
  }
  const { origin } = new URL(text);
  if (production && !origin.startsWith('https:')) {
    throw new ConfigurationError('IOM_PUBLIC_URL must begin with https: when NODE_ENV=production.');
  }
  return origin;
}

/**
 * Reads the environment into one frozen object.
 *
 * @throws ConfigurationError naming the first setting that cannot be used.
 */
export function readConfiguration(env: Environment = process.env): Configuration {
  const production = env.NODE_ENV === 'production';
  if (production && !env.DATABASE_URL) {
    throw new ConfigurationError('DATABASE_URL must be set when NODE_ENV=production.');
  }
  const logLevel = env.IOM_LOG_LEVEL || (production ? 'info' : 'warn');
  if (!LOG_LEVELS.includes(logLevel)) {
    throw new ConfigurationError(`IOM_LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not "${logLevel}".`);
  }
  const secret = readSecret(env, production);
  const publicOrigin = readOrigin(env, production);
  return Object.freeze({
    production,
    port: wholeNumber(env, 'PORT', 3000, 0, 65535),
    host: env.HOST || '127.0.0.1',
    database: readDatabase(env),
    demo: readDemo(env, production),
    today: readToday(env, production),
    rateLimit: readRateLimit(env, production),
    secret,
    publicOrigin,
    trustedProxies: wholeNumber(env, 'IOM_TRUSTED_PROXIES', 0, 0, 10),
    logLevel,
    sessionIdleMinutes: wholeNumber(env, 'IOM_SESSION_IDLE_MINUTES', 60, 1, 24 * 60),
    sessionHours: wholeNumber(env, 'IOM_SESSION_HOURS', 12, 1, 72),
    nightly: readNightly(env),
    mail: readMail(env, { production, publicOrigin }),
    sendsMail: true,
  });
}
