import type { CommittedEvent } from '../../platform/events/event.js';

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
