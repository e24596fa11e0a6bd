import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist', 'dist-test', 'data', 'node_modules', 'client/src/api/schema.d.ts'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Nest modules are classes whose decorator says everything.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      // Its library marks it so that it stands out; the settings let it be for a provider on this machine alone.
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', package: 'openid-client', name: 'allowInsecureRequests' }] },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // DTO classes describe shapes: their objects are made by literals and written as JSON.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      // A decorated property needs its type written out: it is what validation and documentation read.
      '@typescript-eslint/no-inferrable-types': ['error', { ignoreProperties: true }],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      // Not of constructors: what is injected is not passed by hand, and counting it makes classes that only forward.
      'no-restricted-syntax': [
        'error',
        ...[
          'FunctionDeclaration',
          'ArrowFunctionExpression',
          "MethodDefinition[kind!='constructor'] > FunctionExpression",
        ].map((selector) => ({
          selector: `${selector}[params.length>5]`,
          message: 'More than five parameters.',
        })),
      ],
    },
  },
  {
    // The one place that reads the environment.
    files: ['src/**/*.ts'],
    ignores: ['src/config/environment.ts'],
    rules: { 'no-restricted-properties': ['error', { object: 'process', property: 'env' }] },
  },
  {
    // The query builder's expression helpers are functions that are made to be destructured.
    files: ['**/*.repository.ts', 'src/database/migrations/*.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.contract.ts', 'test/**/*.ts'],
    rules: {
      'max-lines': 'off',
      // What comes back over HTTP has no type until the test has looked at it.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: { globals: { process: 'readonly', module: 'writable' } },
  },
);
