import { SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../shared/actor.js';

/** A signed-in person as a request carries them. */
export interface SignedInActor extends Actor {
  sessionId: string;
  /** Cookie requests that change anything need a CSRF token; bearer requests do not. */
  carrier: 'cookie' | 'bearer';
  /** Is their agency's sharing agreement in force? Without it nothing of the scheme is open to them. */
  isSharing: boolean;
}

export type ScopedRequest = FastifyRequest & { user?: SignedInActor };

/** May somebody with this role use the route at all? Whose record it touches is the service's question. */
export type RoutePermission = (actor: Actor) => boolean;

/** What a read consulted, for the log (LAW-1, COH-3). */
export interface ViewedSubject {
  subjectType: string;
  subjectId: string | null;
  detail?: Record<string, unknown>;
  /** To whom, where the view is a disclosure such as an export. */
  recipients?: string;
}

export interface RouteAccess {
  permission: RoutePermission;
  /** The name under which the log knows what this route does: `subject.past-verb`. */
  audit: string;
  /** For a route that shows personal data: what it consulted. Logged durably before the answer leaves. */
  view?: (request: ScopedRequest, answer: unknown) => ViewedSubject | null;
}

/** Open to people who are not signed in. */
export const anyone: RoutePermission = () => true;
/** Open to everybody who is signed in, whether their agency shares or not: it shows nothing of people. */
export const signedIn: RoutePermission = () => true;

const ACCESS = 'route-access';

/** States a route's permission and audit name; without it the application does not start. */
export const Access = (access: RouteAccess): MethodDecorator => SetMetadata(ACCESS, access);

/** What a handler declared, or undefined. */
export function accessOf(handler: object): RouteAccess | undefined {
  return Reflect.getMetadata(ACCESS, handler) as RouteAccess | undefined;
}
