import type { MeetingItemView } from '../../modules/tasking-meetings/index.js';
import { tick, typed, type Choice, type TypedValues } from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';
import { agencyName, quorumWords, type AgencyNames } from './meeting-words.presenter.js';
import type { RoomInput } from './room-input.presenter.js';

/** Where the words of an agency that is present, and says no, are written down. */
export interface DissentBox {
  name: string;
  label: string;
  value: string;
}

export interface DecideForm {
  action: string;
  /** For whom: what is typed stays with them when the meeting moves on. */
  about: string;
  outcomes: Choice[];
  reason: string;
  informationNeeded: string;
  dissent: DissentBox[];
  /** Is something typed in the part that is folded away? */
  isMoreOpen: boolean;
  warning: string | null;
}

export const OUTCOMES: readonly Choice[] = [
  { value: 'accept', text: 'Accept' },
  { value: 'decline', text: 'Decline' },
  { value: 'defer', text: 'Defer' },
];

/** The field in which the dissent of an agency is typed. */
export const dissentField = (agency: string): string => `dissent-${agency}`;

export const presentDissent = (
  present: readonly string[],
  names: AgencyNames,
  values: TypedValues = {},
): DissentBox[] =>
  present.map((agency) => ({
    name: dissentField(agency),
    label: agencyName(names, agency),
    value: typed(values, dissentField(agency)),
  }));

/** Staying or leaving has a page of its own: it asks what an exit asks (EXIT-4). */
function exitOf(item: MeetingItemView, { meeting, mayRun }: RoomInput): string | null {
  const isDecided = item.state === 'decided' || meeting.status !== 'open';
  if (!item.key.startsWith('exit:') || item.offenderId === null || isDecided || !mayRun) return null;
  return paths.decideExit(meeting.id, item.offenderId);
}

/** The decision over the referral in focus, or what stands before it, in the order in which it can be mended (REF-6). */
export function presentDecideForm(
  item: MeetingItemView,
  input: RoomInput,
  names: AgencyNames,
): { decide: DecideForm | null; exit: string | null; needed: string | null } {
  const { meeting, mayRun, values = {} } = input;
  const none = (needed: string | null) => ({ decide: null, exit: exitOf(item, input), needed });
  if (item.referralId === null || item.state === 'decided') return none(null);
  if (meeting.status !== 'open') return none('It was not decided: it waits for the next meeting (MEET-4).');
  if (item.offenderId === null) {
    return none(
      'The co-ordinator must first say who it is about: somebody on the list may be meant (REF-7).',
    );
  }
  if (!mayRun) return none('The chair or the co-ordinator records the decision.');
  const { quorum } = meeting;
  const dissent = presentDissent(quorum.agencies, names, values);
  const informationNeeded = typed(values, 'informationNeeded');
  const isAsked = (input.errors ?? []).some(({ field }) => /^(informationNeeded|dissent)/.test(field));
  return {
    needed: null,
    exit: null,
    decide: {
      action: paths.decideInMeeting(meeting.id, item.referralId),
      about: item.name ?? '',
      outcomes: tick(OUTCOMES, [typed(values, 'outcome')]),
      reason: typed(values, 'reason'),
      informationNeeded,
      dissent,
      isMoreOpen: isAsked || informationNeeded !== '' || dissent.some(({ value }) => value !== ''),
      warning: quorum.quorate ? null : `${quorumWords(quorum)}: a decision needs ${quorum.needed}.`,
    },
  };
}
