import type { UserView } from '../modules/auth/index.js';
import type { Actor } from '../shared/actor.js';

/** A demonstration user as they would act. */
export function actorOf(users: readonly UserView[], username: string): Actor {
  const user = users.find((candidate) => candidate.username === username);
  if (!user) throw new Error(`There is no demonstration user ${username}`);
  return { ...user, from: 'demonstration' };
}
