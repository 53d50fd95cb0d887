import { execFileSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  findAccessibilityProblems,
  findSidewaysScroll,
  focusedName,
  hasVisibleFocus,
} from '../support/check-page.js';
import { describeInBrowser } from '../support/find-chromium.js';
import { LAPTOP, openDesk, PHONE, wordsOf, type Desk, type Visitor } from '../support/open-page.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

describeInBrowser('the profile page', () => {
  let desk: Desk;
  let police: Client;
  let visitor: Visitor;
  let page: Page;
  let profile: string;

  beforeAll(async () => {
    desk = await openDesk({ IOM_TODAY: '2014-06-03' });
    police = await signIn(desk.url, 'coordinator.chesterfield');
    const { id } = await addPerson(police, { surname: 'Featherstone', crn: 'X320741' });
    profile = `/offenders/${id}`;
    const spell = { establishment: 'HMP Nottingham', from: '2014-03-01', releaseDue: '2014-06-20' };
    await police.post(`${profile}/custody`, spell).expect(201);
    await police.post(`${profile}/scores`, { score: 91, assessedOn: '2014-06-02' }).expect(201);
    await police.put(`${profile}/rag`, { status: 'amber', reason: 'Two sources' }).expect(200);
    const worker = { contactAgency: 'drugs-alcohol', kind: 'worker', name: 'Priya Shah', from: '2014-05-01' };
    await police.post(`${profile}/contacts`, worker).expect(201);
    visitor = await desk.visit('coordinator.chesterfield');
    page = visitor.page;
  });
  afterAll(() => desk.close());
  afterEach(() => {
    expect(visitor.complaints.splice(0)).toEqual([]);
  });

  const titles = (where = page): Promise<string[]> =>
    where.locator('#profile-tab .moj-timeline__title').allInnerTexts();
  const tabNames = (where: Page): Promise<string[]> => where.locator('#record a').allInnerTexts();

  async function expectWithinReach(path: string): Promise<void> {
    for (const size of [LAPTOP, PHONE]) {
      await page.setViewportSize(size);
      await page.goto(path);
      await page.evaluate(`document.querySelectorAll('details').forEach((each) => (each.open = true))`);
      expect(await findSidewaysScroll(page)).toEqual([]);
      expect(await findAccessibilityProblems(page)).toEqual([]);
    }
    await page.setViewportSize(LAPTOP);
  }

  it('says the next date that matters, with why', async () => {
    await page.goto(profile);
    expect(await wordsOf(page.locator('#next-date'))).toBe(
      'Next: 20 June 2014 (in 17 days) – Release due from HMP Nottingham MEET-3',
    );
  });

  it('opens the tabs that the reader may read, and no others', async () => {
    await page.goto(profile);
    expect(await tabNames(page)).toHaveLength(14);
    for (const name of ['Contacts', 'Pathways', 'RAG history']) {
      await page.getByRole('link', { name, exact: true }).first().click();
      await page.locator(`#record [aria-current=page]:text-is("${name}")`).waitFor();
    }
    const partner = await desk.visit('drugs.worker');
    await partner.page.goto(profile);
    const shown = await tabNames(partner.page);
    expect(shown).toContain('Drug tests');
    expect(shown).not.toContain('Decisions');
    expect(shown).not.toContain('Who has looked');
    await partner.context.close();
  });

  describe('the timeline', () => {
    it('is kept to the kinds that are ticked', async () => {
      await page.goto(profile);
      const all = await titles();
      await page.getByText('Show only some kinds of entry').click();
      await page.getByRole('checkbox', { name: 'RAG status' }).check();
      await page.getByRole('checkbox', { name: 'Custody' }).check();
      await page.getByRole('button', { name: 'Show these' }).click();
      await page.waitForURL(/kind=rag&kind=custody/);
      const some = await titles();
      expect(some).toHaveLength(2);
      expect(all).toEqual(expect.arrayContaining(some));
      expect(await page.getByRole('checkbox', { name: 'Custody' }).isChecked()).toBe(true);
      await page.getByRole('link', { name: 'Show all kinds' }).click();
      await page.waitForURL((address) => !address.search.includes('kind'));
      expect(await titles()).toEqual(all);
    });

    it('says that there is nothing of a kind', async () => {
      await page.goto(`${profile}?tab=timeline&kind=drug-tests`);
      expect(await wordsOf(page.locator('#profile-tab .iom-empty'))).toBe(
        'Nothing has been recorded of this kind: Drug tests.',
      );
    });

    it('is filtered without JavaScript', async () => {
      const plain = await desk.visit('coordinator.chesterfield', { javaScriptEnabled: false });
      await plain.page.goto(profile);
      await plain.page.getByText('Show only some kinds of entry').click();
      await plain.page.getByRole('checkbox', { name: 'Custody' }).check();
      await plain.page.getByRole('button', { name: 'Show these' }).click();
      expect(await titles(plain.page)).toHaveLength(1);
      await plain.context.close();
    });

    it('LAW-4: offers a partner no kind that they may not read', async () => {
      const partner = await desk.visit('drugs.worker');
      await partner.page.goto(profile);
      expect(await partner.page.locator('#kind-decisions').count()).toBe(0);
      expect(await partner.page.locator('#kind-custody').count()).toBe(1);
      await partner.context.close();
    });
  });

  describe('adding a fact in two clicks', () => {
    it('with the mouse', async () => {
      await page.goto(profile);
      await page.getByText('Add to this record').click();
      await page.locator('#add-menu').getByRole('link', { name: 'Drug test' }).click();
      await page.waitForURL(`**${profile}/drug-tests/new`);
    });

    it('with the keyboard alone: to the menu, into it, and to each of its forms', async () => {
      await page.goto(profile);
      await page.locator('.iom-person__actions a').first().focus();
      for (let press = 0; press < 3; press += 1) {
        if ((await focusedName(page)) === 'Add to this record') break;
        await page.keyboard.press('Tab');
      }
      expect(await focusedName(page)).toBe('Add to this record');
      expect(await hasVisibleFocus(page)).toBe(true);
      await page.keyboard.press('Enter');
      const names: string[] = [];
      for (let press = 0; press < 8; press += 1) {
        await page.keyboard.press('Tab');
        names.push(await focusedName(page));
      }
      expect(names.slice(0, 4)).toEqual(['Wanted', 'Engagement', 'Intelligence', 'Charge or conviction']);
      expect(await hasVisibleFocus(page)).toBe(true);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/offenders\/[^/]+\/pathways\/new/);
    });

    it('every link of the menu leads to a form', async () => {
      await page.goto(profile);
      const hrefs = await page.evaluate<string[]>(
        `[...document.querySelectorAll('#add-menu a')].map((link) => link.getAttribute('href'))`,
      );
      expect(hrefs).toHaveLength(14);
      for (const href of hrefs) {
        const answer = await page.goto(href);
        expect([href, answer?.status()]).toEqual([href, 200]);
        expect(await page.locator('main form').count()).toBeGreaterThan(0);
      }
    });
  });

  describe('on paper', () => {
    it('asks which sections, and shows these and no buttons', async () => {
      await page.goto(profile);
      await page.getByRole('link', { name: 'Print this record' }).click();
      await page.waitForURL(/\/print$/);
      expect(await page.getByLabel('Timeline').isChecked()).toBe(true);
      expect(await page.getByLabel('Who has looked').isChecked()).toBe(false);
      await page.getByLabel('Timeline').uncheck();
      await page.getByRole('button', { name: 'Show for printing' }).click();
      await page.waitForURL(/\/print\/record/);
      const headings = await page.locator('.iom-printed__section > h2').allInnerTexts();
      expect(headings).not.toContain('Timeline');
      expect(headings).toContain('Custody');
      expect(await page.locator('.iom-printed button').count()).toBe(0);
      const live = await page.evaluate<number>(
        `document.querySelectorAll('.iom-printed [data-live]:not([data-live=""])').length`,
      );
      expect(live).toBe(0);
    });

    it('LAW-1: is in the log as a disclosure, with its sections and to whom', async () => {
      await page.goto(`${profile}/print/record?section=custody&section=nothing`);
      const auditor = await signIn(desk.url, 'auditor');
      const id = profile.split('/')[2];
      const { items } = (await auditor.get(`/audit?subject=${id}`).expect(200)).body as { items: object[] };
      expect(items[0]).toMatchObject({
        action: 'offender.printed',
        recipients: 'Helen Marsh',
        detail: { sections: ['custody'] },
      });
    });

    it('LAW-3: says OFFICIAL-SENSITIVE, who and when on each sheet of A4, without navigation', async () => {
      for (let round = 0; round < 15; round += 1) {
        await police.put(`${profile}/designations`, { mappaLevel: round % 2 }).expect(200);
      }
      await page.goto(`${profile}/print/record?section=timeline&section=custody&section=contacts`);
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
      const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
      expect(sheets).toBeGreaterThan(1);
      const text = textOf(pdf);
      if (text === null) return;
      expect(text).toHaveLength(sheets);
      for (const sheet of text) {
        expect(sheet).toMatch(/OFFICIAL-SENSITIVE/);
        expect(sheet).toMatch(/printed by Helen Marsh, 3 June 2014 at/);
        expect(sheet).not.toMatch(/Sign out|Print this record|Choose other sections/);
      }
      expect(text.join(' ')).toMatch(/HMP Nottingham/);
      expect(text.join(' ')).toMatch(/Priya Shah/);
    });

    it('LAW-4: holds for a partner what they may read, whatever they ask for', async () => {
      const partner = await desk.visit('drugs.worker');
      await partner.page.goto(`${profile}/print/record?section=decisions&section=history&section=custody`);
      expect(await partner.page.locator('.iom-printed__section > h2').allInnerTexts()).toEqual(['Custody']);
      const stranger = await desk.visit('housing.worker');
      const answer = await stranger.page.goto(`${profile}/print/record?section=custody`);
      expect(answer?.status()).toBe(404);
      await partner.context.close();
      await stranger.context.close();
    });
  });

  it.each(['', '?tab=timeline&kind=rag', '?tab=contacts', '/print', '/print/record?section=timeline'])(
    'is within reach of everybody, on a laptop and a phone: %s',
    (path) => expectWithinReach(profile + path),
  );
});

/** What stands on each sheet; null where no program that reads PDF is installed. */
function textOf(pdf: Buffer): string[] | null {
  try {
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
    return text.split('\f').slice(0, -1);
  } catch {
    return null;
  }
}
