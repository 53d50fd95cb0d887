import { formatDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { DomainError } from '../../../shared/domain-error.js';

/** The days nearest to today of an agency that has no agreement in force; null where there is none. */
export interface Lapse {
  endedOn: CalendarDay | null;
  beginsOn: CalendarDay | null;
}

const ASK = 'ask your administrator';

/** Why nothing of the scheme is open to an agency's people, in words for them. */
export function lapseWords({ endedOn, beginsOn }: Lapse): string {
  if (beginsOn !== null)
    return `Your agency’s sharing agreement begins on ${formatDay(beginsOn)}; until then ${ASK}.`;
  if (endedOn !== null) return `Your agency’s sharing agreement ended on ${formatDay(endedOn)}; ${ASK}.`;
  return `Your agency has no sharing agreement; ${ASK}.`;
}

/** Refuses whoever's agency has no agreement in force: nothing of the scheme is open to them, whatever they ask for. */
export function agreementLapsed(lapse: Lapse): DomainError {
  return new DomainError({ kind: 'forbidden', code: 'SHARING.LAPSED', message: lapseWords(lapse) });
}
