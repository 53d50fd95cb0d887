import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

const MAC_PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_PLACES = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

function usualPlaces(platform, env) {
  if (platform === 'darwin') return MAC_PLACES;
  if (platform === 'win32') {
    const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].filter(Boolean);
    return roots.flatMap((root) => WINDOWS_PLACES.map((place) => `${root}\\${place}`));
  }
  const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(env['PATH'] ?? '').split(delimiter)];
  return NAMES.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)));
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of a Chromium-based browser, or null. CHROMIUM_PATH is the only place looked at when it is set. */
export function findChromium({ platform = process.platform, env = process.env } = {}) {
  const chosen = env['CHROMIUM_PATH'];
  if (chosen) return isProgram(chosen) ? chosen : null;
  return usualPlaces(platform, env).find(isProgram) ?? null;
}

/** What to type to get a browser on this platform. */
export function howToInstallChromium({ platform = process.platform, env = process.env } = {}) {
  if (env['CHROMIUM_PATH']) {
    return `CHROMIUM_PATH names ${env['CHROMIUM_PATH']}, which is not a program: correct it, or unset it.`;
  }
  const commands = {
    darwin: 'brew install --cask chromium',
    win32: 'winget install --exact --id Google.Chrome',
  };
  const linux = [
    'apt-get update && apt-get install -y chromium    (Debian)',
    'snap install chromium                            (Ubuntu)',
    'dnf install -y chromium                          (Fedora)',
  ].join('\n    ');
  return `Install one with:\n    ${commands[platform] ?? linux}\nor set CHROMIUM_PATH to the browser you have.`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = findChromium();
  process.stdout.write(`${found ?? howToInstallChromium()}\n`);
  process.exitCode = found === null ? 1 : 0;
}
