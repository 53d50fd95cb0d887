import { RequestMethod } from '@nestjs/common';
import type { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { accessOf, type RouteAccess } from './access.js';

export interface DeclaredRoute {
  route: string;
  access: RouteAccess | undefined;
}

/** A route without a permission or an audit name; the message names every one. */
export class UndeclaredAccessError extends Error {}

/** Every route of every controller, with what it declares. */
export function listRoutes(discovery: DiscoveryService, scanner: MetadataScanner): DeclaredRoute[] {
  return discovery.getControllers().flatMap(({ instance }) => {
    const controller = instance as object;
    const prototype = Object.getPrototypeOf(controller) as Record<string, object>;
    const base = String(Reflect.getMetadata('path', controller.constructor) ?? '');
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      const method = handler && (Reflect.getMetadata('method', handler) as RequestMethod | undefined);
      if (!handler || method === undefined) return [];
      const path = String(Reflect.getMetadata('path', handler));
      return [
        {
          route: `${RequestMethod[method]} /${base}/${path}`.replace(/\/+/g, '/'),
          access: accessOf(handler),
        },
      ];
    });
  });
}

/**
 * Stops the start of an application that has a route nobody decided about.
 *
 * @throws UndeclaredAccessError naming the routes.
 */
export function assertDeclaredAccess(discovery: DiscoveryService, scanner: MetadataScanner): void {
  const undeclared = listRoutes(discovery, scanner).filter(
    ({ access }) => !access?.audit || typeof access.permission !== 'function',
  );
  if (undeclared.length === 0) return;
  const names = undeclared.map(({ route }) => route).join(', ');
  throw new UndeclaredAccessError(`These routes declare no permission and audit name: ${names}`);
}
