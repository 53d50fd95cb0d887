/** A mailbox of Appendix A with the panels whose referrals it takes, the first the usual one. */
export interface MailboxArea {
  key: string;
  mailbox: string;
  panels: readonly string[];
}

/**
 * REF-4: a referral goes to the mailbox of its area and so to that panel. Where a mailbox serves several panels, a
 * person who is already known to one of them stays with it.
 */
export function panelFor({ panels }: MailboxArea, knownPanel: string | null): string {
  const [usual] = panels;
  if (usual === undefined) throw new RangeError('No panel has this mailbox.');
  return knownPanel !== null && panels.includes(knownPanel) ? knownPanel : usual;
}
