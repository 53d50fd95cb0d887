/** A task as it was handed out some days ago, and what has become of it since. */
export interface InventedTask {
  action: string;
  ownerAgency: string;
  /** The user name of whom it was given to; the whole agency’s without it. */
  owner: string | null;
  handedOutDaysAgo: number;
  /** From today; negative where it is past. */
  dueInDays: number;
  isAboutSomebody: boolean;
  closed: { as: 'done' | 'cancelled'; daysAgo: number; by: string; note: string } | null;
}

const open = { closed: null, isAboutSomebody: true } as const;

/** A handful in each state for one panel; `panel` names whose police and probation they are. */
export const inventTasks = (panel: string): InventedTask[] => [
  {
    ...open,
    ...{ action: 'Call the landlord about the arrears before the notice runs out', ownerAgency: 'housing' },
    ...{ owner: 'housing.worker', handedOutDaysAgo: 10, dueInDays: -3 },
  },
  {
    ...open,
    ...{
      action: 'Offer a place in the Tuesday group and say whether it is taken',
      ownerAgency: 'drugs-alcohol',
    },
    ...{ owner: null, handedOutDaysAgo: 4, dueInDays: 1 },
  },
  {
    ...open,
    ...{ action: 'Visit at home with the neighbourhood officer', ownerAgency: 'police' },
    ...{ owner: `coordinator.${panel}`, handedOutDaysAgo: 2, dueInDays: 9 },
  },
  {
    ...{ action: 'Send the file of the years before 18', ownerAgency: 'yos', owner: 'yos.worker' },
    ...{ handedOutDaysAgo: 12, dueInDays: -2, isAboutSomebody: true },
    closed: {
      as: 'done',
      daysAgo: 5,
      by: 'yos.worker',
      note: 'Sent by secure mail; two old plans are with it.',
    },
  },
  {
    ...{ action: 'Ask the prison for a video link on release day', ownerAgency: 'prison', owner: null },
    ...{ handedOutDaysAgo: 9, dueInDays: 5, isAboutSomebody: true },
    closed: {
      ...{ as: 'cancelled', daysAgo: 6, by: `coordinator.${panel}` },
      note: 'He was released early; he is seen at the office instead.',
    },
  },
  {
    ...open,
    ...{ action: 'Bring the new list of landlords to the next meeting', ownerAgency: 'housing', owner: null },
    ...{ handedOutDaysAgo: 3, dueInDays: 6, isAboutSomebody: false },
  },
];
