// `node scripts/build.mjs` makes dist whole; `--assets` only what the browser loads, and only when it changed.
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  buildParts,
  ensureInstalled,
  isBuilt,
  listFiles,
  requireNode,
  root,
  runCommand,
  runInstalled,
  say,
  Stop,
} from './prepare.mjs';

const dist = join(root, 'dist');
const assets = join(dist, 'assets');
const STYLES = 'src/web/shell/styles.scss';
const BROWSER_SCRIPT = 'src/browser/main.ts';

/** Writes beside and renames, so that whoever reads at this moment gets the old file or the new one. */
function writeWhole(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, path);
}

/** Notes what a part is built from; called before it is built, the note is kept only when the build succeeds. */
async function buildPart(part, build) {
  const builtFrom = part.now();
  rmSync(part.stamp, { force: true });
  await build();
  writeWhole(part.stamp, builtFrom);
}

async function buildServer() {
  say('Building the server…');
  for (const made of ['src', 'ormconfig.js', 'ormconfig.js.map']) {
    rmSync(join(dist, made), { recursive: true, force: true });
  }
  const code = await runInstalled('typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
  if (code !== 0) throw new Stop('The TypeScript compiler refused the sources.');
  const others = listFiles(['src']).filter(
    (file) => !file.startsWith('src/browser/') && !/\.(ts|scss)$/.test(file) && !/\/images\//.test(file),
  );
  for (const file of others) cpSync(join(root, file), join(dist, file));
}

function requireSource(file) {
  if (!existsSync(join(root, file)))
    throw new Stop(`${file} does not exist: there is nothing to build from.`);
}

/** Passes on what our own stylesheets are warned of, not what one design system does to the other. */
const stylesLogger = {
  warn(message, { stack = '' }) {
    const callers = stack.trim().split('\n').slice(0, -1);
    if (callers.length === 0 || callers.some((line) => !line.includes('node_modules')))
      say(`${message}\n${stack}`);
  },
};

async function buildStyles() {
  const sass = await import('sass');
  try {
    const { css } = sass.compile(join(root, STYLES), {
      style: 'compressed',
      loadPaths: [join(root, 'node_modules'), root],
      quietDeps: true,
      logger: stylesLogger,
    });
    writeWhole(join(assets, 'styles.css'), css);
  } catch (error) {
    if (error instanceof sass.Exception) throw new Stop(error.message);
    throw error;
  }
}

async function buildBrowserScript() {
  const { build } = await import('esbuild');
  const { errors, outputFiles } = await build({
    entryPoints: [join(root, BROWSER_SCRIPT)],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    logLevel: 'error',
    write: false,
  }).catch((failure) => ({ errors: failure.errors ?? [failure], outputFiles: [] }));
  const [script] = outputFiles;
  if (errors.length > 0 || !script) throw new Stop(`${BROWSER_SCRIPT} could not be bundled.`);
  writeWhole(join(assets, 'app.js'), script.contents);
}

/** The icons of the MOJ components and our own images. The fonts, crests and crowns of gov.uk stay behind. */
function copyImages() {
  const moj = 'node_modules/@ministryofjustice/frontend/moj/assets/images';
  const icons = readdirSync(join(root, moj)).filter((name) => name.startsWith('icon-'));
  const own = listFiles(['src/web']).filter((file) => /\/images\//.test(file));
  const images = [...icons.map((name) => `${moj}/${name}`), ...own];
  for (const file of images) {
    cpSync(join(root, file), join(assets, 'images', file.slice(file.lastIndexOf('/') + 1)));
  }
}

async function buildAssets() {
  say('Building the styles and the script of the pages…');
  requireSource(STYLES);
  requireSource(BROWSER_SCRIPT);
  await buildStyles();
  await buildBrowserScript();
  copyImages();
}

await runCommand(async () => {
  requireNode();
  await ensureInstalled();
  const onlyAssets = process.argv.includes('--assets');
  if (!onlyAssets) await buildPart(buildParts.server, buildServer);
  if (!onlyAssets || !isBuilt(buildParts.assets)) await buildPart(buildParts.assets, buildAssets);
});
