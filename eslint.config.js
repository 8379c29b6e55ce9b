import js from '@eslint/js';
import node from 'eslint-plugin-n';
import tseslint from 'typescript-eslint';

const ENVIRONMENT = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only config files read the environment; take the value as an argument.',
};
const DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Exports are named.',
};
// A `if (party === …)` would treat the two sides differently; who they are is in delegations.json.
const PARTIES = [
  'Literal[value=/^(PAK|AFG|TUR|QAT)$/]',
  'TemplateElement[value.raw=/\\b(PAK|AFG|TUR|QAT)\\b/]',
].map((selector) => ({ selector, message: 'Parties are data: no delegation is named in code.' }));
const PRODUCT = ['main.ts', 'gateway/**/*.ts', 'subgraphs/**/*.ts', 'shared/**/*.ts'];
const CONFIG = ['main.ts', '**/config.ts', '**/*.config.ts', 'shared/config/**/*.ts'];

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', '.mizan/', '.stryker/', 'reports/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  node.configs['flat/recommended-module'],
  { files: ['**/*.cjs'], extends: [node.configs['flat/recommended-script']] },
  {
    rules: {
      complexity: ['error', 10],
      // `== null` is the one test for GraphQL's null and undefined together.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-else-return': 'error',
      'no-nested-ternary': 'error',
      'n/prefer-node-protocol': 'error',
      // These carry the word experimental on some Node 20 or 21, and work on all that we support.
      'n/no-unsupported-features/node-builtins': [
        'error',
        { ignores: ['import.meta.dirname', 'fs.cpSync', 'crypto', 'fetch', 'Request', 'Response'] },
      ],
      // TypeScript resolves imports, knip finds packages that are not declared.
      'n/no-missing-import': 'off',
      'n/no-extraneous-import': 'off',
      'n/no-unpublished-import': 'off',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // A row that TypeORM or a resolver returns is a plain object in the shape of its class.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // GraphQL resolvers and TypeORM entities are classes for their decorators' sake.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-restricted-syntax': ['error', DEFAULT_EXPORT],
    },
  },
  {
    files: PRODUCT,
    rules: { 'no-restricted-syntax': ['error', DEFAULT_EXPORT, ENVIRONMENT, ...PARTIES] },
  },
  { files: CONFIG, rules: { 'no-restricted-syntax': ['error', DEFAULT_EXPORT, ...PARTIES] } },
  { files: ['main.ts', 'shared/run-main.ts'], rules: { 'n/no-process-exit': 'off' } },
  {
    // A test's describe is a list of promises, and its fixtures name the delegations.
    files: ['test/**/*.ts', '**/*.test.ts'],
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', DEFAULT_EXPORT],
    },
  },
);
