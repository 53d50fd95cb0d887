import { completedYears, type CalendarDay } from '../../../shared/calendar-day.js';
import { DomainError } from '../../../shared/domain-error.js';
import type { EligibilityPolicy } from './eligibility.js';
import { suitableGradings } from './find-routes.js';

const refuse = (code: string, message: string): DomainError =>
  new DomainError({
    kind: 'refused',
    code,
    message,
    rule: 'ROUTE-PPO',
    errors: [{ field: 'ppo', message, rule: 'ROUTE-PPO' }],
  });

/**
 * Which of the recorded intelligence a PPO nomination rests on: the latest that is suitably graded (INT-3); null
 * under a policy by which the nominating officer vouches for it.
 *
 * @throws DomainError refused `ROUTE-PPO` under the adult age, or without suitably graded intelligence.
 */
export function nominatePpo<Item extends { grading: string }>(
  { dateOfBirth, intelligence }: { dateOfBirth: CalendarDay; intelligence: readonly Item[] },
  { adultAge, suitableIntelligence }: Pick<EligibilityPolicy, 'adultAge' | 'suitableIntelligence'>,
  on: CalendarDay,
): Item | null {
  if (completedYears(dateOfBirth, on) < adultAge)
    throw refuse('PPO.UNDER_AGE', `A PPO is ${adultAge} or over`);
  if (suitableIntelligence === null) return null;
  const found = intelligence.find(
    ({ grading }) => suitableGradings([grading], suitableIntelligence).length > 0,
  );
  if (found) return found;
  const { sources, assessments } = suitableIntelligence;
  throw refuse(
    'PPO.NO_SUITABLE_INTELLIGENCE',
    `Record suitably graded intelligence first: source ${sources.join(' or ')} and assessment ${assessments.join(' or ')} (INT-3)`,
  );
}
