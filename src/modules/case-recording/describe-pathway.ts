import { formatDay } from '../../shared/calendar-day.js';
import { NEED_WORDS, PATHWAY_STATUS_WORDS, PATHWAY_WORDS } from '../../shared/pathway.js';
import type { Pathway } from '../case-facts/index.js';

/** `Accommodation, need identified, referred to Derby Homes (Housing) since 1 May 2014`, for the history. */
export function describePathway(
  { pathway, need, status, provider, providerAgency, from, to }: Pathway,
  agencies: readonly { key: string; name: string }[],
): string {
  const agency = agencies.find(({ key }) => key === providerAgency)?.name ?? null;
  const by = provider && agency ? `${provider} (${agency})` : (provider ?? agency);
  const until = to === null ? `since ${formatDay(from)}` : `from ${formatDay(from)} to ${formatDay(to)}`;
  const words = [
    PATHWAY_WORDS[pathway],
    NEED_WORDS[need].toLowerCase(),
    PATHWAY_STATUS_WORDS[status].toLowerCase(),
  ];
  return [...words, ...(by === null ? [] : [by]), until].join(', ');
}
