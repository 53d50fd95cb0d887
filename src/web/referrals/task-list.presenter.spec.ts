import { describe, expect, it } from '@jest/globals';
import type { ReferralMay, StepState } from '../../modules/referral-forms/index.js';
import { presentTaskList, type TaskListInput } from './task-list.presenter.js';
import type { WhereItGoesView } from './where-it-goes.presenter.js';

const error = (message: string): StepState['errors'][number] => ({ field: message, message, rule: 'REF-1' });
const state = (slug: string, errors: string[], isUntouched: boolean): StepState => ({
  ...{ slug, title: `The ${slug}`, isUntouched, errors: errors.map(error) },
});
const may: ReferralMay = {
  ...{ edit: true, amend: false, submit: true, withdraw: true, handOver: true, identify: false },
};
const present = (steps: StepState[], more: Partial<TaskListInput> = {}) =>
  presentTaskList({
    ...{ id: 'r', name: 'Lee Mottram', status: 'draft', changedAt: '2014-06-03T13:05:00.000Z', steps, may },
    ...{ needed: null, where: {} as WhereItGoesView },
    ...more,
  });

describe('the list of the form’s pages', () => {
  it('says of each page how far it is and what is missing', () => {
    const { tasks, summary, saved } = present([
      state('person', [], false),
      state('contact', ['Enter their address'], true),
      state('probation', ['One', 'Two', 'Three'], false),
      state('extra', [], true),
    ]);
    expect(tasks.map(({ status, hint }) => [status.text, hint])).toEqual([
      ['Completed', null],
      ['Not started', null],
      ['Incomplete', 'One. Two, and 1 more'],
      ['Optional', null],
    ]);
    expect(summary).toBe('2 of 4 pages are completed.');
    expect(saved).toBe('Last saved on 3 June 2014 at 14:05');
  });

  it('cannot be checked and sent before every page is completed', () => {
    expect(present([state('person', ['One'], false)]).last).toMatchObject({
      href: null,
      status: { text: 'Cannot start yet' },
    });
    expect(present([state('person', [], false)]).last.href).toBe('/referrals/r/check');
  });

  it('shows what the panel asked for (REF-5)', () => {
    expect(present([], { status: 'deferred', needed: 'A drug test' }).needed).toBe('A drug test');
  });
});
