import type { Actor } from '../../../shared/actor.js';

/** By what an agency is involved with somebody: as a whole, or its staff in one establishment. */
export interface Part {
  agency: string;
  establishment: string | null;
}

/** A part's name: `housing`, `prison@hmp nottingham`. */
export const partName = ({ agency, establishment }: Part): string =>
  establishment === null ? agency : `${agency}@${establishment.toLowerCase()}`;

/** The agency of a part, by its name. */
export const agencyOfPart = (name: string): string => name.split('@', 1)[0] ?? name;

/** The names of the parts that a partner's worker has: the agency's own, and that of where they work. */
export function partsOf({ agency, establishment }: Pick<Actor, 'agency' | 'establishment'>): string[] {
  const whole = partName({ agency, establishment: null });
  return establishment ? [whole, partName({ agency, establishment })] : [whole];
}
