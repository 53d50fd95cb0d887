import type { CommittedEvent } from '../../platform/events/event.js';
import type { Actor } from '../../shared/actor.js';
import { seesWholeCohort, SHARING_CHANGED } from '../sharing/index.js';

/** An event as clients get it. */
export type PublicEvent = Omit<CommittedEvent, 'userId' | 'sessionId' | 'agency' | 'forUser'>;

/** Leaves out what only the product itself listens to. */
export function toPublicEvent({
  userId: _userId,
  sessionId: _sessionId,
  agency: _agency,
  forUser: _forUser,
  ...event
}: CommittedEvent): PublicEvent {
  return event;
}

/** That an agency's part in somebody has changed names nobody to its workers: they may not see that person any more. */
export const withoutSubject = ({ seq, type, panel, at }: CommittedEvent): PublicEvent => ({
  seq,
  type,
  panel,
  at,
});

/** An event as this reader gets it. */
export function toEventFor(reader: Actor, event: CommittedEvent): PublicEvent {
  const isHidden = event.type === SHARING_CHANGED && !seesWholeCohort(reader);
  return isHidden ? withoutSubject(event) : toPublicEvent(event);
}
