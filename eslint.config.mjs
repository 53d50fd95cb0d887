import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { decoratorsSeeClasses } from './scripts/lint-decorators-see-classes.mjs';

const ban = (selector, message) => ({ selector, message });

const TRANSACTIONS = [
  ban(
    ':matches(CallExpression, TaggedTemplateExpression) > MemberExpression:matches([property.name=/^(transaction|startTransaction|createQueryRunner)$/], [property.value=/^(transaction|startTransaction|createQueryRunner)$/])',
    'Only src/platform/database opens transactions. Take the unit of work and write with its Tx.',
  ),
  ban(
    'CallExpression[callee.property.name=/^(query|exec|prepare|execute)$/] > :matches(Literal[value=/^\\s*(begin|commit|rollback|savepoint|start\\s+transaction)\\b/i], TemplateLiteral[quasis.0.value.raw=/^\\s*(begin|commit|rollback|savepoint|start\\s+transaction)\\b/i])',
    'Only src/platform/database opens transactions. Take the unit of work and write with its Tx.',
  ),
];

/** What the log says was done then was done then: only an invented cohort has an invented past. */
const BACKDATING = ban(
  'CallExpression[callee.property.name="asOf"]',
  'Only src/demonstration dates anything back. Record it as of now, with the day it speaks of as a value.',
);

const PURE_SYNTAX = [
  ban(
    'NewExpression[callee.name="Date"][arguments.length=0]',
    'A pure file does not read the clock: take today (a CalendarDay) or the instant as an input.',
  ),
  ban(
    'CallExpression[callee.name="Date"]',
    'A pure file does not read the clock: take today (a CalendarDay) or the instant as an input.',
  ),
  ban(
    ':matches(AwaitExpression, ForOfStatement[await=true])',
    'A pure file waits for nothing: load in the service, pass plain values in.',
  ),
  ban('ImportExpression', 'A pure file loads nothing: import at the top, or take a plain value as an input.'),
];

const PURE_PROPERTIES = [
  ['Date', 'now', 'take today (a CalendarDay) or the instant as an input'],
  ['Math', 'random', 'make the id or number in the service and pass it in'],
].map(([object, property, instead]) => ({
  object,
  property,
  message: `A pure file answers the same every time: ${instead}.`,
}));

const PURE_GLOBALS = [
  ['process', 'settings come in as an input'],
  ['performance', 'take the instant as an input'],
  ['crypto', 'make the id in the service and pass it in'],
  ['fetch', 'load in the service and pass plain values in'],
  ['setTimeout', 'schedule in the service'],
  ['setInterval', 'schedule in the service'],
  ['setImmediate', 'schedule in the service'],
].map(([name, instead]) => ({ name, message: `A pure file has no surroundings: ${instead}.` }));

const ENVIRONMENT = {
  object: 'process',
  property: 'env',
  message: 'Only src/config reads the environment: add the setting to Configuration and inject it.',
};

const JEST_ELSEWHERE = {
  paths: ['jest', 'node:test', 'vitest'].map((name) => ({
    name,
    message: "Tests import describe, it, expect and jest from '@jest/globals'.",
  })),
};

const PROCESS_IMPORT = {
  name: 'node:process',
  message: 'Only src/config reads the environment: add the setting to Configuration and inject it.',
};

const SPECS = [
  ban(
    ':matches(CallExpression, TaggedTemplateExpression) > MemberExpression[property.name=/^(only|skip)$/][object.name=/^(describe|it|test)$/]',
    'Every test runs, every time: take .only and .skip out before you commit.',
  ),
  ban(
    'MemberExpression > MemberExpression[property.name=/^(only|skip)$/][object.name=/^(describe|it|test)$/]',
    'Every test runs, every time: take .only and .skip out before you commit.',
  ),
  ban(
    'CallExpression[callee.name=/^(fdescribe|fit|xdescribe|xit|xtest)$/]',
    'Every test runs, every time: use describe and it.',
  ),
  ban(
    'CallExpression[callee.object.name="jest"][callee.property.name=/^(mock|doMock|unstable_mockModule)$/] > Literal[value=/^\\./]',
    'Our own modules are not mocked: test the rule with plain inputs, the service on a real database.',
  ),
];

const pureFiles = [
  'src/shared/**/*.ts',
  'src/modules/*/domain/**/*.ts',
  'src/modules/*/*.policy.ts',
  'src/web/**/*.presenter.ts',
  // What presenters share: the same list as in .dependency-cruiser.cjs.
  'src/web/shell/{paths,labels,date-field,form-errors}.ts',
  'src/web/offenders/offender-record.ts',
];
const specFiles = ['src/**/*.spec.ts', 'test/**/*.ts'];
const scriptFiles = ['**/*.mjs', '**/*.cjs'];

export default defineConfig(
  { ignores: ['dist/', 'data/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.mts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { house: { rules: { 'decorators-see-classes': decoratorsSeeClasses } } },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
      'no-restricted-imports': ['error', JEST_ELSEWHERE],
      'no-restricted-syntax': ['error', ...TRANSACTIONS, BACKDATING],
      'house/decorators-see-classes': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Leaves files with decorators alone, where a class must stay a value for Nest to see it.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // An async method without await turns what it throws into a rejection.
      '@typescript-eslint/require-await': 'off',
      // The TypeORM and Fastify callbacks and Nest's `@Req()` read better with methods passed as they are.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', 60],
      'no-restricted-properties': ['error', ENVIRONMENT],
      'no-restricted-imports': ['error', { paths: [...JEST_ELSEWHERE.paths, PROCESS_IMPORT] }],
    },
  },
  {
    files: pureFiles,
    rules: {
      'no-restricted-syntax': ['error', ...TRANSACTIONS, ...PURE_SYNTAX],
      'no-restricted-properties': ['error', ENVIRONMENT, ...PURE_PROPERTIES],
      'no-restricted-globals': ['error', ...PURE_GLOBALS],
    },
  },
  {
    files: ['src/config/**/*.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['src/demonstration/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...TRANSACTIONS] },
  },
  {
    files: ['src/platform/database/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // A migration is a list of tables, as long as they are.
    files: ['src/platform/database/migrations/*.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    files: ['bench/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: specFiles,
    rules: {
      'max-lines': ['error', 400],
      'max-lines-per-function': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-properties': 'off',
      'no-restricted-syntax': ['error', ...TRANSACTIONS, ...SPECS],
      // What a response body or a row holds is what the test is about to find out.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['src/platform/database/**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', ...SPECS] },
  },
  {
    files: scriptFiles,
    languageOptions: {
      globals: Object.fromEntries(
        [
          'Buffer',
          'clearInterval',
          'console',
          'performance',
          'process',
          'setInterval',
          'setTimeout',
          'URL',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { module: 'writable', require: 'readonly' } },
  },
);
