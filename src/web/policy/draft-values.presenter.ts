import type { PolicyContent } from '../../modules/partnership/index.js';
import { dateFieldValues } from '../shell/date-field.js';
import type { TypedValues } from '../shell/form-errors.js';

export const ROUTES = ['ppo', 'yos', 'outOfArea'] as const;

/** What the form of a draft begins with: each box by the place of its value in the policy. */
export function draftValues(
  content: PolicyContent,
  { effectiveOn, sourceNote }: { effectiveOn: string | null; sourceNote: string | null },
): TypedValues {
  const { exclusions, routes, suitableIntelligence, instruments, readings } = content;
  const text = (value: number | null): string => (value === null ? '' : String(value));
  const yesNo = (value: boolean): string => (value ? 'yes' : 'no');
  return {
    ...Object.fromEntries(
      instruments.flatMap(({ name, tier1From, tier2From }) => [
        [`instruments.${name}.tier1From`, text(tier1From)],
        [`instruments.${name}.tier2From`, text(tier2From)],
      ]),
    ),
    'exclusions.mappaLevels': exclusions.mappaLevels.map(String),
    'exclusions.registeredSexOffenders': yesNo(exclusions.registeredSexOffenders),
    'exclusions.monthsWithoutConviction': text(exclusions.monthsWithoutConviction),
    unrecordedStopsDecision: yesNo(content.unrecordedStopsDecision),
    routes: ROUTES.filter((route) => routes[route]),
    'suitableIntelligence.sources': (suitableIntelligence?.sources ?? []).map(String),
    'suitableIntelligence.assessments': suitableIntelligence?.assessments ?? [],
    partnerNeeds: text(content.partnerNeeds),
    comingOfAgeMonths: text(content.comingOfAgeMonths),
    exitMonths: text(content.exitMonths),
    ...Object.fromEntries(
      Object.entries(content.ragStaleAfterDays).map(([rag, days]) => [
        `ragStaleAfterDays.${rag}`,
        text(days),
      ]),
    ),
    ...Object.fromEntries(readings.map(({ rule, text: words }) => [`readings.${rule}`, words])),
    ...dateFieldValues('effectiveOn', effectiveOn),
    sourceNote: sourceNote ?? '',
  };
}
