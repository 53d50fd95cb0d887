const SPEC = '\\.spec\\.ts$';
const MODULE = '^src/modules/([^/]+)/';
const ANY_INDEX = '^src/modules/[^/]+/index\\.ts$';
/** The plain files that presenters share: words and addresses, no Nest, no request. ESLint holds the same list. */
const WORDS =
  '^src/web/(shell/(paths|meeting-paths|with-query|labels|date-field|form-errors)|offenders/offender-record)\\.ts$';
const PRESENTER = '^src/web/.+\\.presenter\\.ts$';
const TYPES_ONLY = ['type-only'];

const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid(
      'no-cycles',
      'These files need each other, types included. Move what both need into a third file below them, or have one announce an event that the other handles.',
      {},
      { circular: true },
    ),
    forbid(
      'shared-imports-itself-only',
      'src/shared is plain TypeScript for everyone. Take the value as an input, or move the file to src/platform or to the module that needs the package.',
      { path: '^src/shared/', pathNot: SPEC },
      { pathNot: '^src/shared/' },
    ),
    forbid(
      'domain-is-pure',
      'A rule imports its own domain and src/shared: no package, no platform, no other module. Take what it needs to know as a plain input, and load it in the service.',
      { path: `${MODULE}domain/`, pathNot: SPEC },
      { pathNot: ['^src/modules/$1/domain/', '^src/shared/'] },
    ),
    forbid(
      'policies-are-pure',
      'A policy is a function of actor and subject that page and service both ask: it imports its domain, src/shared, its neighbour policies and the index of another module, and from elsewhere types only. Load in the service what it needs to know.',
      { path: `${MODULE}[^/]+\\.policy\\.ts$` },
      {
        pathNot: [
          '^src/modules/$1/domain/',
          '^src/modules/$1/[^/]+\\.policy\\.ts$',
          ANY_INDEX,
          '^src/shared/',
        ],
        dependencyTypesNot: TYPES_ONLY,
      },
    ),
    forbid(
      'modules-meet-at-index',
      "Another module's files are its own business. Import its index.ts; what is missing there, add to it on purpose.",
      { path: MODULE },
      { path: '^src/modules/[^/]+/', pathNot: ['^src/modules/$1/', ANY_INDEX] },
    ),
    forbid(
      'modules-stay-below',
      'A module imports its own files, other modules at index.ts, platform, config and shared. What composes modules belongs in src/web or src/app.module.ts.',
      { path: '^src/modules/' },
      { path: '^src/', pathNot: '^src/(modules|platform|config|shared)/' },
    ),
    forbid(
      'web-uses-module-indexes',
      "Pages use a module's public face. Import its index.ts; what is missing there, add to it on purpose.",
      { path: '^src/web/' },
      { path: '^src/modules/', pathNot: ANY_INDEX },
    ),
    forbid(
      'web-stays-above',
      'Pages import modules, platform, config, shared and packages. What the application wires belongs in src/app.module.ts or src/configure-app.ts.',
      { path: '^src/web/' },
      { path: '^src/', pathNot: '^src/(web|modules|platform|config|shared)/' },
    ),
    forbid(
      'nothing-below-imports-web',
      'Pages stand above everything. Move what both need to the module or to src/shared, or let the page call down.',
      { path: '^src/(modules|platform|config|shared|browser)/' },
      { path: '^src/web/' },
    ),
    forbid(
      'platform-knows-no-module',
      'The platform is technical and imports shared, config and packages. Have the module register with the platform (a provider, an event), or move the code to the module.',
      { path: '^src/platform/' },
      { path: '^src/', pathNot: '^src/(platform|config|shared)/' },
    ),
    forbid(
      'config-stands-alone',
      'Configuration imports packages and src/shared only. Take what it needs from the environment.',
      { path: '^src/config/' },
      { path: '^src/', pathNot: '^src/(config|shared)/' },
    ),
    forbid(
      'application-uses-public-faces',
      "What puts the application together does so from public faces: import a module's index.ts.",
      { path: '^src/', pathNot: '^src/(modules|web)/' },
      { path: '^src/modules/', pathNot: ANY_INDEX },
    ),
    forbid(
      'main-only-starts',
      'main.ts starts and listens, nothing else: only src/app.module.ts imports the modules one by one. Move it to src/configure-app.ts.',
      { path: '^src/main\\.ts$' },
      { path: '^src/(modules|web)/' },
    ),
    forbid(
      'typeorm-behind-repositories',
      'TypeORM stays in *.entity.ts, *.repository.ts, *.queries.ts, *.module.ts and src/platform/database. Ask a repository or a query instead.',
      {
        path: '^src/',
        pathNot: ['\\.(entity|repository|queries|module)\\.ts$', '^src/platform/database/', SPEC],
      },
      { path: 'node_modules/(typeorm|@nestjs/typeorm)/' },
    ),
    forbid(
      'drivers-behind-the-platform',
      'Only the platform talks to the drivers. Use Database for reads and the unit of work for writes.',
      { path: '^src/', pathNot: ['^src/platform/', SPEC] },
      { path: 'node_modules/(better-sqlite3|pg)/' },
    ),
    forbid(
      'entities-stay-home',
      'An entity never leaves its module: hand out plain rows from *.queries.ts, and link by id.',
      { path: '^src/', pathNot: [MODULE, '^src/platform/'] },
      { path: '\\.entity\\.ts$' },
    ),
    forbid(
      'entities-stay-inside',
      'An entity is for repositories and services. Show plain rows from *.queries.ts to controllers, DTOs, events and the index.',
      { path: '^src/modules/[^/]+/(index|[^/]+\\.(controller|gateway|dto|events|policy))\\.ts$' },
      { path: '\\.entity\\.ts$' },
    ),
    forbid(
      'presenters-are-pure',
      "A presenter turns plain values into words. It imports presenters, the shell's words and addresses, and src/shared; of a module's index, forms and platform the types only. Let the page ask and pass the answer in; a plain helper of presenters is named *.presenter.ts too.",
      { path: [PRESENTER, WORDS] },
      { pathNot: [PRESENTER, WORDS, '^src/shared/'], dependencyTypesNot: TYPES_ONLY },
    ),
    forbid(
      'presenters-see-public-types',
      "Even the types a presenter uses come from a module's index, the platform, the web or src/shared.",
      { path: [PRESENTER, WORDS] },
      { pathNot: [ANY_INDEX, '^src/(web|platform|shared)/'] },
    ),
    forbid(
      'leaves-are-wired-only',
      'Controllers, pages and gateways are called by requests, not by code: only a *.module.ts imports them. Move what others need to the service.',
      { path: '^src/', pathNot: ['\\.module\\.ts$', SPEC] },
      { path: '^src/.+\\.(controller|pages|gateway)\\.ts$' },
    ),
    forbid(
      'browser-stands-alone',
      'src/browser is bundled for the page: it imports its own files and packages.',
      { path: '^src/browser/', pathNot: SPEC },
      { path: '^(src|test|scripts)/', pathNot: '^src/browser/' },
    ),
    forbid(
      'nothing-imports-browser',
      'src/browser runs in the page and is reached by its address, not by import.',
      { path: '^(src|test)/', pathNot: '^src/browser/' },
      { path: '^src/browser/' },
    ),
    forbid(
      'nothing-imports-main',
      'main.ts and cli.ts start things when they load. Import AppModule or configureApp.',
      {},
      { path: '^src/(main|cli)\\.ts$' },
    ),
    forbid(
      'no-tests-in-the-product',
      'Tests, benchmarks and scripts are not shipped. Move what the product needs into src.',
      { path: '^src/', pathNot: SPEC },
      { path: ['^(test|bench|scripts)/', SPEC] },
    ),
    forbid(
      'no-development-packages',
      'This package is not there when the product runs. Move it to "dependencies", or do without.',
      { path: '^src/', pathNot: SPEC },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: TYPES_ONLY },
    ),
    forbid(
      'only-declared-packages',
      'The package is not in package.json: it is there by accident. Add it with an exact version, or do without.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    forbid(
      'everything-resolves',
      'The file or package does not exist. Relative imports end in .js.',
      {},
      { couldNotResolve: true },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
