import type { StaleAfterDays } from '../../../shared/rag-staleness.js';
import type { PolicyContent } from './policy.js';

/** What version 1 held, before exclusions, routes and instruments were data of their own. */
interface FirstShape {
  instrument: { name: string; months: number };
  tiers: { tier1From: number; tier2From: number };
  adultAge: number;
  excludedMappaLevels: number[];
  exitMonths: number;
  readings: { rule: string; text: string }[];
}

/** LAW-5, as the policies before it was data of theirs are read. */
export const RAG_STALE_AFTER_DAYS: StaleAfterDays = { red: 14, 'amber-alert': 14, amber: 28, green: 91 };

/**
 * Reads a stored policy. One of the first shape says here in full what it meant when decisions were made by it,
 * so that they replay to the same answer.
 */
export function readPolicy(stored: string): PolicyContent {
  const content = JSON.parse(stored) as PolicyContent | FirstShape;
  if ('instruments' in content) return { ...content, ragStaleAfterDays: staleDaysOf(content) };
  const { instrument, tiers, adultAge, excludedMappaLevels, exitMonths, readings } = content;
  return {
    instruments: [{ ...instrument, ...tiers }],
    adultAge,
    exclusions: {
      mappaLevels: excludedMappaLevels,
      registeredSexOffenders: true,
      monthsWithoutConviction: null,
    },
    routes: { ppo: true, yos: true, outOfArea: true },
    suitableIntelligence: null,
    unrecordedStopsDecision: false,
    partnerNeeds: null,
    comingOfAgeMonths: 6,
    exitMonths,
    ragStaleAfterDays: RAG_STALE_AFTER_DAYS,
    readings,
  };
}

/** A version stored before LAW-5 was data does not hold it. */
const staleDaysOf = ({ ragStaleAfterDays }: Partial<PolicyContent>): StaleAfterDays =>
  ragStaleAfterDays ?? RAG_STALE_AFTER_DAYS;
