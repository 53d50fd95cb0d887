import type { FieldError } from '../../../shared/domain-error.js';
import type { PolicyContent } from './policy.js';

/** Any part of a policy, as somebody sent it; what is left out stays as it is. */
export type TypedPolicy = { [Part in keyof PolicyContent]?: unknown };

/** A policy of the right outline whose values nobody has checked yet. */
export interface MergedPolicy extends Record<keyof PolicyContent, unknown> {
  instruments: Record<string, unknown>[];
  exclusions: Record<string, unknown>;
  routes: Record<string, unknown>;
  suitableIntelligence: Record<string, unknown> | null;
  ragStaleAfterDays: Record<string, unknown>;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const GRADINGS = { sources: [], assessments: [] };

/**
 * Lays what was typed over a policy: a part that is left out stays, and so does a value left out of a part.
 * Instruments are the scheme's own; their thresholds can be changed, but none is added or taken away here.
 */
export function mergePolicy(
  base: PolicyContent,
  typed: TypedPolicy,
): { merged: MergedPolicy; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const tidied = { ...typed, readings: tidyReadings(typed.readings) };
  const given = Object.fromEntries(Object.entries(tidied).filter(([, value]) => value !== undefined));
  const part = (
    name: 'exclusions' | 'routes' | 'ragStaleAfterDays',
    rule?: string,
  ): Record<string, unknown> => mergePart(name, { ...base[name] }, given[name], errors, rule);
  const grading = given['suitableIntelligence'];
  const merged: MergedPolicy = {
    ...base,
    ...given,
    instruments: mergeInstruments(base, given['instruments'], errors),
    exclusions: part('exclusions'),
    routes: part('routes'),
    ragStaleAfterDays: part('ragStaleAfterDays', 'LAW-5'),
    suitableIntelligence:
      grading === null || (grading === undefined && base.suitableIntelligence === null)
        ? null
        : mergePart(
            'suitableIntelligence',
            { ...(base.suitableIntelligence ?? GRADINGS) },
            grading,
            errors,
            'INT-3',
          ),
  };
  return { merged, errors };
}

function mergePart(
  name: string,
  base: Record<string, unknown>,
  typed: unknown,
  errors: FieldError[],
  rule?: string,
): Record<string, unknown> {
  if (typed === undefined) return base;
  if (!isRecord(typed)) {
    errors.push({ field: name, message: `${name} must name its values`, ...(rule ? { rule } : {}) });
    return base;
  }
  refuseUnknown(name, base, typed, errors);
  return { ...base, ...typed };
}

function mergeInstruments(
  { instruments }: PolicyContent,
  typed: unknown,
  errors: FieldError[],
): Record<string, unknown>[] {
  const refuse = (field: string, message: string): void =>
    void errors.push({ field, message, rule: 'TIER-1' });
  if (typed !== undefined && !(Array.isArray(typed) && typed.every(isRecord))) {
    refuse('instruments', 'instruments must be a list, each with its name and thresholds');
    return instruments.map((instrument) => ({ ...instrument }));
  }
  const given = typed ?? [];
  for (const { name } of given) {
    const known = instruments.some((instrument) => instrument.name === name);
    const isOnce = given.filter((other) => other['name'] === name).length === 1;
    if (!known || !isOnce)
      refuse('instruments', 'Name each instrument of the policy at most once, and no other');
  }
  return instruments.map((instrument) => {
    const change = given.find(({ name }) => name === instrument.name);
    if (!change) return { ...instrument };
    const field = `instruments.${instrument.name}`;
    refuseUnknown(field, { ...instrument }, change, errors);
    if (change['months'] !== undefined && change['months'] !== instrument.months) {
      refuse(
        `${field}.months`,
        `This instrument looks ${instrument.months} months ahead, which cannot be changed`,
      );
    }
    return { ...instrument, ...change };
  });
}

function refuseUnknown(at: string, known: object, typed: object, errors: FieldError[]): void {
  for (const name of Object.keys(typed)) {
    if (Object.hasOwn(known, name)) continue;
    errors.push({ field: `${at}.${name}`, message: `${at}.${name} is not known here` });
  }
}

/** Words are kept without the blanks around them. */
function tidyReadings(readings: unknown): unknown {
  if (!Array.isArray(readings)) return readings;
  return (readings as unknown[]).map((reading) => {
    if (!isRecord(reading)) return reading;
    const { rule, text } = reading;
    return { rule, text: typeof text === 'string' ? text.replace(/\s+/g, ' ').trim() : text };
  });
}
