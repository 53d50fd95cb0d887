import { answerWords } from '../../modules/referral-forms/index.js';
import { presentCheck, type CheckView } from './check.presenter.js';
import type { FormError } from '../shell/form-errors.js';
import type { ReadReferral } from './read-referral.js';

/** Every answer of a referral, with what refused it. */
export const checkPage = (
  id: string,
  { referral, answers, steps, where, name, needed }: ReadReferral,
  refused: readonly FormError[] = [],
): CheckView =>
  presentCheck({
    ...{ id, name, steps, answers, where, needed, refused, status: referral.status, words: answerWords },
    errors: referral.missing,
    may: referral.may,
    maySubmit: referral.whereItGoes.maySubmit,
  });
