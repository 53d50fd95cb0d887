import type { PolicyContent, TypedPolicyDraft } from '../../modules/partnership/index.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { addDays } from '../../shared/calendar-day.js';
import { readDateField } from '../shell/date-field.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';

/**
 * Reads the form of a draft. The rules judge the values; only a date that is none is told here, as its boxes are.
 * An exclusion by time, gradings or needs that the draft does not have stay so while nothing is entered.
 */
export function readDraftForm(
  values: TypedValues,
  base: PolicyContent,
  today: CalendarDay,
): { draft: TypedPolicyDraft; errors: FormError[] } {
  const date = readDateField(values, {
    field: 'effectiveOn',
    called: 'Effective date',
    whenEmpty: 'Enter the effective date',
    earliest: addDays(today, 1),
  });
  const orNone = (field: string, now: number | null): unknown =>
    now === null && typed(values, field).trim() === '' ? null : wholeNumber(typed(values, field));
  const routes = ticked(values, 'routes');
  const draft: TypedPolicyDraft = {
    instruments: base.instruments.map(({ name }) => ({
      name,
      tier1From: wholeNumber(typed(values, `instruments.${name}.tier1From`)),
      tier2From: wholeNumber(typed(values, `instruments.${name}.tier2From`)),
    })),
    exclusions: {
      mappaLevels: ticked(values, 'exclusions.mappaLevels').map(wholeNumber),
      registeredSexOffenders: yesNo(values, 'exclusions.registeredSexOffenders'),
      monthsWithoutConviction: orNone(
        'exclusions.monthsWithoutConviction',
        base.exclusions.monthsWithoutConviction,
      ),
    },
    routes: {
      ppo: routes.includes('ppo'),
      yos: routes.includes('yos'),
      outOfArea: routes.includes('outOfArea'),
    },
    suitableIntelligence: readGradings(values, base),
    unrecordedStopsDecision: yesNo(values, 'unrecordedStopsDecision'),
    partnerNeeds: orNone('partnerNeeds', base.partnerNeeds),
    comingOfAgeMonths: wholeNumber(typed(values, 'comingOfAgeMonths')),
    exitMonths: wholeNumber(typed(values, 'exitMonths')),
    ragStaleAfterDays: Object.fromEntries(
      Object.keys(base.ragStaleAfterDays).map((rag) => [
        rag,
        wholeNumber(typed(values, `ragStaleAfterDays.${rag}`)),
      ]),
    ),
    readings: base.readings.map(({ rule }) => ({ rule, text: typed(values, `readings.${rule}`) })),
    effectiveOn: date.day ?? '',
    sourceNote: typed(values, 'sourceNote'),
  };
  return { draft, errors: date.error ? [date.error] : [] };
}

function readGradings(values: TypedValues, base: PolicyContent): object | null {
  const sources = ticked(values, 'suitableIntelligence.sources');
  const assessments = ticked(values, 'suitableIntelligence.assessments');
  if (base.suitableIntelligence === null && sources.length + assessments.length === 0) return null;
  return { sources: sources.map(wholeNumber), assessments };
}

/** A whole number, or the text as it was typed, which the rules refuse. */
function wholeNumber(text: string): number | string {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : text.trim();
}

function ticked(values: TypedValues, field: string): string[] {
  const value = values[field];
  return value === undefined ? [] : typeof value === 'string' ? [value] : [...value];
}

function yesNo(values: TypedValues, field: string): boolean | null {
  const value = typed(values, field);
  return value === 'yes' ? true : value === 'no' ? false : null;
}
