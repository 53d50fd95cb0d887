import type { MeetingItemView, MeetingStatus } from '../../modules/tasking-meetings/index.js';
import { presentAnswers, type AnswerSection } from '../referrals/answers.presenter.js';
import { ragLabel, type Label } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { presentDecision, type DecisionCard } from './room-decisions.presenter.js';
import { presentDecideForm, type DecideForm } from './room-decide.presenter.js';
import { isAttended, isWhole, type RoomInput } from './room-input.presenter.js';
import type { AgencyNames } from './meeting-words.presenter.js';

/** A button that moves everybody's screen; only the chair has them. */
export interface FocusMove {
  action: string;
  itemId: string;
  text: string;
}

export interface FocusCard {
  /** Which item it is, so that what is typed for one is never sent for another. */
  id: string;
  heading: string;
  section: string | null;
  place: string | null;
  rag: Label | null;
  record: string | null;
  /** Nothing, or somebody of whom the reader may not know (LAW-4). */
  note: string | null;
  reasons: { rule: string; text: string; detail: string | null }[];
  carried: string | null;
  referral: { href: string; sections: AnswerSection[] } | null;
  decided: DecisionCard[];
  decide: DecideForm | null;
  /** Where a panel decides over staying or leaving (EXIT-4). */
  exit: string | null;
  /** What stands between it and a decision. */
  needed: string | null;
  previous: FocusMove | null;
  next: FocusMove | null;
  say: string;
}

const NOTHING = {
  ...{ section: null, place: null, rag: null, record: null, note: null, reasons: [], carried: null },
  ...{ referral: null, decided: [], decide: null, exit: null, needed: null, previous: null, next: null },
};

/** The item that everybody looks at, and what its chair can do about it (MEET-5). */
export function presentFocus(input: RoomInput, names: AgencyNames): FocusCard | null {
  const { meeting } = input;
  if (!isAttended(meeting)) return null;
  const { focus } = meeting;
  if (focus === null) return beforeTheFirst(input);
  const { item } = focus;
  const moves = presentMoves(input);
  if (item === null) {
    const heading = isWhole(meeting) ? 'Somebody who has left the scheme' : 'An item you have no part in';
    return { ...NOTHING, ...moves, id: 'hidden', heading, say: heading };
  }
  const decided = meeting.decisions.filter(({ itemId }) => itemId === item.id);
  return {
    ...NOTHING,
    ...moves,
    ...presentItem(item, input),
    decided: decided.map((decision) => presentDecision(decision, names)),
    ...presentDecideForm(item, input, names),
  };
}

const WHILE_NOTHING: Record<MeetingStatus, { heading: string; note: string }> = {
  scheduled: {
    heading: 'This meeting has not been opened yet',
    note: 'Its agenda goes on building itself until it opens. People can check in already.',
  },
  open: {
    heading: 'Nothing is in focus yet',
    note: 'The chair brings the first item up: it appears on every screen at once.',
  },
  closed: {
    heading: 'This meeting has been closed',
    note: 'Its minutes hold what was said and decided.',
  },
  cancelled: { heading: 'This meeting has been cancelled', note: 'It holds no agenda.' },
};

function beforeTheFirst(input: RoomInput): FocusCard {
  const words = WHILE_NOTHING[input.meeting.status];
  return { ...NOTHING, ...presentMoves(input), id: 'none', ...words, say: words.heading };
}

function presentItem(item: MeetingItemView, { meeting, referral, answerWords }: RoomInput) {
  const heading = item.name ?? item.summary;
  const place = isAttended(meeting) ? meeting.focus?.place : null;
  return {
    ...{ id: item.id, heading, section: item.sectionTitle, say: `Now: ${heading}` },
    place: place && place.position > 0 ? `Item ${place.position} of ${place.of}` : null,
    rag: item.rag === null ? null : ragLabel(item.rag),
    record: item.offenderId === null ? null : paths.offender(item.offenderId),
    reasons: item.reasons.map(({ rule, text, detail }) => ({ rule, text, detail })),
    carried: carriedWords(item.carried),
    referral:
      referral === null || item.referralId === null
        ? null
        : {
            href: paths.referral(item.referralId),
            sections: presentAnswers({
              ...{
                id: item.referralId,
                steps: referral.steps,
                answers: referral.answers,
                words: answerWords,
              },
              mayChange: false,
            }),
          },
  };
}

function carriedWords(carried: number): string | null {
  if (carried === 0) return null;
  return carried === 1
    ? 'Left over from the meeting before'
    : `Left over ${carried} times by meetings before`;
}

/** Whoever has the chair moves on and back; the forms name the item, so that a click too many moves nobody twice. */
function presentMoves({ meeting }: RoomInput): Pick<FocusCard, 'previous' | 'next'> {
  if (!isWhole(meeting) || !meeting.isChair) return { previous: null, next: null };
  const action = paths.focusMeeting(meeting.id);
  const { focus, agenda } = meeting;
  const nextId = focus === null ? agenda[0]?.id : focus.place?.nextId;
  const previousId = focus?.place?.previousId;
  const text = focus === null ? 'Begin with the first item' : 'Next item';
  return {
    previous: previousId ? { action, itemId: previousId, text: 'Previous item' } : null,
    next: nextId ? { action, itemId: nextId, text } : null,
  };
}
