import { formatDay } from '../../shared/calendar-day.js';
import { PATHWAY_WORDS } from '../../shared/pathway.js';
import type { Need, Pathway, PathwayStatus } from '../case-facts/index.js';

export { PATHWAY_WORDS };

export const NEED_WORDS: Readonly<Record<Need, string>> = {
  none: 'No need',
  identified: 'Need identified',
  'being-met': 'Need being met',
  met: 'Need met',
};

export const PATHWAY_STATUS_WORDS: Readonly<Record<PathwayStatus, string>> = {
  identified: 'Identified',
  referred: 'Referred',
  active: 'Active',
  completed: 'Completed',
  ended: 'Ended',
};

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
