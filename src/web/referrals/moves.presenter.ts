import {
  presentErrors,
  typed,
  type FormError,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';

export interface MoveInput {
  id: string;
  name: string;
  isDraft: boolean;
  values?: TypedValues;
  errors?: readonly FormError[];
}

export interface MoveView {
  title: string;
  lead: string;
  action: string;
  back: string;
  field: { id: string; label: string; hint: string; value: string; isLong: boolean };
  button: string;
  errors: FormErrors;
}

/** Takes a referral back before a decision (REF-5). */
export function presentWithdraw({ id, name, isDraft, values = {}, errors = [] }: MoveInput): MoveView {
  return {
    title: isDraft ? `Give up the draft about ${name}` : `Withdraw the referral of ${name}`,
    lead: isDraft
      ? 'It is closed and stays in your list as withdrawn. Nobody else has seen it.'
      : 'The panel does not decide over it any more, and the person is again what they were before. It cannot be undone: a new referral can be made.',
    action: paths.withdrawReferral(id),
    back: paths.referral(id),
    field: {
      ...{ id: 'reason', label: 'Why?', hint: 'It is kept with the referral', isLong: true },
      value: typed(values, 'reason'),
    },
    button: isDraft ? 'Give it up' : 'Withdraw it',
    errors: presentErrors(errors),
  };
}

/** Gives a referral to a colleague of the same agency (REF-5). */
export function presentHandOver({ id, name, values = {}, errors = [] }: MoveInput): MoveView {
  return {
    title: `Hand over the referral of ${name}`,
    lead: 'It is theirs from then on: they finish it, send it and hear of the decision. You no longer see it while it is a draft.',
    action: paths.handOverReferral(id),
    back: paths.referral(id),
    field: {
      ...{
        id: 'username',
        label: 'User name of your colleague',
        hint: 'Somebody of your own agency who may refer',
        isLong: false,
      },
      value: typed(values, 'username'),
    },
    button: 'Hand it over',
    errors: presentErrors(errors),
  };
}
