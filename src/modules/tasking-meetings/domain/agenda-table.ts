import type { MeetingKind } from './agenda-kind.js';

/** What can bring somebody, or something, onto an agenda. */
export const ITEM_KINDS = [
  'referral',
  'critical',
  'status-change',
  'release',
  'registration',
  'exclusion',
  'exit-due',
  'exit-held',
  'four-years',
  'overdue-task',
  'added',
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export const ITEM_STATES = ['waiting', 'reached', 'decided', 'taken-off'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export type SectionKey =
  | 'referrals'
  | 'critical'
  | 'status-changes'
  | 'releases'
  | 'registrations'
  | 'removals'
  | 'held'
  | 'exits-due'
  | 'four-years'
  | 'overdue-tasks'
  | 'added';

export const SECTION_WORDS: Readonly<Record<SectionKey, string>> = {
  referrals: 'Referrals waiting',
  critical: 'Critical cases',
  'status-changes': 'Statuses changed since the last meeting',
  releases: 'Releases from custody',
  registrations: 'Registered since the last meeting',
  removals: 'Removals from the scheme',
  held: 'Held back from leaving',
  'exits-due': 'Due to leave: for the next panel meeting',
  'four-years': 'On the scheme for four years and more',
  'overdue-tasks': 'Overdue tasks',
  added: 'Added by the chair',
};

interface KindInMeeting {
  kind: ItemKind;
  section: SectionKey;
  /** Decided by itself; what is not is a matter of the person, of whom there is one item. */
  isDecision: boolean;
}

const spoken = (kind: ItemKind, section: SectionKey): KindInMeeting => ({ kind, section, isDecision: false });
const decided = (kind: ItemKind, section: SectionKey): KindInMeeting => ({ kind, section, isDecision: true });

/**
 * Which matters belong to which meeting, in the order in which they are taken. MEET-4 names what every agenda builds
 * itself from; a referral is decided in tasking meetings only (REF-6). MEET-3 gives panel and operational meetings
 * their order (critical cases, releases, removals), and with EXIT-4 and EXCL-4 what is decided there: to a tasking
 * meeting an exit that is due is news of a person. COH-5 is reviewed there too. **reading**
 */
export const AGENDA_TABLE: Readonly<Record<MeetingKind, readonly KindInMeeting[]>> = {
  tasking: [
    decided('referral', 'referrals'),
    spoken('critical', 'critical'),
    spoken('status-change', 'status-changes'),
    spoken('release', 'releases'),
    spoken('registration', 'registrations'),
    spoken('exit-due', 'exits-due'),
    spoken('overdue-task', 'overdue-tasks'),
    spoken('added', 'added'),
  ],
  panel: [
    spoken('critical', 'critical'),
    spoken('release', 'releases'),
    decided('exclusion', 'removals'),
    decided('exit-due', 'removals'),
    decided('exit-held', 'held'),
    spoken('status-change', 'status-changes'),
    spoken('registration', 'registrations'),
    spoken('four-years', 'four-years'),
    spoken('overdue-task', 'overdue-tasks'),
    spoken('added', 'added'),
  ],
};

/**
 * What happened stays to be spoken about until somebody has; what merely is (a critical status, an exit that is due)
 * is on the next agenda only while it is so.
 */
export const OUTLASTS: readonly ItemKind[] = ['status-change', 'release', 'registration', 'added'];

/** Of a person who stays over from an earlier meeting, what a decision waits for: it is left until it is decided. */
export const isLeftUntilDecided = (key: string): boolean =>
  key.startsWith('referral:') || key.startsWith('exit:');

/** Where a kind stands in a meeting; null where it does not belong. */
export function placeOf(kind: ItemKind, meeting: MeetingKind): (KindInMeeting & { order: number }) | null {
  const order = AGENDA_TABLE[meeting].findIndex((each) => each.kind === kind);
  const found = AGENDA_TABLE[meeting][order];
  return found ? { ...found, order } : null;
}
