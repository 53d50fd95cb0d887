import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { ogrs3Cases } from '../support/ogrs3-cases.js';
import { expectOgrs3 } from '../support/ogrs3-model.js';
import { signIn, type Client } from '../support/sign-in.js';

const published = {
  gender: 'male',
  dateOfBirth: '1991-07-17',
  dateOfCurrentConviction: '2021-08-05',
  dateAtStartOfFollowUp: '2021-12-12',
  totalNumberOfSanctions: 2,
  ageAtFirstSanction: 21,
  offenceCategory: 'other',
};

describe('calculating OGRS 3', () => {
  let app: TestApp;
  let manager: Client;

  beforeAll(async () => {
    app = await buildTestApp();
    manager = await signIn(app.url, 'om.chesterfield');
  });
  afterAll(() => app.close());

  it('answers the Ministry’s published case with its band, its tier and what each factor adds', async () => {
    const { body } = await manager.post('/ogrs3', published).expect(200);
    expect(body).toMatchObject({
      oneYear: 9,
      twoYear: 17,
      band: 'low',
      tier: null,
      rule: 'TIER-N',
      instrument: 'ogrs3',
      instrumentVersion: '3.0',
      contributions: { ageAndGender: -1.326, sanctionStatus: 0.46306, offence: -0.0607 },
    });
    const explained = body.explanation as { factor: string; value: string; adds: number }[];
    expect(explained.map(({ factor, adds }) => [factor, adds])).toEqual(Object.entries(body.contributions));
    expect(explained[0]?.value).toBe('Male aged 30 to 34 at the start of follow-up');
  });

  it('says that many sanctions in a short career are automatic registration (TIER-1)', async () => {
    const prolific = { ...published, totalNumberOfSanctions: 120, offenceCategory: 'theft-non-motor' };
    const { body } = await manager.post('/ogrs3', prolific).expect(200);
    expect(body).toMatchObject({ tier: 1, rule: 'TIER-1', band: 'very-high' });
  });

  it.each([
    ['gender', { gender: 'other' }],
    ['dateOfBirth', { dateOfBirth: '1991-02-30' }],
    ['dateOfCurrentConviction', { dateOfCurrentConviction: '1991-07-17' }],
    ['dateAtStartOfFollowUp', { dateAtStartOfFollowUp: '2021-08-04' }],
    ['totalNumberOfSanctions', { totalNumberOfSanctions: '2' }],
    ['totalNumberOfSanctions', { totalNumberOfSanctions: 69.5 }],
    ['totalNumberOfSanctions', { totalNumberOfSanctions: null }],
    ['totalNumberOfSanctions', { totalNumberOfSanctions: -1 }],
    ['ageAtFirstSanction', { ageAtFirstSanction: '90' }],
    ['ageAtFirstSanction', { ageAtFirstSanction: 9 }],
    ['ageAtFirstSanction', { ageAtFirstSanction: 31 }],
    ['offenceCategory', { offenceCategory: 'arson' }],
    ['offenceCategory', { offenceCategory: undefined }],
  ])('refuses what cannot be calculated, naming %s', async (field, change) => {
    const { body } = await manager.post('/ogrs3', { ...published, ...change }).expect(400);
    const { errors } = body as { errors: { field: string; rule: string }[] };
    expect(errors.map((error) => [error.field, error.rule])).toEqual([[field, 'OGRS3']]);
  });

  it('answers 2,000 cases exactly as the model says', async () => {
    const cases = ogrs3Cases(2000, 2014);
    const answered: unknown[] = [];
    const ask = async (at: number): Promise<void> => {
      const answer = await fetch(`${app.url}/api/v1/ogrs3`, {
        method: 'POST',
        headers: { authorization: `Bearer ${manager.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(cases[at]),
      });
      const { oneYear, twoYear, band, tier } = (await answer.json()) as Record<string, unknown>;
      answered[at] = { oneYear, twoYear, band, tier };
    };
    let next = 0;
    const askOn = async (): Promise<void> => {
      while (next < cases.length) await ask(next++);
    };
    await Promise.all(Array.from({ length: 16 }, askOn));
    const expected = cases.map((sent) => {
      const score = expectOgrs3(sent);
      return { ...score, tier: score.twoYear >= 90 ? 1 : score.twoYear >= 70 ? 2 : null };
    });
    expect(answered).toEqual(expected);
  }, 120_000);
});
