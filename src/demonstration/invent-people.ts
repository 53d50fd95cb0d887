import type { RagStatus } from '../modules/rag-status/index.js';
import type { CalendarDay } from '../shared/calendar-day.js';
import { makeDice, pick, type Dice } from './dice.js';
import { inventFacts, inventYoungBirthDay, type InventedFacts } from './invent-facts.js';
import { inventStatuses, type InventedStatus, type InventedStatuses } from './invent-statuses.js';
import { inventSupport, type InventedSupport } from './invent-support.js';

export interface InventedPerson {
  details: {
    surname: string;
    forename: string;
    dateOfBirth: string;
    gender: string;
    panel: string;
    pncId: string;
    crn: string;
    address: string;
    primarySubstance: string | null;
    aliases: string[];
  };
  scores: { score: number; daysAgo: number }[];
  facts: InventedFacts;
  support: InventedSupport;
  statuses: InventedStatuses;
}

const HOW_MANY = 60;
const PANELS: [key: string, towns: string[]][] = [
  ['derby-city', ['Derby']],
  ['chesterfield', ['Chesterfield', 'Staveley', 'Clay Cross']],
  ['high-peak-and-dales', ['Buxton', 'Glossop', 'Matlock']],
  ['erewash-and-amber-valley', ['Ilkeston', 'Heanor', 'Ripley']],
  ['south-derbyshire', ['Swadlincote', 'Melbourne']],
];
const SURNAMES = [
  'Barlow', 'Chadwick', 'Dakin', 'Eyre', 'Fearn', 'Goodwin', 'Hallam', 'Ibbotson', 'Kirk', 'Longden',
  'Mellor', 'Needham', 'O’Hara', 'Redfern', 'Slack', 'Tunnicliffe', 'Walton', 'Yates',
]; // prettier-ignore
const MEN = [
  'Aaron',
  'Callum',
  'Craig',
  'Darren',
  'Jamie',
  'Jordan',
  'Kieran',
  'Lee',
  'Liam',
  'Ryan',
  'Shane',
  'Wayne',
];
const WOMEN = ['Chloë', 'Gemma', 'Jade', 'Kayleigh', 'Kirsty', 'Natasha', 'Stacey', 'Zoë'];
const STREETS = ['Station Road', 'Park Avenue', 'Queen Street', 'Chapel Lane', 'High Street', 'Mill Lane'];
const SUBSTANCES = ['Heroin', 'Crack cocaine', 'Alcohol', 'Cannabis', null];
const REASONS: Record<RagStatus, string[]> = {
  red: [
    'Recalled to prison; circulated on PNC this morning',
    'Failed to appear at court: warrant without bail',
  ],
  'amber-alert': ['Seen with known handlers, and missed three appointments in a row'],
  amber: ['Missed two supervision appointments', 'Stopped attending treatment; worker to visit'],
  green: ['Attending supervision and treatment; no concerns at tasking', 'Keeping to licence; started work'],
};
const CHECK_LETTERS = 'ZABCDEFGHJKLMNPQRTUVWXY';

/** An invented PNC ID with the right check letter (ID-PNC). */
function inventPncId(dice: Dice, year: number): string {
  const serial = String(100_000 + dice(800_000)).padStart(7, '0');
  return `${year}/${serial}${CHECK_LETTERS[Number(String(year).slice(2) + serial) % 23]}`;
}

function inventReasons(dice: Dice): InventedStatus[] {
  const say = (status: RagStatus): InventedStatus => {
    return { status, reason: pick(dice, REASONS[status]) };
  };
  const throwOf = dice(20);
  if (throwOf < 2) return [say('amber'), say('red')];
  if (throwOf < 5) return [say('green'), say('amber-alert')];
  if (throwOf < 10) return [say('amber')];
  if (throwOf < 18) return [say('green')];
  return [];
}

/** Who a score brings in: mostly tier 1, some waiting for a referral, a few under the threshold. */
function inventScores(dice: Dice, index: number): InventedPerson['scores'] {
  const current = index % 6 === 5 ? 70 + dice(20) : index % 13 === 12 ? 40 + dice(30) : 90 + dice(10);
  const earlier = { score: Math.max(current - 5 - dice(15), 20), daysAgo: 300 + dice(200) };
  const latest = { score: current, daysAgo: 5 + dice(120) };
  return dice(3) === 0 ? [earlier, latest] : [latest];
}

type Beginning = Omit<InventedPerson, 'support' | 'statuses'> & { statuses: InventedStatus[] };

function inventPerson(dice: Dice, index: number, today: CalendarDay): Beginning {
  const thisYear = Number(today.slice(0, 4));
  const [panel, towns] = pick(dice, PANELS);
  const isWoman = dice(6) === 0;
  const born = thisYear - 20 - dice(35);
  const dateOfBirth = `${born}-${String(1 + dice(12)).padStart(2, '0')}-${String(1 + dice(28)).padStart(2, '0')}`;
  const facts = inventFacts(dice, index);
  const youngBirthDay = facts.isYoung ? inventYoungBirthDay(today, index) : null;
  const yearOfBirth = youngBirthDay === null ? born : Number(youngBirthDay.slice(0, 4));
  const surname = pick(dice, SURNAMES);
  return {
    details: {
      surname,
      forename: pick(dice, isWoman ? WOMEN : MEN),
      dateOfBirth: youngBirthDay ?? dateOfBirth,
      gender: isWoman ? 'female' : 'male',
      panel,
      pncId: inventPncId(dice, Math.min(yearOfBirth + 14 + dice(6), thisYear)),
      crn: `X${100_000 + index * 7_919}`,
      address: `${1 + dice(180)} ${pick(dice, STREETS)}, ${pick(dice, towns)}`,
      primarySubstance: pick(dice, SUBSTANCES),
      aliases: dice(8) === 0 ? [`${surname}, ${pick(dice, MEN)}`] : [],
    },
    scores: facts.isYoung ? [] : inventScores(dice, index),
    facts,
    statuses: inventReasons(dice),
  };
}

/** About sixty invented people with some history. No one of them exists. */
export function inventPeople(today: CalendarDay): InventedPerson[] {
  const dice = makeDice();
  // Dice of their own, so that the people stay as they are.
  const others = makeDice();
  const further = makeDice();
  return Array.from({ length: HOW_MANY }, (_, index) => {
    const person = inventPerson(dice, index, today);
    const { panel, primarySubstance } = person.details;
    const { isYoung } = person.facts;
    return {
      ...person,
      support: inventSupport(others, { index, panel, primarySubstance, isYoung }),
      statuses: inventStatuses(further, person.statuses, index),
    };
  });
}
