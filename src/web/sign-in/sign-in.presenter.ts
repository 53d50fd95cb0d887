import { presentErrors, type FormError, type FormErrors } from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';

/** Why somebody who was signed in has to sign in again. */
export const SIGNED_OUT_BECAUSE = ['idle', 'expired', 'signed-out', 'ended', 'needed'] as const;
export type SignedOutBecause = (typeof SIGNED_OUT_BECAUSE)[number];

export interface SignInInput {
  username?: string;
  /** A local address to go on to after signing in. */
  next?: string | null;
  because?: string | null;
  errors?: readonly FormError[];
}

export interface SignInView {
  title: string;
  action: string;
  username: string;
  next: string;
  notice: string | null;
  errors: FormErrors;
}

const NOTICES: Record<SignedOutBecause, string> = {
  idle: 'You were signed out because nothing happened for a while. What you had typed is kept in this tab.',
  expired: 'You were signed out because your session reached its longest time. Sign in again to go on.',
  'signed-out': 'You have signed out.',
  ended: 'Your session was ended, by you elsewhere or by an administrator. Sign in again to go on.',
  needed: 'Sign in to see that page.',
};

const isBecause = (text: unknown): text is SignedOutBecause =>
  SIGNED_OUT_BECAUSE.some((because) => because === text);

export function presentSignIn({ username = '', next, because, errors = [] }: SignInInput): SignInView {
  return {
    title: 'Sign in',
    action: paths.signIn(),
    username,
    next: next ?? '',
    notice: isBecause(because) && errors.length === 0 ? NOTICES[because] : null,
    errors: presentErrors(errors),
  };
}
