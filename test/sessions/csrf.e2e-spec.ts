import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as cheerio from 'cheerio';
import request from 'supertest';
import { DEMONSTRATION_PASSWORD } from '../../src/demonstration/demonstration-users.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { newPerson } from '../support/people.js';
import { signIn } from '../support/sign-in.js';

/** Somebody at a browser: keeps cookies and knows the token of the last page. */
class Browser {
  private readonly cookies = new Map<string, string>();
  csrf = '';

  constructor(private readonly url: string) {}

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  keep(answer: request.Response): request.Response {
    const set = (answer.headers['set-cookie'] ?? []) as unknown as string[];
    for (const line of set) {
      const [name = '', value = ''] = (line.split(';', 1)[0] ?? '').split('=', 2);
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const token = cheerio
      .load(answer.text ?? '')('input[name="_csrf"]')
      .first()
      .attr('value');
    if (token) this.csrf = token;
    return answer;
  }

  async open(path: string): Promise<request.Response> {
    return this.keep(await request(this.url).get(path).set('cookie', this.cookie));
  }

  async submit(path: string, fields: object): Promise<request.Response> {
    return this.keep(await request(this.url).post(path).set('cookie', this.cookie).type('form').send(fields));
  }

  async signIn(username: string): Promise<request.Response> {
    await this.open('/sign-in');
    return this.submit('/sign-in', { username, password: DEMONSTRATION_PASSWORD, _csrf: this.csrf });
  }
}

describe('requests that other sites could provoke', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await buildTestApp();
  });
  afterAll(() => test.close());

  async function signedIn(username = 'coordinator.chesterfield'): Promise<Browser> {
    const browser = new Browser(test.url);
    expect((await browser.signIn(username)).status).toBe(303);
    await browser.open('/cohort');
    expect(browser.csrf).not.toBe('');
    return browser;
  }
  const create = (browser: Browser, token?: string): request.Test => {
    const asking = request(test.url).post('/api/v1/offenders').set('cookie', browser.cookie);
    if (token !== undefined) void asking.set('x-csrf-token', token);
    return asking.send(newPerson());
  };

  it('are refused without the token of our own page', async () => {
    const answer = await create(await signedIn()).expect(403);
    expect(answer.body).toMatchObject({ status: 403, code: 'CSRF' });
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('pass with it', async () => {
    const browser = await signedIn();
    await create(browser, browser.csrf).expect(201);
  });

  it('may read without it', async () => {
    const browser = await signedIn();
    await request(test.url).get('/api/v1/me').set('cookie', browser.cookie).expect(200);
  });

  it.each([
    ['of another session', async () => (await signedIn('om.chesterfield')).csrf],
    [
      'of the sign-in page, before anybody was signed in',
      async () => {
        const stranger = new Browser(test.url);
        await stranger.open('/sign-in');
        return stranger.csrf;
      },
    ],
    ['that was invented', async () => 'abcdefgh-abcdefghijklmnopqrstuvwxyz'],
    ['that is empty', async () => ''],
  ])('are refused with a token %s', async (_, token) => {
    await create(await signedIn(), await token()).expect(403);
  });

  it('are refused with the token and its own cookie of another session', async () => {
    const [mine, theirs] = [await signedIn(), await signedIn('om.chesterfield')];
    const session = /iom-session=[^;]+/.exec(mine.cookie)?.[0] ?? '';
    const csrfCookie = /iom-csrf=[^;]+/.exec(theirs.cookie)?.[0] ?? '';
    await request(test.url)
      .post('/api/v1/offenders')
      .set('cookie', `${session}; ${csrfCookie}`)
      .set('x-csrf-token', theirs.csrf)
      .send(newPerson())
      .expect(403);
  });

  it.each(['patch', 'put', 'delete'] as const)('are refused by %s as well', async (method) => {
    const browser = await signedIn();
    const path = { patch: '/offenders/x', put: '/offenders/x/rag', delete: '/sessions/current' }[method];
    await request(test.url)[method](`/api/v1${path}`).set('cookie', browser.cookie).send({}).expect(403);
    await request(test.url).get('/api/v1/me').set('cookie', browser.cookie).expect(200);
  });

  it('are refused when a form of another site is posted to the API', async () => {
    const browser = await signedIn();
    const answer = await browser.submit('/api/v1/offenders', newPerson());
    expect(answer.status).toBe(403);
  });

  it('cannot sign somebody out, nor with a token of another session', async () => {
    const [mine, theirs] = [await signedIn(), await signedIn('om.chesterfield')];
    expect((await mine.submit('/sign-out', {})).status).toBe(403);
    expect((await mine.submit('/sign-out', { _csrf: theirs.csrf })).status).toBe(403);
    await mine.open('/cohort');
    expect((await mine.submit('/sign-out', { _csrf: mine.csrf })).status).toBe(303);
    expect((await mine.open('/cohort')).status).toBe(303);
  });

  it('cannot sign somebody in', async () => {
    const browser = new Browser(test.url);
    const fields = { username: 'coordinator.chesterfield', password: DEMONSTRATION_PASSWORD };
    expect((await browser.submit('/sign-in', fields)).status).toBe(403);
    await browser.open('/sign-in');
    expect((await browser.submit('/sign-in', fields)).status).toBe(403);
    expect(browser.cookie).not.toContain('iom-session');
  });

  it('do not arise with a bearer token, which only programs send', async () => {
    const client = await signIn(test.url, 'coordinator.chesterfield');
    await client.post('/offenders', newPerson()).expect(201);
  });

  it('are not saved by an invented bearer token beside the cookie', async () => {
    const browser = await signedIn();
    await create(browser).set('authorization', 'Bearer invented').expect(401);
  });

  it('set cookies that scripts cannot read and other sites’ forms do not send', async () => {
    const browser = new Browser(test.url);
    const lines = (await browser.signIn('analyst')).headers['set-cookie'] as unknown as string[];
    const session = lines.find((line) => line.startsWith('iom-session='));
    expect(session).toMatch(/; HttpOnly/);
    expect(session).toMatch(/; SameSite=Lax/);
    expect(session).toMatch(/; Path=\//);
  });
});
