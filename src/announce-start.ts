import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AuthQueries } from './modules/auth/index.js';
import { DEMONSTRATION_PASSWORD } from './demonstration/demonstration-users.js';

/** Says on the terminal where the product serves and who can sign in. */
export async function announceStart(app: NestFastifyApplication): Promise<void> {
  const address = await app.getUrl();
  const lines = [`IOM cohort tracker serves ${address.replace('[::1]', 'localhost')}`];
  const usernames = await app.get(AuthQueries).listDemonstrationUsernames();
  if (usernames.length > 0) {
    lines.push(`Sign in with the password ${DEMONSTRATION_PASSWORD} as one of:`);
    for (let start = 0; start < usernames.length; start += 4) {
      lines.push(`  ${usernames.slice(start, start + 4).join('  ')}`);
    }
  } else if ((await app.get(AuthQueries).listUsers()).length === 0) {
    lines.push('Nobody can sign in yet: npm run user:create makes the first administrator.');
  } else {
    lines.push('Sign in with your own user name.');
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}
