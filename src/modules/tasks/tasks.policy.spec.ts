import { describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '../../shared/actor.js';
import type { TaskStatus } from './domain/task-state.js';
import { mayHandOutTasks, mayReadTask, whatMayBeDone } from './tasks.policy.js';

const actor = (role: Role, agency: string, id = 'me'): Actor => ({
  ...{ id, username: id, name: id, role, agency, panels: [], from: 'test' },
});
const task = (status: TaskStatus, createdById = 'somebody') => ({
  ...{ ownerAgency: 'housing', createdById, status, kind: null },
});
/** What is allowed, in words. */
const allowed = (who: Actor, status: TaskStatus, createdById?: string): string =>
  Object.entries(whatMayBeDone(who, task(status, createdById)))
    .filter(([, may]) => may)
    .map(([what]) => what)
    .join(' ');
const DECIDES = 'finish reassign handOn change cancel';

describe('what somebody may do with a task of housing (MEET-6)', () => {
  it.each<[Role, string, string, string]>([
    ['coordinator', 'police', DECIDES, 'reopen'],
    ['chair', 'probation-nps', DECIDES, 'reopen'],
    ['offender-manager', 'probation-nps', '', ''],
    ['offender-manager', 'housing', 'finish reassign', 'reopen'],
    // It would open the person's record to their agency by their own act (LAW-4).
    ['partner', 'housing', 'finish reassign', ''],
    ['partner', 'yos', '', ''],
    ['analyst', 'housing', '', ''],
    ['admin', 'housing', '', ''],
    ['auditor', 'housing', '', ''],
  ])('a %s of %s: open “%s”, closed “%s”', (role, agency, open, closed) => {
    expect(allowed(actor(role, agency), 'open')).toBe(open);
    expect(allowed(actor(role, agency), 'done')).toBe(closed);
    expect(allowed(actor(role, agency), 'cancelled')).toBe(closed);
  });

  it('whoever handed it out decides about it, while they still see the cohort', () => {
    expect(allowed(actor('offender-manager', 'probation-nps'), 'open', 'me')).toBe(DECIDES);
    expect(allowed(actor('partner', 'housing'), 'open', 'me')).toBe('finish reassign');
    expect(allowed(actor('analyst', 'police'), 'open', 'me')).toBe('');
  });

  it('nobody ends by hand what a rule ends (EXIT-6)', () => {
    const removal = { ...task('open', 'me'), ownerAgency: 'police', kind: 'ppo-removal' };
    for (const role of ['coordinator', 'chair', 'offender-manager'] as const)
      expect(Object.values(whatMayBeDone(actor(role, 'police'), removal))).not.toContain(true);
  });

  it.each<[Role, string, boolean, boolean]>([
    ['coordinator', 'police', true, true],
    ['chair', 'police', true, true],
    ['offender-manager', 'probation-crc', true, true],
    ['partner', 'housing', true, false],
    ['partner', 'yos', false, false],
    ['analyst', 'housing', false, false],
    ['auditor', 'police', false, false],
    ['admin', 'police', false, false],
  ])('a %s of %s reads it: %s; hands out tasks: %s (LAW-4)', (role, agency, reads, handsOut) => {
    const who = actor(role, agency);
    expect([mayReadTask(who, task('open')), mayHandOutTasks(who)]).toEqual([reads, handsOut]);
  });
});
