import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findProblemsAtSizes } from '../support/check-page.js';
import { describeInBrowser } from '../support/find-chromium.js';
import { LAPTOP, openDesk, PHONE, type Desk, type Visitor } from '../support/open-page.js';
import { decide, openMeeting, probationAnswers, sendReferral } from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

const LONG = 'Featherstonehaughcholmondeley';

describeInBrowser(
  'every page on which a panel decides is within reach: WCAG 2.2 AA, no sideways scrolling',
  () => {
    let desk: Desk;
    let om: Client;
    let chair: Client;
    let visitor: Visitor;
    let page: Page;

    beforeAll(async () => {
      desk = await openDesk();
      om = await signIn(desk.url, 'om.chesterfield');
      chair = await signIn(desk.url, 'chair.chesterfield');
      visitor = await desk.visit('chair.chesterfield');
      ({ page } = visitor);
    });
    afterAll(() => desk.close());

    /** Looks at the page as it stands, at both sizes; `path` is opened first. */
    async function expectReach(name: string, path?: string, where: Page = page): Promise<void> {
      if (path !== undefined) await where.goto(path);
      await where.evaluate(`document.querySelectorAll('main details').forEach((why) => (why.open = true))`);
      expect(await findProblemsAtSizes(where, [LAPTOP, PHONE], `meeting-${name}`)).toEqual([]);
    }

    it('the list, and calling a meeting', async () => {
      await expectReach('list', '/meetings');
      await expectReach('new', '/meetings/new');
    });

    it('the room and the decision: without a quorum, with one, refused, decided, closed', async () => {
      const referral = await sendReferral(om, probationAnswers({ surname: LONG }));
      await sendReferral(om, probationAnswers());
      const thin = await openMeeting(chair, { agencies: ['police'] });
      await expectReach('room-thin', `/meetings/${thin}`);
      await expectReach('decide-thin', `/meetings/${thin}/referrals/${referral.id}`);
      await page.getByRole('button', { name: 'Record the decision' }).click();
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      await expectReach('decide-errors');
      await chair.post(`/meetings/${thin}/close`).expect(200);
      const meeting = await openMeeting(chair);
      await expectReach('room-open', `/meetings/${meeting}`);
      await decide(chair, meeting, referral.id, { reason: LONG.repeat(4) }).expect(201);
      await expectReach('room-decided', `/meetings/${meeting}`);
      const reader = await desk.visit('om.chesterfield');
      await expectReach('room-reader', `/meetings/${meeting}`, reader.page);
      await reader.context.close();
      await chair.post(`/meetings/${meeting}/close`).expect(200);
      await expectReach('room-closed', `/meetings/${meeting}`);
      await expectReach('list-filled', '/meetings?panel=chesterfield');
    });

    it('none of them makes the browser complain, of a script or of the content policy', () => {
      expect(visitor.complaints.filter((line) => !/status of 400/.test(line))).toEqual([]);
    });
  },
);
