import { calendarDay } from '../../shared/calendar-day.js';
import type { PolicyVersion } from '../partnership/index.js';
import { ROBUST, type ExitPolicy } from './domain/exit-event.js';

/** The part of a policy version that section 6 rests on; INT-3 where it leaves robust intelligence to whoever records it. */
export const toExitPolicy = ({ version, effectiveOn, content }: PolicyVersion): ExitPolicy => ({
  version,
  inForceOn: calendarDay(effectiveOn),
  exitMonths: content.exitMonths,
  robust: content.suitableIntelligence ?? ROBUST,
});
