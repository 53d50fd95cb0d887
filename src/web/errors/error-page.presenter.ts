import { paths } from '../shell/paths.js';

export interface ErrorPageInput {
  /** The HTTP status of the answer. */
  status: number;
  /** What went wrong, in plain English, when a rule or a use case said so; never a stack or a query. */
  message?: string | null;
  /** The rule that refused, where there is one. */
  rule?: string | null;
  /** For the service desk: the request's id. */
  reference?: string | null;
  signedIn: boolean;
}

export interface ErrorPageView {
  title: string;
  message: string | null;
  rule: string | null;
  whatNext: string[];
  link: { text: string; href: string };
  reference: string | null;
}

interface Words {
  title: string;
  whatNext: string[];
}

const KEPT = 'Go back in your browser: what you typed is still in the form.';
const UNCHANGED = 'Nothing was changed.';

const WORDS: Record<number, Words> = {
  400: {
    title: 'We could not read what was sent',
    whatNext: [UNCHANGED, KEPT, 'Check the entries and send the form again.'],
  },
  401: { title: 'You need to sign in', whatNext: ['Sign in, and you come back to the page you wanted.'] },
  403: {
    title: 'You cannot do this',
    whatNext: [
      'If you were sending a form, the page had perhaps been open too long: go back, reload it and send it again.',
      'If you think you should have access, ask your IOM administrator.',
    ],
  },
  404: {
    title: 'Page not found',
    whatNext: [
      'Check the address, if you typed or pasted it.',
      'The record may have been closed to you, or may never have existed.',
      'Look for the person in the cohort list.',
    ],
  },
  409: {
    title: 'This has already been done, or something else stands in the way',
    whatNext: [UNCHANGED, 'Go back, reload the page to see how things stand now, and decide again.'],
  },
  412: {
    title: 'Somebody else changed this record first',
    whatNext: [UNCHANGED, KEPT, 'Reload the record to see their version, then make your change again.'],
  },
  413: {
    title: 'That file is too large',
    whatNext: [UNCHANGED, 'Remove what is not needed from it, or split it in two, and choose it again.'],
  },
  422: { title: 'A rule does not allow this', whatNext: [UNCHANGED, KEPT] },
  429: {
    title: 'Too many requests',
    whatNext: ['Wait a minute, then try again.', 'If you were signing in, wait longer before each new try.'],
  },
  503: {
    title: 'The service is not available just now',
    whatNext: [
      'Nothing you had saved is lost.',
      KEPT,
      'Try again in a few minutes. If it goes on, tell the service desk.',
    ],
  },
};

const UNEXPECTED: Words = {
  title: 'Sorry, something went wrong',
  whatNext: [UNCHANGED, KEPT, 'Try again. If it happens again, tell the service desk what you were doing.'],
};

/** An error page: what happened, and what to do next. */
export function presentErrorPage({
  status,
  message,
  rule,
  reference,
  signedIn,
}: ErrorPageInput): ErrorPageView {
  const words = WORDS[status] ?? UNEXPECTED;
  return {
    title: words.title,
    message: message ?? null,
    rule: rule ?? null,
    whatNext: words.whatNext,
    link: signedIn
      ? { text: 'Go to the home page', href: paths.home() }
      : { text: 'Sign in', href: paths.signIn() },
    reference: reference ?? null,
  };
}
