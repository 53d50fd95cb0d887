import type { Choice } from '../shell/form-errors.js';
import { RAG_KEYS, ragLabel } from '../shell/labels.js';

const YES_NO: readonly Choice[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];
const LEVELS: readonly Choice[] = ['1', '2', '3'].map((value) => ({ value, text: `Level ${value}` }));
const ROUTE_CHOICES: readonly Choice[] = [
  { value: 'ppo', text: 'Prolific and other Priority Offender (ROUTE-PPO)' },
  { value: 'yos', text: 'Youth Offending Service, high risk of re-offending (ROUTE-YOS)' },
  { value: 'outOfArea', text: 'PPO or IOM case from outside Derbyshire (ROUTE-OOA)' },
];
const SOURCES: readonly Choice[] = [
  { value: '1', text: '1, reliable' },
  { value: '2', text: '2, untested' },
  { value: '3', text: '3, not reliable' },
];
const ASSESSMENTS: readonly Choice[] = [
  { value: 'A', text: 'A, known directly' },
  { value: 'B', text: 'B, known indirectly but corroborated' },
  { value: 'C', text: 'C, known indirectly' },
  { value: 'D', text: 'D, not known' },
  { value: 'E', text: 'E, suspected false' },
];

/** Boxes for a number, by the place of its value in the policy; a label only where the place has no better words. */
export const NUMBERS: readonly { id: string; hint: string; label?: string }[] = [
  {
    id: 'exclusions.monthsWithoutConviction',
    hint: 'Whoever has had so many at liberty is excluded, 1 to 24 (EXCL-NO-CONVICTION)',
  },
  {
    id: 'comingOfAgeMonths',
    hint: 'Young people of the YOS high-risk group, 1 to 24 (ROUTE-YOS)',
    label: 'Months before the 18th birthday from which they are listed',
  },
  { id: 'partnerNeeds', hint: 'Of four: accommodation, ETE, drugs, alcohol (REF-3)' },
  { id: 'exitMonths', hint: '1 to 24 (EXIT-1)', label: 'Months until the exit stage' },
  ...RAG_KEYS.map((key) => ({
    id: `ragStaleAfterDays.${key}`,
    hint: '1 to 366 (LAW-5)',
    label: `Days after which ${ragLabel(key).text.toLowerCase()} is stale`,
  })),
];

/** Questions with answers to choose from. */
export const QUESTIONS: readonly { id: string; legend: string; hint: string; choices: readonly Choice[] }[] =
  [
    {
      id: 'exclusions.mappaLevels',
      legend: 'MAPPA levels that are excluded',
      hint: 'Managed by MAPPA instead (EXCL-MAPPA)',
      choices: LEVELS,
    },
    {
      id: 'exclusions.registeredSexOffenders',
      legend: 'Are registered sex offenders excluded?',
      hint: 'Managed by MAPPA or sex offender management instead (EXCL-SEX)',
      choices: YES_NO,
    },
    {
      id: 'unrecordedStopsDecision',
      legend: 'Does a fact that nobody has recorded stop a decision which would bring somebody in?',
      hint: 'If not, an exclusion that is not recorded does not hold (EXCL-3)',
      choices: YES_NO,
    },
    {
      id: 'routes',
      legend: 'Routes without a score',
      hint: 'Each brings somebody in whatever the score',
      choices: ROUTE_CHOICES,
    },
    {
      id: 'suitableIntelligence.sources',
      legend: 'Source gradings that carry a PPO nomination',
      hint: 'Together with the assessment gradings (INT-3)',
      choices: SOURCES,
    },
    {
      id: 'suitableIntelligence.assessments',
      legend: 'Assessment gradings that carry a PPO nomination',
      hint: 'Together with the source gradings (INT-3)',
      choices: ASSESSMENTS,
    },
  ];
