import { buildSync } from 'esbuild';

// Run through `npm test` or `npm run jest -- PATTERN`: ES modules in jest need --experimental-vm-modules.
const swc = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    // Same as experimentalDecorators, emitDecoratorMetadata and useDefineForClassFields in tsconfig.json.
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
  },
};

/*
 * Packages that are ES modules only, and that Fastify's plugins fetch with `require`: Node does that, jest's own
 * loader cannot. Each is bundled as CommonJS, a few milliseconds.
 */
const required = ['content-disposition', 'cookie'];
const bundles = 'node_modules/.cache/jest-required';
buildSync({
  entryPoints: required,
  outdir: bundles,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  logLevel: 'error',
});

export default {
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.e2e-spec.ts'],
  testEnvironment: 'node',
  injectGlobals: false,
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    [`^(${required.join('|')})$`]: `<rootDir>/${bundles}/$1.cjs`,
  },
  // `js` first: the mapper above also meets packages, which may ship `.ts` beside `.js`.
  moduleFileExtensions: ['js', 'ts', 'mjs', 'cjs', 'json', 'node'],
  // Headless Chromium and 200 concurrent units of work are slow on a busy machine.
  testTimeout: 30_000,
  maxWorkers: 2,
  // ES module registries are not freed between files: start a fresh worker before memory runs out.
  workerIdleMemoryLimit: '1GB',
};
