import type { Configuration } from '../../config/configuration.js';

/** How browsers carry the token: a `__Host-` cookie over https, a plain one on http localhost. */
export function sessionCookieName(configuration: Configuration): string {
  return isSecure(configuration) ? '__Host-iom-session' : 'iom-session';
}

/** What the cookie is set with: never readable by scripts, never sent from another site's form. */
export function sessionCookieOptions(configuration: Configuration) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(configuration) } as const;
}

function isSecure(configuration: Configuration): boolean {
  return configuration.publicOrigin?.startsWith('https:') ?? false;
}
