import type { ReferralView } from '../../modules/referral-forms/index.js';
import { panelWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { withinWords } from './referral-words.presenter.js';

export interface SentView {
  title: string;
  body: string;
  next: string[];
  links: { text: string; href: string }[];
}

/** After a form was sent, or after the one button: where it went and what happens next (REF-4, REF-2). */
export function presentSent(referral: ReferralView, name: string): SentView {
  const { id, status, mailbox, panel, usual, offenderId, history } = referral;
  const links = [
    { text: 'Open the referral', href: paths.referral(id) },
    { text: 'All my referrals', href: paths.referrals() },
  ];
  if (status === 'withdrawn') {
    const last = history.at(-1);
    const record =
      offenderId === null ? [] : [{ text: `Open the record of ${name}`, href: paths.offender(offenderId) }];
    return {
      title: 'No form was needed',
      body: name,
      next: [last?.reason ?? 'The rules decide by themselves.'],
      links: [...record, ...links],
    };
  }
  const days = usual?.days ?? null;
  const usually = days === null ? [] : [`This panel usually decides ${withinWords(days)}.`];
  return {
    title: 'Referral sent',
    body: mailbox ? `To ${mailbox.name}` : name,
    next: [
      `The co-ordinator of ${panel ? panelWords(panel) : 'the panel'} has been told. It is on the agenda of the next tasking meeting, which accepts, declines or defers it (REF-6).`,
      ...usually,
      'You will see the decision and its reason here, on whatever page you have open, and among your notices.',
      'Until a meeting has it on its table you can amend it, or withdraw it.',
    ],
    links,
  };
}
