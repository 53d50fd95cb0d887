import type { PolicyContent } from './policy.js';

export type PolicyValue = number | string | boolean | null | readonly (number | string)[];

/** One value in which two policies differ. */
export interface PolicyDifference {
  /** `instruments.ogrs3.tier1From`, `exclusions.mappaLevels`, `readings.TIER-6` */
  field: string;
  from: PolicyValue;
  to: PolicyValue;
}

/** Every value in which one policy differs from another, in the order of the policy's parts. */
export function policyDifferences(from: PolicyContent, to: PolicyContent): PolicyDifference[] {
  const [before, after] = [flatten(from), flatten(to)];
  const fields = [...new Set([...before.keys(), ...after.keys()])];
  return fields
    .map((field) => ({ field, from: before.get(field) ?? null, to: after.get(field) ?? null }))
    .filter((difference) => JSON.stringify(difference.from) !== JSON.stringify(difference.to));
}

function flatten(policy: PolicyContent): Map<string, PolicyValue> {
  const { instruments, exclusions, routes, suitableIntelligence, ragStaleAfterDays, readings, ...single } =
    policy;
  const under = (name: string, part: object): [string, PolicyValue][] =>
    Object.entries(part).map(([key, value]) => [`${name}.${key}`, ordered(value as PolicyValue)]);
  return new Map<string, PolicyValue>([
    ...instruments.flatMap(({ name, ...rest }) => under(`instruments.${name}`, rest)),
    ...under('exclusions', exclusions),
    ...under('routes', routes),
    ...under('suitableIntelligence', suitableIntelligence ?? {}),
    ...Object.entries(single),
    ...under('ragStaleAfterDays', ragStaleAfterDays),
    ...readings.map(({ rule, text }): [string, PolicyValue] => [`readings.${rule}`, text]),
  ]);
}

/** The order of a list means nothing here. */
function ordered(value: PolicyValue): PolicyValue {
  return Array.isArray(value) ? [...(value as readonly (number | string)[])].sort() : value;
}
