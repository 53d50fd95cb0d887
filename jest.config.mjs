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

export default {
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.e2e-spec.ts'],
  testEnvironment: 'node',
  injectGlobals: false,
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // `js` first: the mapper above also meets packages, which may ship `.ts` beside `.js`.
  moduleFileExtensions: ['js', 'ts', 'mjs', 'cjs', 'json', 'node'],
  // Headless Chromium and 200 concurrent units of work are slow on a busy machine.
  testTimeout: 30_000,
  maxWorkers: 2,
  // ES module registries are not freed between files: start a fresh worker before memory runs out.
  workerIdleMemoryLimit: '1GB',
};
