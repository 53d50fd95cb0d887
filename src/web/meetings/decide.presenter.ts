import {
  presentErrors,
  tick,
  typed,
  type Choice,
  type FormError,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';
import type { WhereItGoesView } from '../referrals/where-it-goes.presenter.js';
import type { DissentBox } from './room-decide.presenter.js';
import type { AnswerSection } from '../referrals/answers.presenter.js';

export interface DecideInput {
  meetingId: string;
  referralId: string;
  name: string;
  /** Who is present (MEET-2). */
  quorum: { words: string; isQuorate: boolean; agencies: string };
  sections: AnswerSection[];
  where: WhereItGoesView;
  dissent: DissentBox[];
  values?: TypedValues;
  errors?: readonly FormError[];
}

export interface DecideView extends Pick<DecideInput, 'quorum' | 'sections' | 'where' | 'dissent'> {
  title: string;
  action: string;
  back: string;
  topic: string;
  outcomes: Choice[];
  reason: string;
  informationNeeded: string;
  errors: FormErrors;
}

const OUTCOMES: readonly Choice[] = [
  { value: 'accept', text: 'Accept', hint: { text: 'Registers the person at once' } },
  { value: 'decline', text: 'Decline', hint: { text: 'The person is again what they were before' } },
  { value: 'defer', text: 'Defer', hint: { text: 'Asks the referrer for information; they send it again' } },
];

/** What a tasking meeting decides over a referral (REF-5, REF-6). */
export function presentDecide(input: DecideInput): DecideView {
  const { meetingId, referralId, name, quorum, sections, where, dissent, values = {}, errors = [] } = input;
  return {
    title: `Decide over the referral of ${name}`,
    action: paths.decideInMeeting(meetingId, referralId),
    back: paths.meeting(meetingId),
    topic: `meeting:${meetingId}`,
    quorum,
    sections,
    where,
    dissent,
    outcomes: tick(OUTCOMES, [typed(values, 'outcome')]),
    reason: typed(values, 'reason'),
    informationNeeded: typed(values, 'informationNeeded'),
    errors: presentErrors(errors, { dissent: dissent[0]?.name ?? 'outcome' }),
  };
}
