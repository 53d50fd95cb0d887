/** How a time on the scheme ends: by the six-month rule, or for a reason of its own. */
export const ENDINGS = ['six-months', 'excluded', 'long-custody', 'transferred-out', 'died'] as const;
export type Ending = (typeof ENDINGS)[number];

/** Endings that are facts and not a panel's choice: they are recorded without a meeting. */
export const WITHOUT_MEETING = ['transferred-out', 'died'] as const satisfies readonly Ending[];

export const ENDING_WORDS: Record<Ending, { words: string; rule: string }> = {
  'six-months': { words: 'six months without re-offending', rule: 'EXIT-1' },
  excluded: { words: 'managed elsewhere from now on', rule: 'EXCL-4' },
  'long-custody': { words: 'in custody for a long time', rule: 'EXIT-4' },
  'transferred-out': { words: 'moved out of Derbyshire', rule: 'EXIT-5' },
  died: { words: 'has died', rule: 'EXIT-5' },
};

export const isEnding = (value: unknown): value is Ending => (ENDINGS as readonly unknown[]).includes(value);
