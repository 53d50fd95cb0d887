import type { CommittedEvent } from '../../platform/events/event.js';
import type { Actor } from '../../shared/actor.js';
import { seesWholeCohort, TOLD_TO_AGENCY } from '../sharing/index.js';

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

/**
 * What an agency's workers are told because it is theirs: that their part in somebody has changed, or a task. It names
 * nobody, for they may not see that person any more, or never could.
 */
export const withoutSubject = ({ seq, type, panel, taskId, version, at }: CommittedEvent): PublicEvent => ({
  seq,
  type,
  panel,
  ...(taskId === undefined ? {} : { taskId, ...(version === undefined ? {} : { version }) }),
  at,
});

/** An event as this reader gets it. */
export function toEventFor(reader: Actor, event: CommittedEvent): PublicEvent {
  const isHidden = TOLD_TO_AGENCY.includes(event.type) && !seesWholeCohort(reader);
  return isHidden ? withoutSubject(event) : toPublicEvent(event);
}
