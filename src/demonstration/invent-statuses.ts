import type { RagStatus } from '../modules/rag-status/index.js';
import type { Engagement, WantedStatus } from '../shared/rag.js';
import { pick, type Dice } from './dice.js';

/** A status as the panel set it, with a reason. */
export interface InventedStatus {
  status: RagStatus;
  reason: string;
}

/** How somebody's statuses came about, and the facts recorded since, which give the last of them (RAG-5). */
export interface InventedStatuses {
  /** The first first. */
  history: (InventedStatus & { daysAgo: number })[];
  /** When somebody said that the last is still right. */
  confirmedDaysAgo: number | null;
  wanted: WantedStatus[];
  engagement: { supervision: Engagement; treatment: Engagement } | null;
  intelligence: { text: string; source: number; assessment: string; daysAgo: number } | null;
}

/** For how long the last status has held, at the longest: some are stale by the policy (LAW-5). */
const LONGEST_DAYS: Record<RagStatus, number> = { red: 22, 'amber-alert': 20, amber: 42, green: 120 };
const WANTED: readonly WantedStatus[] = ['pnc-crime', 'wanted-for-arrest'];
const REPORTS = [
  'Selling power tools from the boot of a car behind the shops.',
  'Said to be planning burglaries with a cousin from across the county boundary.',
  'Seen at night on the industrial estate with bolt cutters.',
];

type Engagements = NonNullable<InventedStatuses['engagement']>;

const ENGAGEMENTS: Record<RagStatus, readonly Engagements[]> = {
  red: [
    { supervision: 'not-engaging', treatment: 'not-required' },
    { supervision: 'not-complying', treatment: 'engaging' },
  ],
  'amber-alert': [
    { supervision: 'not-engaging', treatment: 'engaging' },
    { supervision: 'engaging', treatment: 'not-engaging' },
  ],
  amber: [
    { supervision: 'not-complying', treatment: 'engaging' },
    { supervision: 'engaging', treatment: 'not-complying' },
  ],
  green: [
    { supervision: 'engaging', treatment: 'engaging' },
    { supervision: 'engaging', treatment: 'not-required' },
  ],
};

/** The facts agree with the reason that was given. */
function wantedFor(dice: Dice, reason: string): WantedStatus {
  if (/warrant/i.test(reason)) return 'pnc-warrant';
  return /recall/i.test(reason) ? 'pnc-licence-recall' : pick(dice, WANTED);
}

function engagementFor(dice: Dice, { status, reason }: InventedStatus): Engagements {
  const known = ENGAGEMENTS[status];
  const [ofSupervision, ofTreatment] = known;
  if (status === 'amber' && ofTreatment && /treatment/i.test(reason)) return ofTreatment;
  return status === 'amber' && ofSupervision ? ofSupervision : pick(dice, known);
}

/** Days and facts for statuses; where there is none, nothing is recorded of engagement either. */
export function inventStatuses(
  dice: Dice,
  statuses: readonly InventedStatus[],
  index: number,
): InventedStatuses {
  const latest = statuses.at(-1);
  if (latest === undefined) {
    return { history: [], confirmedDaysAgo: null, wanted: [], engagement: null, intelligence: null };
  }
  const last = latest.status;
  const held = 2 + dice(LONGEST_DAYS[last]);
  const before = held + 20 + dice(60);
  const isConfirmed = index % 4 === 1;
  // Of one in three, nobody has looked again since they were arrested: the record says that it differs (RAG-6).
  const wanted: WantedStatus[] =
    index % 3 === 0 ? [wantedFor(dice, latest.reason), 'none'] : [wantedFor(dice, latest.reason)];
  return {
    history: statuses.map((status, at) => ({
      ...status,
      daysAgo: at === statuses.length - 1 ? held : before,
    })),
    confirmedDaysAgo: isConfirmed ? 1 + dice(held - 1) : null,
    wanted: last === 'red' ? wanted : index % 2 === 0 ? ['none'] : [],
    engagement: engagementFor(dice, latest),
    intelligence:
      last === 'amber-alert'
        ? { text: pick(dice, REPORTS), source: 1, assessment: 'B', daysAgo: held + dice(10) }
        : null,
  };
}
