import type { Actor } from './actor.js';

/** Who acts when nobody is signed in: the product itself, the shell, or somebody at the sign-in page. */
export function systemActor(name: string, from = 'system'): Actor {
  return { id: from, username: from, name, role: 'admin', agency: 'system', panels: [], from };
}
