import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from './configuration-error.js';
import { readMail } from './mail-settings.js';

const FROM = 'iom@iom.example';
const read = (url: string, production = true, from = FROM) =>
  readMail(
    { IOM_SMTP_URL: url, IOM_MAIL_FROM: from },
    { production, publicOrigin: production ? 'https://iom.example' : 'http://127.0.0.1:3000' },
  );

describe('the settings of e-mail', () => {
  it('are none where none are given, or blank ones', () => {
    expect(readMail({}, { production: true, publicOrigin: 'https://iom.example' })).toBeNull();
    expect(read('', true, '')).toBeNull();
  });

  it.each<[string, boolean, object]>([
    ['smtp://mail.example', true, { port: 587, secure: false, startTls: 'required', login: null }],
    ['smtp://mail.example', false, { startTls: 'offered' }],
    ['smtp://mail.example?starttls=off', true, { startTls: 'off' }],
    ['smtp://mail.example:25?starttls=offered', true, { port: 25, startTls: 'offered' }],
    ['smtps://mail.example', true, { port: 465, secure: true }],
    ['smtp://iom:p%40ss@mail.example:2525', true, { port: 2525, login: { user: 'iom', pass: 'p@ss' } }],
  ])('read %s, in production: %s', (url, production, expected) => {
    expect(read(url, production)).toMatchObject({ host: 'mail.example', from: FROM, ...expected });
  });

  it.each<[string, () => unknown, RegExp]>([
    ['a server and no sender', () => read('smtp://mail.example', true, ''), /together, or neither/],
    ['a sender and no server', () => read(''), /together, or neither/],
    ['a web address', () => read('https://mail.example'), /^IOM_SMTP_URL must be/],
    ['no address', () => read('mail.example'), /^IOM_SMTP_URL must be/],
    ['no host', () => read('smtp:25'), /^IOM_SMTP_URL must be/],
    [
      'an unknown word for STARTTLS',
      () => read('smtp://mail.example?starttls=maybe'),
      /required, offered or off/,
    ],
    ['a sender that is none', () => read('smtp://mail.example', true, 'iom'), /^IOM_MAIL_FROM must be/],
    [
      'no address of the product',
      () =>
        readMail(
          { IOM_SMTP_URL: 'smtp://m', IOM_MAIL_FROM: FROM },
          { production: false, publicOrigin: null },
        ),
      /^IOM_PUBLIC_URL must be set/,
    ],
  ])('refuse %s', (_, act, message) => {
    expect(act).toThrow(ConfigurationError);
    expect(act).toThrow(message);
  });

  it('never show a password in what they refuse', () => {
    for (const url of ['smpt://iom:geheim@mail.example', 'smtp://iom:geheim@mail.example?starttls=x'])
      expect(() => read(url)).not.toThrow(/geheim/);
  });
});
