import { UsersService } from '../../src/modules/auth/index.js';
import { DEMONSTRATION_PASSWORD } from '../../src/demonstration/demonstration-users.js';
import { systemActor } from '../../src/shared/system-actor.js';
import type { TestApp } from './build-test-app.js';
import { signIn, type Client } from './sign-in.js';

const PANELS = [
  'derby-city',
  'chesterfield',
  'high-peak-and-dales',
  'erewash-and-amber-valley',
  'south-derbyshire',
];

export interface Who {
  role: string;
  agency: string;
  establishment?: string;
  panels?: string[];
}

let made = 0;

/** Adds somebody of a role and agency, who works in every panel, and signs them in. */
export async function addUser({ app, url }: TestApp, who: Who): Promise<Client> {
  made += 1;
  const username = `${who.role}.${who.agency}.${made}`;
  const user = { username, name: `Person ${made}`, panels: PANELS, password: DEMONSTRATION_PASSWORD, ...who };
  await app.get(UsersService).create(systemActor('Test'), user);
  return signIn(url, username);
}
