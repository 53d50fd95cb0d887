import type { CalendarDay } from '../shared/calendar-day.js';

/** What an invented form says beside what the record of a known person answers by itself (Appendix A). */
export interface InventedReferral {
  offenderId: string;
  [answer: string]: unknown;
}

const CONCERNS = [
  'Convicted of two shop thefts this spring; the shops on the high street name the same person every week.',
  'Burglary of a garage, and sheds entered nearby on three nights since. Says it pays for heroin.',
  'Thefts from vehicles near the station. Released in the winter, and back to the same friends.',
];
const ADDED_VALUE =
  'Joint visits with the neighbourhood team, a rapid way into treatment, and help with the tenancy.';

/** A form that is ready to be sent, whoever's the questions. */
export function inventReferral(
  offenderId: string,
  { completedBy, area, on, index }: { completedBy: string; area: string; on: CalendarDay; index: number },
): InventedReferral {
  return {
    offenderId,
    referredOn: on,
    currentOffencesOrConcerns: CONCERNS[index % CONCERNS.length],
    relevantFactors: {
      substanceMisuse: 'Heroin most days, and alcohol. Has a worker, and misses appointments.',
      accommodation: 'A room with a friend, who wants it back.',
      peersAndAssociates: 'Offends with two others who are known to the panel.',
    },
    addedValue: ADDED_VALUE,
    completedBy,
    area,
  };
}

export const probationPart = (offenderManager: string): object => ({
  probation: {
    offenderManager,
    contactNumber: '01246 000 000',
    currentOrders: 'Community order of 12 months with a drug rehabilitation requirement',
    previouslyOnScheme: false,
  },
});

export const partnerPart: object = {
  criteria: { riskToCommunity: false, needs: ['accommodation', 'drugs'] },
};
