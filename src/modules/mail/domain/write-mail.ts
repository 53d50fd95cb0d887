export const SUBJECT = 'IOM: there is news for you';

/** All that an e-mail says: that there is news, and where. No name, reference, status, panel or outcome (LAW-1). */
export const writeMail = (link: string): string =>
  [
    'There is news for you in the IOM cohort tracker. Sign in to read it:',
    link,
    'This e-mail says nothing of what it is about, on purpose. Nobody reads answers to it.',
    '',
  ].join('\n\n');
