import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../../../shared/domain-error.js';
import {
  CALLED_AS,
  mayDecide,
  MEETING_STATUSES,
  type CalledAs,
  type DecisionSubject,
  type MeetingStatus,
} from './meeting-decision.js';

const quorum = (present: number) => ({ agencies: [], present, needed: 3, quorate: present >= 3 });

function ruleOf(
  meeting: { calledAs: CalledAs; status: MeetingStatus; panel: string },
  is: DecisionSubject,
  present = 3,
): string | null {
  try {
    mayDecide(meeting, { is, panel: 'chesterfield' }, quorum(present));
    return null;
  } catch (error) {
    return error instanceof DomainError ? (error.details.rule ?? '') : 'another error';
  }
}

const open = (calledAs: CalledAs) => ({ calledAs, status: 'open' as const, panel: 'chesterfield' });

describe('a decision in a meeting', () => {
  it.each(CALLED_AS)('over a referral is for a tasking meeting, not another: %s (REF-6)', (calledAs) => {
    expect(ruleOf(open(calledAs), 'referral')).toBe(calledAs === 'tasking' ? null : 'REF-6');
  });

  it.each(CALLED_AS)('over leaving is for a panel or operational meeting: %s (EXIT-4)', (calledAs) => {
    expect(ruleOf(open(calledAs), 'offender')).toBe(calledAs === 'tasking' ? 'EXIT-4' : null);
  });

  it.each(MEETING_STATUSES)('is made in an open meeting only: %s (REF-6)', (status) => {
    expect(ruleOf({ ...open('tasking'), status }, 'referral')).toBe(status === 'open' ? null : 'REF-6');
  });

  it('is for the panel that the referral was sent to (REF-6)', () => {
    expect(ruleOf({ ...open('tasking'), panel: 'derby-city' }, 'referral')).toBe('REF-6');
  });

  it.each([
    [0, 'MEET-2'],
    [1, 'MEET-2'],
    [2, 'MEET-2'],
    [3, null],
    [4, null],
  ])('with %s agencies present (MEET-2): %s', (present, rule) => {
    expect(ruleOf(open('tasking'), 'referral', present)).toBe(rule);
  });

  it('says how many are present and how many are needed (MEET-2)', () => {
    const decide = (): void =>
      mayDecide(open('tasking'), { is: 'referral', panel: 'chesterfield' }, quorum(2));
    expect(decide).toThrow('2 of 3 agencies are present');
  });
});
