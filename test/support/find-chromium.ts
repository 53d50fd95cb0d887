import { describe } from '@jest/globals';
import { findChromium, howToInstallChromium } from '../../scripts/find-chromium.mjs';

/** `describe` for page tests: they are skipped, and counted as skipped, only when IOM_SKIP_BROWSER=1 asks for it. */
export const describeInBrowser = process.env['IOM_SKIP_BROWSER'] === '1' ? describe.skip : describe;

/** The browser for page tests. @throws with the command that installs one when there is none. */
export function requireChromium(): string {
  const path = findChromium();
  if (path === null)
    throw new Error(`Page tests need Chromium, and none was found. ${howToInstallChromium()}`);
  return path;
}

/** For `chromium.launch` of playwright-core: headless, silent on the network, and able to run as root in CI. */
export function chromiumLaunchOptions() {
  return {
    executablePath: requireChromium(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}
