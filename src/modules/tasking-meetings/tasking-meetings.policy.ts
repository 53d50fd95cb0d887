import type { Actor } from '../../shared/actor.js';
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

/** May this person check in at least themselves? Partners are checked in by whoever runs the meeting. */
export const mayAttend = (actor: Actor): boolean => seesWholeCohort(actor);
