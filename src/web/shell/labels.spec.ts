import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../shared/calendar-day.js';
import {
  agedWords,
  agencyWords,
  countOf,
  dayWords,
  panelWords,
  ragLabel,
  roleWords,
  routeWords,
  shortDayWords,
  statusWords,
  tierWords,
} from './labels.js';

describe('the words of the product', () => {
  it.each([
    ['red', { key: 'red', text: 'Red' }],
    ['amber-alert', { key: 'amber-alert', text: 'Amber alert' }],
    ['amber', { key: 'amber', text: 'Amber' }],
    ['green', { key: 'green', text: 'Green' }],
    ['none', { key: 'none', text: 'Not set' }],
    [null, { key: 'none', text: 'Not set' }],
  ])('names the RAG status %s in a word', (rag, label) => {
    expect(ragLabel(rag)).toEqual(label);
  });

  it.each([
    ['registered', 'Registered'],
    ['not-registered', 'Not registered'],
    ['exited', 'Left the scheme'],
  ])('says %s as people do', (status, words) => {
    expect(statusWords(status)).toBe(words);
  });

  it.each([
    [1, 'Tier 1'],
    ['2', 'Tier 2'],
    [null, 'No tier'],
    ['none', 'No tier'],
  ])('names the tier %s', (tier, words) => {
    expect(tierWords(tier)).toBe(words);
  });

  it.each([
    ['tier-1', 'Tier 1: OGRS score of 90 or more'],
    ['TIER-1', 'Tier 1: OGRS score of 90 or more'],
    ['ROUTE-PPO', 'Prolific and other Priority Offender'],
    ['something-new', 'something-new'],
    [null, 'Not recorded'],
  ])('names the route %s', (route, words) => {
    expect(routeWords(route)).toBe(words);
  });

  it.each([
    ['high-peak-and-dales', 'High Peak and Dales'],
    ['derby-city', 'Derby City'],
  ])('spells the panel %s', (key, words) => {
    expect(panelWords(key)).toBe(words);
  });

  it.each([
    [0, '0 people'],
    [1, '1 person'],
    [1200, '1,200 people'],
  ])('counts %i', (count, words) => {
    expect(countOf(count, 'person', 'people')).toBe(words);
  });

  it('writes days as GOV.UK does, and leaves alone what is no day', () => {
    expect(dayWords('2014-06-03')).toBe('3 June 2014');
    expect(shortDayWords('2014-06-03')).toBe('3 Jun 2014');
    expect(dayWords('about 1985')).toBe('about 1985');
  });

  it.each([
    ['1985-06-03', ', aged 28'],
    ['1985-06-02', ', aged 29'],
    ['unknown', ''],
  ])('tells the age of somebody born on %s', (born, words) => {
    expect(agedWords(born, calendarDay('2014-06-02'))).toBe(words);
  });

  it('names roles and agencies, an unknown agency as it stands', () => {
    expect(roleWords('coordinator')).toBe('IOM co-ordinator');
    expect(agencyWords('yos')).toBe('Youth Offending Service');
    expect(agencyWords('somebody-new')).toBe('somebody-new');
  });
});
