import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
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
      contributions: { ageAndGender: -1.326, sanctionStatus: 0.46306, offence: -0.0607 },
    });
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
    ['ageAtFirstSanction', { ageAtFirstSanction: 31 }],
    ['offenceCategory', { offenceCategory: 'arson' }],
    ['offenceCategory', { offenceCategory: undefined }],
  ])('refuses what cannot be calculated, naming %s', async (field, change) => {
    const { body } = await manager.post('/ogrs3', { ...published, ...change }).expect(400);
    const { errors } = body as { errors: { field: string }[] };
    expect(errors.map((error) => error.field)).toEqual([field]);
  });
});
