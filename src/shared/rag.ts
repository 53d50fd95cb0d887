/** The statuses of Appendix B, from the most severe to the least. */
export const RAG_STATUSES = ['red', 'amber-alert', 'amber', 'green'] as const;
export type RagStatus = (typeof RAG_STATUSES)[number];

/** RAG-5: circulated on PNC as wanted, of which kind; or wanted for arrest and not yet on PNC. */
export const WANTED_STATUSES = [
  'none',
  'pnc-warrant',
  'pnc-crime',
  'pnc-licence-recall',
  'wanted-for-arrest',
] as const;
export type WantedStatus = (typeof WANTED_STATUSES)[number];

/** RAG-5: with supervision, and with treatment. `not-engaging` is also not complying. */
export const ENGAGEMENTS = ['engaging', 'not-complying', 'not-engaging', 'not-required'] as const;
export type Engagement = (typeof ENGAGEMENTS)[number];

export const isRagStatus = (value: unknown): value is RagStatus =>
  (RAG_STATUSES as readonly unknown[]).includes(value);

export const isWantedStatus = (value: unknown): value is WantedStatus =>
  (WANTED_STATUSES as readonly unknown[]).includes(value);

export const isEngagement = (value: unknown): value is Engagement =>
  (ENGAGEMENTS as readonly unknown[]).includes(value);
