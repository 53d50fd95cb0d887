import { addDays, addMonths, type CalendarDay } from '../shared/calendar-day.js';
import type { OffenceCategory } from '../shared/offence-category.js';
import { pick, type Dice } from './dice.js';

/** What the rules ask about somebody, invented; days are counted back from today. */
export interface InventedFacts {
  mappaLevel: number | null;
  registeredSexOffender: boolean | null;
  convictions: { daysAgo: number; category: OffenceCategory }[];
  custody: {
    establishment: string;
    /** Below 0 for whoever is due. */
    daysAgo: number;
    releasedDaysAgo: number | null;
    dueInDays: number;
  } | null;
  /** Nominated on intelligence of this text and grading. */
  ppo: { text: string; source: number; assessment: string; daysAgo: number } | null;
  transfer: { transferredFrom: string; transferredAs: 'ppo' | 'iom'; daysAgo: number } | null;
  /** A case of the Youth Offending Service, about to come of age. */
  isYoung: boolean;
}

const CATEGORIES: OffenceCategory[] = [
  'burglary-domestic',
  'burglary-other',
  'theft-non-motor',
  'robbery',
  'theft-from-vehicles',
  'violence',
];
const PRISONS = ['HMP Nottingham', 'HMP Ranby', 'HMP Foston Hall', 'HMP Sudbury'];
const AREAS = ['Nottinghamshire', 'Staffordshire', 'South Yorkshire', 'Greater Manchester'];
const REPORTS = [
  'Named by two callers as selling tools taken from sheds on the allotments.',
  'Seen three nights in a row trying car doors near the railway station.',
  'Said to be driving others to commercial burglaries across the county boundary.',
];

/** Somebody who turns 18 a few weeks from today, each on a day of their own. */
export const inventYoungBirthDay = (today: CalendarDay, index: number): CalendarDay =>
  addMonths(addDays(today, 9 + (index % 5) * 31), -18 * 12);

function inventConvictions(dice: Dice, index: number): InventedFacts['convictions'] {
  if (index % 17 === 16) return [];
  // Convicted in the last six months of what was done before them: on the scheme (EXCL-2), and due to leave (EXIT-2).
  const isConvictedLate = index % 5 === 2;
  const latest = index % 14 === 13 ? 220 + dice(300) : isConvictedLate ? 160 + dice(18) : 12 + dice(130);
  const earlier = Array.from({ length: dice(3) }, (_, which) => latest + (which + 1) * (60 + dice(200)));
  return [latest, ...earlier].map((daysAgo) => ({ daysAgo, category: pick(dice, CATEGORIES) }));
}

/** Some are inside, of whom every other one at Nottingham; some were; some are sentenced and due there. */
function inventCustody(dice: Dice, index: number): InventedFacts['custody'] {
  const isInside = index % 9 === 4;
  const wasInside = index % 9 === 7;
  if (index % 30 === 20) {
    return {
      establishment: 'HMP Nottingham',
      daysAgo: -9 - (index % 7),
      releasedDaysAgo: null,
      dueInDays: 0,
    };
  }
  if (!isInside && !wasInside) return null;
  const establishment = pick(dice, PRISONS);
  return {
    establishment: isInside && index % 2 === 0 ? 'HMP Nottingham' : establishment,
    daysAgo: 30 + dice(60),
    releasedDaysAgo: isInside ? null : 1 + dice(20),
    dueInDays: 5 + dice(60),
  };
}

/** The facts of one invented person: most are clear of every exclusion, some are not, of some too little is known. */
export function inventFacts(dice: Dice, index: number): InventedFacts {
  const isYoung = index % 20 === 3;
  return {
    mappaLevel: index % 20 === 19 ? 2 : index % 15 === 8 ? null : index % 6 === 1 ? 1 : 0,
    registeredSexOffender: index % 15 === 8 ? null : false,
    convictions: inventConvictions(dice, index),
    custody: isYoung ? null : inventCustody(dice, index),
    ppo:
      isYoung || dice(7) > 0
        ? null
        : {
            text: pick(dice, REPORTS),
            source: 1 + dice(2),
            assessment: pick(dice, ['A', 'B']),
            daysAgo: 2 + dice(20),
          },
    transfer:
      index % 25 === 12
        ? {
            transferredFrom: pick(dice, AREAS),
            transferredAs: pick(dice, ['ppo', 'iom']),
            daysAgo: 3 + dice(60),
          }
        : null,
    isYoung,
  };
}
