import { isMailAddress } from '../shared/mail-address.js';
import { ConfigurationError } from './configuration-error.js';

/** The mail server and what it is told. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps:`). */
  readonly secure: boolean;
  /** For `smtp:`: whether the connection has to become, may become, or stays no TLS connection. */
  readonly startTls: 'required' | 'offered' | 'off';
  readonly login: { readonly user: string; readonly pass: string } | null;
  readonly from: string;
}

interface Circumstances {
  production: boolean;
  publicOrigin: string | null;
}

function readStartTls(url: URL, production: boolean): MailSettings['startTls'] {
  const word = url.searchParams.get('starttls') ?? (production ? 'required' : 'offered');
  if (word === 'required' || word === 'offered' || word === 'off') return word;
  throw new ConfigurationError('starttls in IOM_SMTP_URL must be required, offered or off.');
}

/** The server's address, and never in an error: it may hold a password. */
function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^smtps?:$/.test(url.protocol) && url.hostname !== '') return url;
  throw new ConfigurationError('IOM_SMTP_URL must be an address like smtp://user:password@mail.example:587.');
}

/**
 * Reads where e-mails go; null where nothing is said of it.
 *
 * @throws ConfigurationError naming what is missing, wrong or of no use alone.
 */
export function readMail(
  env: Record<string, string | undefined>,
  { production, publicOrigin }: Circumstances,
): MailSettings | null {
  const { IOM_SMTP_URL: server = '', IOM_MAIL_FROM: from = '' } = env;
  if (server === '' && from === '') return null;
  if (server === '' || from === '')
    throw new ConfigurationError('IOM_SMTP_URL and IOM_MAIL_FROM must be set together, or neither.');
  if (publicOrigin === null)
    throw new ConfigurationError('IOM_PUBLIC_URL must be set with IOM_SMTP_URL: an e-mail is a link to it.');
  if (!isMailAddress(from))
    throw new ConfigurationError(`IOM_MAIL_FROM must be an address like iom@iom.example, not "${from}".`);
  const url = readUrl(server);
  const secure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  return Object.freeze({
    host: url.hostname,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    startTls: readStartTls(url, production),
    login: user === '' ? null : { user, pass: decodeURIComponent(url.password) },
    from,
  });
}
