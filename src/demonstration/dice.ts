/** The same people every time: numbers that look random but come from a fixed beginning. */
export function makeDice(): Dice {
  let state = 20140601;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

/** A number from 0 up to, and without, the number of sides. */
export type Dice = (sides: number) => number;

export function pick<Item>(dice: Dice, items: readonly Item[]): Item {
  const item = items[dice(items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}
