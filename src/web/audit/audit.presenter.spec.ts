import { describe, expect, it } from '@jest/globals';
import { presentAudit, type AuditEntry, type AuditInput } from './audit.presenter.js';

const entry: AuditEntry = {
  seq: 7,
  at: '2014-12-02T09:05:00Z',
  actor: 'Priya Nair',
  agency: 'housing',
  from: '10.1.2.3',
  what: 'Viewed the record',
  subjectType: 'offender',
  subjectId: '1',
  purpose: 'Court report',
  recipients: 'HMCTS',
};
const page = (changes: Partial<AuditInput> = {}) =>
  presentAudit({ entries: [entry], nextCursor: null, filter: {}, verification: null, ...changes });

describe('the audit page', () => {
  it('says who did what to what, when and from where', () => {
    expect(page().rows[0]).toEqual({
      seq: 7,
      at: '2 December 2014 at 9:05',
      who: 'Priya Nair',
      agency: 'Housing',
      what: 'Viewed the record',
      about: 'A person’s record',
      href: '/audit?subject=1',
      from: '10.1.2.3',
      note: 'Purpose: Court report. Disclosed to HMCTS',
    });
  });

  it.each([
    [{ ok: true, entries: 1, brokenAt: null, head: 'h' }, 'success', /whole: 1 entry/],
    [
      { ok: false, entries: 88, brokenAt: 1089, head: 'h', reason: 'it was changed' },
      'error',
      /at entry 1,089: it was changed/,
    ],
  ])('says whether the log is whole: %j', (verification, variant, words) => {
    const view = page({ verification }).verification;
    expect(view?.variant).toBe(variant);
    expect(view?.text).toMatch(words);
  });

  it('keeps the filter from page to page', () => {
    const view = page({ filter: { actor: 'Priya Nair', cursor: '99' }, nextCursor: '50' });
    expect(view.next).toBe('/audit?actor=Priya+Nair&cursor=50');
    expect(view.first).toBe('/audit?actor=Priya+Nair');
  });

  it.each([
    [{}, /log is empty/],
    [{ actor: 'x' }, /matches this filter/],
  ])('says why it shows nothing under %j', (filter, words) => {
    expect(page({ entries: [], filter }).empty).toMatch(words);
  });
});
