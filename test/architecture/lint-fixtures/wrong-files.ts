import type { CorrectFile } from './correct-files.js';

interface WrongFile extends CorrectFile {
  /** The rules that refuse the file, and no others. */
  rule: string | string[];
  /** A second file that it takes two to be wrong with. */
  beside?: { path: string; code: string };
  /** What the message tells the reader to do. */
  says: RegExp;
}

const imports = (specifier: string, name = 'thing'): string =>
  `import { ${name} } from '${specifier}';\nexport const used: unknown = ${name};`;

export const wrongFiles: WrongFile[] = [
  {
    because: 'a package in shared',
    path: 'src/shared/words.ts',
    code: imports('class-validator', 'isString'),
    rule: 'shared-imports-itself-only',
    says: /Take the value as an input/,
  },
  {
    because: 'a built-in of Node in shared, even its types',
    path: 'src/shared/files.ts',
    code: "import type { Stats } from 'node:fs';\nexport type Size = Stats['size'];",
    rule: 'shared-imports-itself-only',
    says: /Take the value as an input/,
  },
  {
    because: 'a Nest package in a domain file',
    path: 'src/modules/exits/domain/inject.ts',
    code: imports('@nestjs/common', 'Injectable'),
    rule: 'domain-is-pure',
    says: /load it in the service/,
  },
  {
    because: 'another module in a domain file',
    path: 'src/modules/exits/domain/ask.ts',
    code: imports('../../panels/index.js', 'maySee'),
    rule: 'domain-is-pure',
    says: /load it in the service/,
  },
  {
    because: 'the clock in a domain file',
    path: 'src/modules/exits/domain/today.ts',
    code: 'export const today = (): Date => new Date();\nexport const text = (): string => Date();',
    rule: 'no-restricted-syntax',
    says: /take today .* as an input/,
  },
  {
    because: 'Date.now and Math.random in a policy',
    path: 'src/modules/exits/lucky.policy.ts',
    code: 'export const lucky = (): boolean => Math.random() * Date.now() > 1;',
    rule: 'no-restricted-properties',
    says: /answers the same every time/,
  },
  {
    because: 'await in shared',
    path: 'src/shared/wait.ts',
    code: 'export const wait = async (load: () => Promise<string>): Promise<string> => await load();',
    rule: 'no-restricted-syntax',
    says: /load in the service/,
  },
  {
    because: 'process in a presenter',
    path: 'src/web/exits/host.presenter.ts',
    code: 'export const presentHost = (): string => process.title;',
    rule: 'no-restricted-globals',
    says: /settings come in as an input/,
  },
  {
    because: 'a database in a policy',
    path: 'src/modules/exits/stored.policy.ts',
    code: imports('./exits.service.js', 'ExitsService'),
    rule: 'policies-are-pure',
    says: /Load in the service/,
  },
  {
    because: "a module that reaches behind another module's index",
    path: 'src/modules/panels/panels.service.ts',
    code: imports('../exits/exits.service.js', 'ExitsService'),
    rule: 'modules-meet-at-index',
    says: /Import its index\.ts/,
  },
  {
    because: 'a page that reaches behind an index',
    path: 'src/web/exits/behind.pages.ts',
    code: imports('../../modules/exits/exits.service.js', 'ExitsService'),
    rule: 'web-uses-module-indexes',
    says: /Import its index\.ts/,
  },
  {
    because: 'a platform that knows a module',
    path: 'src/platform/knows.ts',
    code: imports('../modules/exits/index.js', 'ExitsService'),
    rule: 'platform-knows-no-module',
    says: /Have the module register/,
  },
  {
    because: 'configuration that knows the platform',
    path: 'src/config/knows.ts',
    code: imports('../platform/database/unit-of-work.js', 'run'),
    rule: 'config-stands-alone',
    says: /packages and src\/shared only/,
  },
  {
    because: 'a module that imports a page',
    path: 'src/modules/panels/shows.ts',
    code: imports('../../web/exits/exits.pages.js', 'ExitsPages'),
    rule: ['modules-stay-below', 'nothing-below-imports-web', 'leaves-are-wired-only'],
    says: /belongs in src\/web|stand above|only a \*\.module\.ts/,
  },
  {
    because: 'a controller that is imported by a service',
    path: 'src/modules/exits/borrow.service.ts',
    code: imports('./exits.controller.js', 'ExitsController'),
    rule: 'leaves-are-wired-only',
    says: /Move what others need to the service/,
  },
  {
    because: 'TypeORM in a service',
    path: 'src/modules/exits/direct.service.ts',
    code: imports('typeorm', 'DataSource'),
    rule: 'typeorm-behind-repositories',
    says: /Ask a repository or a query/,
  },
  {
    because: 'a database driver in a module',
    path: 'src/modules/exits/driver.service.ts',
    code: imports('pg', 'Pool'),
    rule: 'drivers-behind-the-platform',
    says: /unit of work/,
  },
  {
    because: 'an entity that leaves through a controller',
    path: 'src/modules/exits/leak.controller.ts',
    code: imports('./exit.entity.js', 'ExitRow'),
    rule: 'entities-stay-inside',
    says: /plain rows/,
  },
  {
    because: 'a presenter that calls a module',
    path: 'src/web/exits/asks.presenter.ts',
    code: imports('../../modules/exits/index.js', 'ExitsService'),
    rule: 'presenters-are-pure',
    says: /pass the answer in/,
  },
  {
    because: 'a cycle, one half of it of types only',
    path: 'src/modules/panels/egg.ts',
    code: "import { hen } from './hen.js';\nexport const egg = (): string => hen;",
    beside: {
      path: 'src/modules/panels/hen.ts',
      code: "import type { egg } from './egg.js';\nexport const hen = 'hen';\nexport type Egg = typeof egg;",
    },
    rule: 'no-cycles',
    says: /third file below/,
  },
  {
    because: 'a browser script that imports the rest',
    path: 'src/browser/reach.ts',
    code: imports('../shared/whole-years.js', 'year'),
    // The browser script has a TypeScript project of its own, which this tree does not.
    rule: ['could not be read', 'browser-stands-alone'],
    says: /bundled for the page|project service/,
  },
  {
    because: 'a development package in the product',
    path: 'src/modules/panels/scrape.ts',
    code: imports('cheerio', 'load'),
    rule: 'no-development-packages',
    says: /Move it to "dependencies"/,
  },
  {
    because: 'a file that does not exist',
    path: 'src/modules/panels/lost.ts',
    code: "import './nowhere.js';",
    rule: 'everything-resolves',
    says: /does not exist/,
  },
  {
    because: 'a transaction outside platform/database',
    path: 'src/modules/exits/own-transaction.ts',
    code: `interface Source { transaction(work: () => void): void; query(sql: string): void }
export const open = (source: Source): void => source.transaction(() => undefined);
export const begin = (source: Source): void => source.query('BEGIN IMMEDIATE');`,
    rule: 'no-restricted-syntax',
    says: /Take the unit of work/,
  },
  {
    because: 'a change that is dated back, outside the invented cohort',
    path: 'src/modules/exits/yesterday.ts',
    code: `interface Work { asOf(instant: Date, begin: () => void): void }
export const late = (work: Work): void => work.asOf(new Date(0), () => undefined);`,
    rule: 'no-restricted-syntax',
    says: /Only src\/demonstration dates anything back/,
  },
  {
    because: 'the environment outside src/config',
    path: 'src/platform/environment.ts',
    code: 'export const port = (): string | undefined => process.env.PORT;',
    rule: 'no-restricted-properties',
    says: /add the setting to Configuration/,
  },
  {
    because: 'an injected class imported as a type',
    path: 'src/modules/exits/typed.service.ts',
    code: `import { Injectable } from '@nestjs/common';
import type { ExitsRepository } from './exits.repository.js';
@Injectable()
export class TypedService {
  constructor(private readonly exits: ExitsRepository) {}
  count = (): Promise<number> => this.exits.count();
}`,
    rule: 'house/decorators-see-classes',
    says: /Write `import \{ ExitsRepository \}`/,
  },
  {
    because: 'a request body whose class is imported as a type',
    path: 'src/modules/exits/typed.controller.ts',
    code: `import { Body, Controller, Post } from '@nestjs/common';
import type { ReviewDto } from './exits.dto.js';
@Controller('typed')
export class TypedController {
  @Post()
  review(@Body() body: ReviewDto): string {
    return body.on;
  }
}`,
    rule: 'house/decorators-see-classes',
    says: /Write `import \{ ReviewDto \}`/,
  },
  {
    because: 'a promise that nobody waits for',
    path: 'src/modules/panels/forget.ts',
    code: 'export function forget(save: () => Promise<void>): void {\n  save();\n}',
    rule: '@typescript-eslint/no-floating-promises',
    says: /must be awaited/,
  },
  {
    because: 'an async function where its promise is dropped',
    path: 'src/modules/panels/misuse.ts',
    code: 'export const misuse = (all: string[], save: (one: string) => Promise<void>): void => all.forEach(async (one) => save(one));',
    rule: '@typescript-eslint/no-misused-promises',
    says: /Promise returned/,
  },
  {
    because: 'a switch that forgets a status',
    path: 'src/modules/panels/domain/forgetful.ts',
    code: `export function forgetful(status: 'due' | 'held'): string {
  switch (status) {
    case 'due':
      return 'Due';
  }
  return 'Held';
}`,
    rule: '@typescript-eslint/switch-exhaustiveness-check',
    says: /"held"/,
  },
  {
    because: 'any and the console',
    path: 'src/modules/panels/loose.ts',
    code: 'export const loose = (value: any): void => console.log(value);',
    rule: ['@typescript-eslint/no-explicit-any', 'no-console'],
    says: /any|console/,
  },
  {
    because: 'a file of more than 250 lines',
    path: 'src/modules/panels/long.ts',
    code: Array.from({ length: 251 }, (_, line) => `export const line${line} = ${line};`).join('\n'),
    rule: 'max-lines',
    says: /too many lines/,
  },
  {
    because: 'a test that runs alone, one that never runs, and a mock of our own module',
    path: 'src/modules/panels/domain/alone.spec.ts',
    code: `import { describe, it, jest } from '@jest/globals';
jest.mock('./words.js');
it.only('runs alone', () => undefined);
describe.skip.each([1])('never runs %s', () => undefined);`,
    rule: 'no-restricted-syntax',
    says: /take \.only and \.skip out|are not mocked/,
  },
];
