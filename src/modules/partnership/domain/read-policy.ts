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

/**
 * Reads a stored policy. One of the first shape says here in full what it meant when decisions were made by it,
 * so that they replay to the same answer.
 */
export function readPolicy(stored: string): PolicyContent {
  const content = JSON.parse(stored) as PolicyContent | FirstShape;
  if ('instruments' in content) return content;
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
    readings,
  };
}
