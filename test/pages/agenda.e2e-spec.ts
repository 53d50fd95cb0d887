import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, runPast } from '../support/app-inside.js';
import { findAccessibilityProblems, findProblemsAtSizes } from '../support/check-page.js';
import { describeInBrowser } from '../support/find-chromium.js';
import { involve } from '../support/involve.js';
import {
  LAPTOP,
  leaveBy,
  markPage,
  openDesk,
  PHONE,
  waitForLive,
  wordsOf,
  type Desk,
  type Visitor,
} from '../support/open-page.js';
import { addPerson } from '../support/people.js';
import { readPdf, withoutSpaces } from '../support/read-pdf.js';
import { probationAnswers, sendReferral } from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

const SIZES = [LAPTOP, PHONE];

describeInBrowser('the agenda of a meeting in the browser (MEET-4)', () => {
  let desk: Desk;
  let coordinator: Client;
  let chair: Visitor;
  let page: Page;
  let id: string;

  const names = (): Promise<string[]> =>
    page.locator('#agenda-list ol .iom-agenda-list__name > :first-child').allInnerTexts();
  const member = async (surname: string, rag: string, reason: string): Promise<string> => {
    const person = await addPerson(coordinator, { surname, forename: 'Lee' });
    await runPast(desk.test, [
      `update offenders set status = 'registered', registered_on = '2014-05-01' where id = '${person.id}'`,
    ]);
    await coordinator.put(`/offenders/${person.id}/rag`, { status: rag, reason }).expect(200);
    return person.id;
  };

  beforeAll(async () => {
    desk = await openDesk({ IOM_TODAY: '2014-06-03' });
    coordinator = await signIn(desk.url, 'coordinator.chesterfield');
    await member('Ashdown', 'red', 'Circulated as wanted on a warrant of 2 June');
    await member('Birch', 'amber', 'Missed two appointments');
    const cole = await member('Cole', 'amber-alert', 'Not engaging since May');
    await coordinator
      .post(`/offenders/${cole}/custody`, {
        ...{ establishment: 'HMP Nottingham', from: '2014-05-01', releaseDue: '2014-06-20' },
      })
      .expect(201);
    await involve(coordinator, cole, 'housing');
    await sendReferral(await signIn(desk.url, 'om.chesterfield'), probationAnswers({ surname: 'Dale' }));
    const startsAt = '2014-06-04T09:30:00Z';
    const { body } = await coordinator.post('/meetings', {
      panel: 'chesterfield',
      kind: 'tasking',
      startsAt,
    });
    id = (body as { id: string }).id;
    await coordinator
      .post(`/meetings/${id}/attendance`, { name: 'Kevin Frost', agency: 'housing' })
      .expect(201);
    chair = await desk.visit('chair.chesterfield');
    page = chair.page;
  });
  afterAll(() => desk.close());

  it('is in sections, each item with what is needed to decide and the rule, on a laptop and a phone', async () => {
    await page.goto(`/meetings/${id}/agenda`);
    expect(await names()).toEqual(['Dale, Lee', 'Ashdown, Lee', 'Cole, Lee', 'Birch, Lee']);
    expect(await page.locator('.iom-agenda-list__section').allInnerTexts()).toEqual([
      'Referrals waiting (1)',
      'Critical cases (3)',
    ]);
    const cole = await wordsOf(page.locator('#agenda-list li', { hasText: 'Cole' }));
    expect(cole).toMatch(/Amber alert since .* RAG-ALERT/);
    expect(cole).toContain('Release from HMP Nottingham is due on 20 June 2014 MEET-3');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(await findProblemsAtSizes(page, SIZES, 'agenda')).toEqual([]);
  });

  it('is put in another order by its chair, by keyboard and without losing the place', async () => {
    await page.getByRole('button', { name: /^Move up.*Birch/ }).focus();
    await leaveBy(page, () => page.keyboard.press('Enter'));
    expect(await names()).toEqual(['Dale, Lee', 'Ashdown, Lee', 'Birch, Lee', 'Cole, Lee']);
  });

  it('stands in the room until the meeting opens, and a click there leads back there', async () => {
    await page.goto(`/meetings/${id}`);
    expect(await names()).toEqual(['Dale, Lee', 'Ashdown, Lee', 'Birch, Lee', 'Cole, Lee']);
    await leaveBy(page, () => page.getByRole('button', { name: /^Move down.*Dale/ }).click());
    expect(new URL(page.url()).pathname).toBe(`/meetings/${id}`);
    expect(await names()).toEqual(['Ashdown, Lee', 'Dale, Lee', 'Birch, Lee', 'Cole, Lee']);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(await findProblemsAtSizes(page, SIZES, 'agenda-room')).toEqual([]);
    await leaveBy(page, () => page.getByRole('button', { name: /^Move up.*Dale/ }).click());
    await page.goto(`/meetings/${id}/agenda`);
  });

  it('loses what is taken off with a reason, and gets it back', async () => {
    await leaveBy(page, () => page.getByRole('link', { name: /^Take off.*Birch/ }).click());
    await leaveBy(page, () => page.getByRole('button', { name: 'Take it off' }).click());
    expect(await wordsOf(page.locator('.govuk-error-summary'))).toContain('Enter why it is taken off');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(await findProblemsAtSizes(page, SIZES, 'agenda-take-off')).toEqual([]);
    await page.getByLabel('Why it is taken off').fill('In hospital until Friday');
    await leaveBy(page, () => page.getByRole('button', { name: 'Take it off' }).click());
    expect(await names()).toEqual(['Dale, Lee', 'Ashdown, Lee', 'Cole, Lee']);
    expect(await wordsOf(page.locator('.iom-agenda-list__item--off'))).toContain('In hospital until Friday');
    await leaveBy(page, () => page.getByRole('button', { name: /^Put back.*Birch/ }).click());
    expect(await names()).toContain('Birch, Lee');
  });

  it('has what is added, about somebody or about nobody', async () => {
    await leaveBy(page, () => page.getByRole('link', { name: 'Add to the agenda' }).click());
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(await findProblemsAtSizes(page, SIZES, 'agenda-add')).toEqual([]);
    await leaveBy(page, () => page.getByRole('button', { name: 'Add to the agenda' }).click());
    expect(await wordsOf(page.locator('.govuk-error-summary'))).toContain('Enter what to speak about');
    await page.getByLabel('Who it is about').selectOption({ label: 'Ashdown, Lee' });
    await page.getByLabel('What to speak about').fill('Where to live after the hostel closes');
    await leaveBy(page, () => page.getByRole('button', { name: 'Add to the agenda' }).click());
    expect((await names()).at(-1)).toBe('Ashdown, Lee');
    expect(await page.locator('#agenda-list').innerText()).toContain('Added by Inspector Alan Pike');
  });

  it('changes at once on every open screen: a referral is sent, a status changes, another chair reorders', async () => {
    await page.goto(`/meetings/${id}/agenda`);
    await waitForLive(page);
    const isSame = await markPage(page);
    await sendReferral(await signIn(desk.url, 'om.chesterfield'), probationAnswers({ surname: 'Elm' }));
    await page.locator('#agenda-list li', { hasText: 'Elm' }).waitFor();
    await member('Fern', 'red', 'Wanted');
    await page.locator('#agenda-list li', { hasText: 'Fern' }).waitFor();
    const [, second] = await names();
    const { body } = await coordinator.get(`/meetings/${id}`);
    const key = (body as { agenda: { key: string }[] }).agenda[1]?.key ?? '';
    await coordinator.patch(`/meetings/${id}/items/${key}`, { position: 1 }, 1).expect(204);
    await page.locator('#agenda-list ol > li').first().filter({ hasText: second }).waitFor();
    expect(await isSame()).toBe(true);
    // Forms were refused above, on purpose.
    expect(chair.complaints.filter((line) => !/status of 400/.test(line))).toEqual([]);
  });

  it('shows a partner who was checked in whom they share, counted from one, and no control', async () => {
    const partner = await desk.visit('housing.worker');
    await partner.page.goto(`/meetings/${id}/agenda`);
    const words = await wordsOf(partner.page.locator('main'));
    expect(words).toContain('Agenda (1)');
    expect(words).toContain('Cole, Lee');
    for (const hidden of ['Ashdown', 'Birch', 'Dale', 'Elm', 'Move up', 'Take off', 'Add to']) {
      expect(words).not.toContain(hidden);
    }
    await partner.page.goto(`/meetings/${id}/pack`);
    expect(await wordsOf(partner.page.locator('main'))).not.toContain('Ashdown');
    await partner.context.close();
  });

  it('is nowhere for a partner who was not checked in, nor are the pack and its file (LAW-4)', async () => {
    const other = await desk.visit('drugs.worker');
    for (const path of ['agenda', 'pack', 'pack.pdf']) {
      const [real, invented] = [
        await other.page.request.get(`/meetings/${id}/${path}`),
        await other.page.request.get(`/meetings/1m85nm0tjfytbhjrmy91/${path}`),
      ];
      expect([real.status(), invented.status()]).toEqual([404, 404]);
    }
    await other.context.close();
  });

  it('prints as the pack, and is taken as a file that is marked, says who and when, and is logged (LAW-1, LAW-3)', async () => {
    await page.goto(`/meetings/${id}/pack`);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(await findProblemsAtSizes(page, SIZES, 'pack')).toEqual([]);
    const folder = process.env['IOM_SHOTS'];
    if (folder) await page.pdf({ path: `${folder}/pack-printed.pdf`, format: 'A4' });
    const answer = await page.request.get(`/meetings/${id}/pack.pdf`);
    expect(answer.headers()['content-type']).toContain('application/pdf');
    expect(answer.headers()['content-disposition']).toContain('OFFICIAL-SENSITIVE IOM pack');
    const file = await answer.body();
    if (folder) await (await import('node:fs/promises')).writeFile(`${folder}/pack.pdf`, file);
    const { pages } = readPdf(file);
    for (const each of pages) {
      expect(each).toContain('OFFICIAL-SENSITIVE');
      expect(each).toContain(withoutSpaces('taken by Inspector Alan Pike'));
    }
    const whole = pages.join('');
    for (const said of ['Ashdown, Lee', 'Referrals waiting', 'Release from HMP Nottingham', 'RAG-RED']) {
      expect(whole).toContain(withoutSpaces(said));
    }
    const logged = sql`action = 'pack.taken' and subject_id = ${id} and recipients = 'Inspector Alan Pike'`;
    expect(await countRows(desk.test, sql`audit_entries`, logged)).toBe(1);
  });

  it('is worked without JavaScript too', async () => {
    const plain = await desk.visit('chair.chesterfield', { javaScriptEnabled: false });
    await plain.page.goto(`/meetings/${id}/agenda`);
    const first = await plain.page.locator('#agenda-list ol .iom-agenda-list__name').first().innerText();
    await leaveBy(plain.page, () =>
      plain.page
        .getByRole('button', { name: /^Move down/ })
        .first()
        .click(),
    );
    expect(await plain.page.locator('#agenda-list ol .iom-agenda-list__name').first().innerText()).not.toBe(
      first,
    );
    await plain.context.close();
  });
});
