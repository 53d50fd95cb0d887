import type { PolicyContent } from '../../modules/partnership/index.js';
import type { Reason } from '../offenders/offender-record.js';
import { countOf } from '../shell/labels.js';
import type { ComingInListName } from '../shell/paths.js';

export type ListPolicy = Pick<PolicyContent, 'adultAge' | 'comingOfAgeMonths' | 'suitableIntelligence'>;

/** How the page speaks of one of its lists. */
export interface ListWords {
  heading: string;
  intro: string;
  one: string;
  many: string;
  columns: string[];
  nobody: string;
  filledBy: string;
  reasons: Reason[];
}

const MISSING_RULE: Reason = {
  rule: 'EXCL-3',
  text: 'Where something is not recorded that could change the decision, nobody is guessed in or out.',
};

function comingOfAge({ adultAge, comingOfAgeMonths }: ListPolicy): ListWords {
  const months = countOf(comingOfAgeMonths, 'month', 'months');
  return {
    heading: 'Coming of age',
    intro: `Young people of the Youth Offending Service’s high-risk group who turn ${adultAge} within ${months}, and those who have just done so and are not registered yet.`,
    one: 'young person',
    many: 'young people',
    columns: ['Person', 'Panel', 'Birthday', 'What happens then'],
    nobody: `Nobody of the high-risk group turns ${adultAge} within ${months}.`,
    filledBy: `Somebody appears here ${months} before they turn ${adultAge}, when “Youth Offending Service case with a high risk of re-offending” is recorded among their designations.`,
    reasons: [
      {
        rule: 'ROUTE-YOS',
        text: `A Youth Offending Service case posing a high risk of re-offending is registered on reaching ${adultAge}, whatever the score.`,
      },
      {
        rule: 'EXCL-AGE',
        text: `Under ${adultAge} nobody is registered: they are monitored with the YOS, and shown with the date of the birthday. Somebody born on 29 February reaches the age on 1 March in a common year.`,
      },
      MISSING_RULE,
    ],
  };
}

const TRANSFERS: ListWords = {
  heading: 'Transfers in',
  intro: 'People who were managed as PPO or IOM cases outside Derbyshire, the latest transfer first.',
  one: 'transfer',
  many: 'transfers',
  columns: ['Person', 'Panel', 'Came from', 'On the scheme'],
  nobody: 'Nobody is recorded as transferred from outside Derbyshire.',
  filledBy:
    'Somebody appears here when “PPO or IOM case transferred from outside Derbyshire” is recorded among their designations.',
  reasons: [
    {
      rule: 'ROUTE-OOA',
      text: 'A current PPO or IOM case from outside Derbyshire is registered on transfer in, whatever the score.',
    },
    MISSING_RULE,
  ],
};

function nominations({ adultAge, suitableIntelligence }: ListPolicy): ListWords {
  const suitable = suitableIntelligence && {
    rule: 'INT-3',
    text: `Intelligence is suitably graded when the source is ${suitableIntelligence.sources.join(' or ')} and the assessment ${suitableIntelligence.assessments.join(' or ')}.`,
  };
  return {
    heading: 'PPO nominations',
    intro: 'Prolific and other Priority Offenders, and on what the nomination rests, the latest first.',
    one: 'PPO',
    many: 'PPOs',
    columns: ['Person', 'Panel', 'Nominated', 'Intelligence it rests on', 'On the scheme'],
    nobody: 'Nobody is recorded as a PPO.',
    filledBy:
      'Somebody appears here when a police co-ordinator nominates them, or when a panel’s list that names them as a PPO is imported.',
    reasons: [
      {
        rule: 'ROUTE-PPO',
        text: `Somebody aged ${adultAge} or over with suitably graded intelligence recorded is registered as a PPO, whatever the score.`,
      },
      ...(suitable ? [suitable] : []),
      {
        rule: 'INT-4',
        text: 'Police see the intelligence itself; others only where it may be shared with their agency.',
      },
      MISSING_RULE,
    ],
  };
}

/** The words of a list, by the policy in force. */
export function listWords(list: ComingInListName, policy: ListPolicy): ListWords {
  switch (list) {
    case 'coming-of-age':
      return comingOfAge(policy);
    case 'transfers':
      return TRANSFERS;
    case 'ppo-nominations':
      return nominations(policy);
  }
}
