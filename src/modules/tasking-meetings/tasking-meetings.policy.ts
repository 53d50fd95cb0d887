import type { Actor } from '../../shared/actor.js';
import { londonDay, type CalendarDay } from '../../shared/calendar-day.js';
import type { MeetingStatus } from './domain/meeting-decision.js';
import { mayOpenCohort, seesWholeCohort } from '../sharing/index.js';

/** May this person read what waits for a panel's meetings? Those who see everybody on the list, of any panel (COH-1). */
export const maySeeAgenda = (actor: Actor): boolean => seesWholeCohort(actor);

/** May this person call, open and close meetings, check others in and record what is decided? */
export const mayRunMeetings = (actor: Actor): boolean =>
  actor.role === 'chair' || actor.role === 'coordinator';

/** May this person read meetings: whole, or, as somebody who was checked in, that there is one? */
export const mayReadMeetings = (actor: Actor): boolean => mayOpenCohort(actor);

/** May this person read what is discussed and decided in any meeting? */
export const maySeeMeetings = (actor: Actor): boolean => seesWholeCohort(actor);

/** May this person read how often the panels meet: those who see meetings, and who reports on the scheme? */
export const mayReadCadence = (actor: Actor): boolean => maySeeMeetings(actor) || actor.role === 'analyst';

/** May this person have the meetings in their own calendar: those who see them all? */
export const maySubscribe = (actor: Actor): boolean => maySeeMeetings(actor);

/** May this person check in at least themselves? Whoever has a part in the scheme; partners where they belong. */
export const mayAttend = (actor: Actor): boolean => mayOpenCohort(actor);

/** May this person write down what is said, where they are present or run the meeting? */
export const mayNote = (actor: Actor): boolean => seesWholeCohort(actor);

/**
 * May this person walk into a meeting unasked? Those who see the whole cohort into any; a partner into one of a panel
 * they work with that is open, or that is called for today. To any other they are not there (LAW-4) unless they have
 * been checked in.
 */
export function mayWalkIn(
  actor: Actor,
  { panel, status, startsAt }: { panel: string; status: MeetingStatus; startsAt: string },
  today: CalendarDay,
): boolean {
  if (seesWholeCohort(actor)) return true;
  if (!mayAttend(actor) || !actor.panels.includes(panel)) return false;
  return status === 'open' || (status === 'scheduled' && londonDay(new Date(startsAt)) === today);
}
