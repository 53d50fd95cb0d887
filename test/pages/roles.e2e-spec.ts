import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeInBrowser } from '../support/find-chromium.js';
import { openDesk, waitForLive, wordsOf, type Desk } from '../support/open-page.js';
import { addPerson } from '../support/people.js';
import { signIn } from '../support/sign-in.js';

const MARKUP = '<img src=x onerror=alert(1)>';
const DISPLAY_OF_MARKING = `getComputedStyle(document.querySelector('.iom-print-header')).display`;
const FORMULA = '=HYPERLINK("http://example.test","click")';

describeInBrowser('what each role sees', () => {
  let desk: Desk;
  let profile = '';
  let hostile = '';

  beforeAll(async () => {
    desk = await openDesk();
    const client = await signIn(desk.url, 'coordinator.chesterfield');
    profile = `/offenders/${(await addPerson(client, { surname: 'Staniforth' })).id}`;
    const person = await addPerson(client, {
      surname: 'Testrow',
      aliases: [MARKUP],
      address: FORMULA,
      notes: `</script><script>alert(1)</script> ${MARKUP}`,
    });
    hostile = `/offenders/${person.id}`;
    await client
      .put(`${hostile}/rag`, { status: 'red', reason: `"><svg onload=alert(1)> ${MARKUP}` })
      .expect(200);
  });
  afterAll(() => desk.close());

  it.each([
    [
      'coordinator.chesterfield',
      [
        'Home',
        'Cohort',
        'Referrals',
        'Coming in',
        'Exits',
        'Meetings',
        'Tasks',
        'OGRS calculator',
        'Imports',
        'Policy',
      ],
      ['Set RAG status', 'Record a score', 'Edit details', 'Print this record', 'Who can see this?'],
    ],
    [
      'om.chesterfield',
      ['Home', 'Cohort', 'Referrals', 'Coming in', 'Exits', 'Meetings', 'Tasks', 'OGRS calculator', 'Policy'],
      ['Set RAG status', 'Record a score', 'Edit details', 'Print this record', 'Who can see this?'],
    ],
    [
      'chair.chesterfield',
      ['Home', 'Cohort', 'Referrals', 'Coming in', 'Exits', 'Meetings', 'Tasks', 'OGRS calculator', 'Policy'],
      ['Print this record', 'Who can see this?'],
    ],
  ])('%s: the sections %j, and on a record the actions %j', async (username, sections, actions) => {
    const { page, context, complaints } = await desk.visit(username);
    await page.goto(profile);
    expect(await page.getByRole('navigation', { name: 'Main' }).getByRole('link').allInnerTexts()).toEqual(
      sections,
    );
    expect(await page.locator('.iom-person__actions > a').allInnerTexts()).toEqual(actions);
    await waitForLive(page);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each([
    ['housing.worker', ['Home', 'Cohort', 'Referrals', 'Tasks', 'OGRS calculator']],
    ['analyst', ['Home']],
    ['admin', ['Home', 'Policy', 'Agreements', 'Audit']],
    ['auditor', ['Home', 'Agreements', 'Audit']],
  ])('%s: the sections %j, none of which fails, and no record', async (username, sections) => {
    const { page, context, complaints } = await desk.visit(username);
    await page.goto('/');
    const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    expect(await links.allInnerTexts()).toEqual(sections);
    for (const section of sections) {
      await links.filter({ hasText: section }).click();
      await page
        .getByRole('navigation', { name: 'Main' })
        .locator('[aria-current]', { hasText: section })
        .waitFor();
      const told = await wordsOf(page.locator('main'));
      expect(told).not.toMatch(/You cannot do this|not available to you/);
      // Of somebody whom their agency does not work with a partner learns whom to ring, and nothing more.
      const others = page.locator('#others');
      const pointers = (await others.count()) > 0 ? await wordsOf(others) : '';
      expect(told.replace(pointers, '')).not.toContain('Staniforth');
    }
    expect(await wordsOf(page.locator('main'))).not.toContain('There is nobody on the list yet');
    expect(await page.locator('#live-state').count()).toBe(username === 'housing.worker' ? 1 : 0);
    expect(complaints).toEqual([]);
    const answer = await page.goto(profile);
    expect([403, 404]).toContain(answer?.status());
    expect(await wordsOf(page.locator('body'))).not.toContain('Staniforth');
    await context.close();
  });

  it.each([
    ['chair.chesterfield', '/audit', 403, 'You cannot do this'],
    ['chair.chesterfield', '/imports', 403, 'You cannot do this'],
    ['om.chesterfield', '/offenders/nobody', 404, 'Page not found'],
    ['om.chesterfield', '/no-such-page', 404, 'Page not found'],
  ])(
    '%s at %s: %i says what happened, what to do next, and leads back',
    async (username, path, status, title) => {
      const { page, context } = await desk.visit(username);
      expect((await page.goto(path))?.status()).toBe(status);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(title);
      expect(await page.getByRole('main').getByRole('listitem').count()).toBeGreaterThan(1);
      await page.getByRole('link', { name: 'Go to the home page' }).click();
      await page.getByRole('heading', { name: /^Hello/ }).waitFor();
      await context.close();
    },
  );

  it('show what was typed as text, whatever it looks like, and run none of it', async () => {
    const { page, context, complaints } = await desk.visit('coordinator.derby-city');
    let wasRun = false;
    page.on('dialog', (dialog) => {
      wasRun = true;
      void dialog.dismiss();
    });
    for (const path of [
      hostile,
      `${hostile}?tab=rag`,
      `${hostile}/edit`,
      '/cohort?q=%3Cimg%20src%3Dx%3E',
      '/',
    ]) {
      await page.goto(path);
      await waitForLive(page);
      expect(await page.locator('main img, main svg[onload], main script').count()).toBe(0);
    }
    await page.goto(hostile);
    expect(await wordsOf(page.locator('#card-identity'))).toContain(MARKUP);
    expect(await wordsOf(page.locator('#card-identity'))).toContain(FORMULA);
    expect(await page.locator('a[href*="example.test"]').count()).toBe(0);
    expect(wasRun).toBe(false);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('carry OFFICIAL-SENSITIVE with who and when, on the screen and on paper', async () => {
    const { page, context } = await desk.visit('coordinator.chesterfield');
    for (const path of [
      '/',
      '/cohort',
      profile,
      `${profile}/rag`,
      '/offenders/new',
      '/imports',
      '/no-such-page',
    ]) {
      await page.emulateMedia({ media: 'screen' });
      await page.goto(path);
      expect(await page.locator('.iom-marking').isVisible()).toBe(true);
      expect(await wordsOf(page.locator('.iom-footer'))).toMatch(
        /OFFICIAL-SENSITIVE.*Helen Marsh, \d+ \w+ \d{4} at/,
      );
      await page.emulateMedia({ media: 'print' });
      const header = page.locator('.iom-print-header');
      // A table's header group is printed at the top of every sheet.
      expect(await page.evaluate(DISPLAY_OF_MARKING)).toBe('table-header-group');
      expect(await wordsOf(header)).toMatch(/OFFICIAL-SENSITIVE.*printed by Helen Marsh, \d+ \w+ \d{4} at/);
      expect(await page.locator('[data-print="never"]:visible').count()).toBe(0);
    }
    await context.close();
  });

  it('carry OFFICIAL-SENSITIVE for somebody who is not signed in', async () => {
    const { page, context, complaints } = await desk.visit(null);
    await page.goto(profile);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    expect(await page.locator('.iom-marking').isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
