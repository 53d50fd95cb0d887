/** What somebody is designated as; null is not recorded. */
export interface Designations {
  ppo: boolean;
  mappaLevel: number | null;
  registeredSexOffender: boolean | null;
  yosHighRisk: boolean | null;
  outOfAreaTransfer: boolean | null;
}

export type Designation = keyof Designations;

/** What is left out stays as it is recorded. */
export type TypedDesignations = { [Field in Designation]?: Designations[Field] | undefined };

const WORDS: Record<Designation, string> = {
  ppo: 'PPO',
  mappaLevel: 'MAPPA level',
  registeredSexOffender: 'registered sex offender',
  yosHighRisk: 'YOS high risk',
  outOfAreaTransfer: 'transfer from outside Derbyshire',
};
const FIELDS = Object.keys(WORDS) as Designation[];

const flag = (value: number | null): boolean | null => (value === null ? null : value === 1);

/** The designations of a person's row, whose flags are 0, 1 or null. */
export function designationsOf(row: Record<Designation, number | null>): Designations {
  return {
    ppo: row.ppo === 1,
    mappaLevel: row.mappaLevel,
    registeredSexOffender: flag(row.registeredSexOffender),
    yosHighRisk: flag(row.yosHighRisk),
    outOfAreaTransfer: flag(row.outOfAreaTransfer),
  };
}

/** Which designations would change. */
export const changesOf = (typed: TypedDesignations, before: Designations): Designation[] =>
  FIELDS.filter((field) => typed[field] !== undefined && typed[field] !== before[field]);

export const pickDesignations = (
  values: TypedDesignations,
  fields: readonly Designation[],
): Partial<Designations> => Object.fromEntries(fields.map((field) => [field, values[field]]));

/** `MAPPA level 2`, `YOS high risk: yes`. */
export function describeDesignation(field: Designation, value: boolean | number | null | undefined): string {
  if (field !== 'mappaLevel') return `${WORDS[field]}: ${value ? 'yes' : 'no'}`;
  return typeof value === 'number' ? `MAPPA level ${value}` : 'MAPPA level not known';
}
