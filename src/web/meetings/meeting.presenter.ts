import type { MeetingView } from '../../modules/tasking-meetings/index.js';
import type { ReferralSummary } from '../../modules/referral-forms/index.js';
import {
  choose,
  presentErrors,
  typed,
  type Choice,
  type FormError,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import { instantWords, panelWords, type Label } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { decisionWords, referredName } from '../referrals/referral-words.presenter.js';
import {
  agencyName,
  calledWords,
  meetingStatus,
  quorumWords,
  type AgencyNames,
} from './meeting-words.presenter.js';
import type { ReadMeeting } from './read-meeting.js';

export interface MeetingInput extends ReadMeeting {
  reader: { name: string; agency: string };
  /** May this reader open and close it, check others in and record decisions? */
  mayRun: boolean;
  mayAttend: boolean;
  values?: TypedValues;
  errors?: readonly FormError[];
}

export interface WaitingReferral {
  id: string;
  name: string;
  href: string;
  from: string;
  age: string;
  /** Where it can be decided now; null where something is needed first. */
  decide: string | null;
  needed: string;
}

export interface RoomView {
  title: string;
  id: string;
  topic: string;
  back: string;
  status: Label;
  line: string;
  quorum: { words: string; isQuorate: boolean; agencies: string; note: string; say: string };
  open: string | null;
  close: string | null;
  people:
    | { id: string; name: string; agency: string; since: string; leave: string | null; hasLeft: boolean }[]
    | null;
  checkIn: { action: string; isSelf: boolean; isOthers: boolean; name: string; agencies: Choice[] } | null;
  errors: FormErrors;
  referrals: WaitingReferral[] | null;
  agenda: { id: string; name: string; href: string; what: string; rule: string | null }[];
  decisions: {
    id: string;
    name: string;
    href: string | null;
    outcome: Label;
    reason: string;
    needed: string | null;
    rule: string;
    by: string;
    present: string;
  }[];
  /** A partner who was checked in is told that there is a meeting, and no more. */
  isWhole: boolean;
}

const isWhole = (meeting: ReadMeeting['meeting']): meeting is MeetingView => 'agenda' in meeting;

/** What stands between a referral and a decision, in the order in which it can be mended (REF-6, MEET-2). */
function neededFor(referral: ReferralSummary, { meeting, mayRun }: MeetingInput): string {
  const { quorum, status } = meeting;
  if (referral.offenderId === null) {
    return 'The co-ordinator must first say who it is about: somebody on the list may be meant (REF-7).';
  }
  if (status !== 'open') return 'The meeting has to be opened first.';
  if (!quorum.quorate) return `${quorumWords(quorum)}: a decision needs ${quorum.needed} (MEET-2).`;
  return mayRun ? 'Ready to be decided.' : 'The chair or the co-ordinator records the decision.';
}

function presentReferral(
  referral: ReferralSummary,
  input: MeetingInput,
  names: AgencyNames,
): WaitingReferral {
  const { id, ageInDays, agency, owner, offenderId } = referral;
  const { meeting, mayRun } = input;
  const isReady = offenderId !== null && meeting.status === 'open' && meeting.quorum.quorate && mayRun;
  return {
    id,
    name: referredName(referral),
    href: paths.referral(id),
    from: `${owner.name}, ${agencyName(names, agency)}`,
    age:
      ageInDays === null || ageInDays === 0
        ? 'Sent today'
        : `Waiting ${ageInDays === 1 ? '1 day' : `${ageInDays} days`}`,
    decide: isReady ? paths.decideInMeeting(meeting.id, id) : null,
    needed: neededFor(referral, input),
  };
}

function presentPeople(input: MeetingInput, names: AgencyNames): RoomView['people'] {
  const { meeting, reader, mayRun } = input;
  if (!isWhole(meeting)) return null;
  const isGoing = meeting.status === 'scheduled' || meeting.status === 'open';
  return meeting.attendance.map(({ id, name, agency, arrivedAt, leftAt }) => {
    const isSelf = name === reader.name && agency === reader.agency;
    return {
      id,
      name,
      agency: agencyName(names, agency),
      since:
        leftAt === null
          ? `since ${instantWords(arrivedAt).split(' at ').at(-1)}`
          : `left at ${instantWords(leftAt).split(' at ').at(-1)}`,
      leave: leftAt === null && isGoing && (mayRun || isSelf) ? paths.leaveMeeting(meeting.id, id) : null,
      hasLeft: leftAt !== null,
    };
  });
}

function presentCheckIn(input: MeetingInput): RoomView['checkIn'] {
  const { meeting, reader, mayRun, mayAttend, agencies, values = {} } = input;
  const isGoing = meeting.status === 'scheduled' || meeting.status === 'open';
  if (!isGoing || !mayAttend || !isWhole(meeting)) return null;
  const isHere = meeting.attendance.some(
    ({ name, agency, leftAt }) => leftAt === null && name === reader.name && agency === reader.agency,
  );
  if (!mayRun && isHere) return null;
  const choices = agencies.map(({ key, name }) => ({ value: key, text: name }));
  return {
    action: paths.checkInToMeeting(meeting.id),
    isSelf: !isHere,
    isOthers: mayRun,
    name: typed(values, 'name'),
    agencies: choose([{ value: '', text: 'Choose an agency' }, ...choices], typed(values, 'agency')),
  };
}

function presentDecisions({ meeting }: MeetingInput, names: AgencyNames): RoomView['decisions'] {
  if (!isWhole(meeting)) return [];
  return meeting.decisions.map(
    ({ id, name, referralId, outcome, reason, informationNeeded, rule, ...rest }) => ({
      id,
      name,
      href: referralId === null ? null : paths.referral(referralId),
      outcome: { key: outcome, text: decisionWords(outcome) },
      reason,
      needed: informationNeeded,
      rule,
      by: `${instantWords(rest.decidedAt)}, recorded by ${rest.decidedBy}`,
      present: rest.agencies.map((key) => agencyName(names, key)).join(', '),
    }),
  );
}

function presentQuorum({ meeting: { quorum } }: MeetingInput, names: AgencyNames): RoomView['quorum'] {
  const words = quorumWords(quorum);
  return {
    words,
    isQuorate: quorum.quorate,
    agencies:
      quorum.agencies.map((key) => agencyName(names, key)).join(', ') || 'Nobody has been checked in yet',
    note: quorum.quorate
      ? 'Decisions can be made. Several people of one agency are one agency (MEET-2).'
      : `Decisions need ${quorum.needed} agencies; the meeting can go on talking (MEET-2).`,
    say: words,
  };
}

/** The room of a meeting: who is there, what waits and what is needed to decide it, and what was decided. */
export function presentMeeting(input: MeetingInput): RoomView {
  const { meeting, referrals, agencies, mayRun, errors = [] } = input;
  const { id, kind, panel, startsAt, status, chair } = meeting;
  const names = new Map(agencies.map(({ key, name }) => [key, name]));
  const others = isWhole(meeting) ? meeting.agenda.filter((item) => item.referralId === null) : [];
  return {
    title: `${calledWords(kind)} of ${panelWords(panel)}`,
    id,
    topic: `meeting:${id} meetings referrals cohort`,
    back: paths.meetings({ panel }),
    status: meetingStatus(status),
    line: `${instantWords(startsAt)}${chair ? `, chaired by ${chair}` : ''}`,
    quorum: presentQuorum(input, names),
    open: mayRun && status === 'scheduled' ? paths.openMeeting(id) : null,
    close: mayRun && status === 'open' ? paths.closeMeeting(id) : null,
    people: presentPeople(input, names),
    checkIn: presentCheckIn(input),
    errors: presentErrors(errors),
    referrals: referrals && referrals.items.map((referral) => presentReferral(referral, input, names)),
    agenda: others.map(({ id: item, name, offenderId, summary, rule }) => ({
      ...{ id: item, name: name ?? 'The meeting', what: summary, rule },
      href: offenderId === null ? paths.meeting(id) : paths.offender(offenderId),
    })),
    decisions: presentDecisions(input, names),
    isWhole: isWhole(meeting),
  };
}
