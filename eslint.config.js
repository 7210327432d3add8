import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'test/e2e/out/'] },
  {
    files: ['**/*.ts'],
    extends: [
      js.configs.recommended,
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
    ],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_$' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['src/simulator/phone/*.js', 'src/desk/assets/*.js'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'document',
          'window',
          'fetch',
          'EventSource',
          'ResizeObserver',
          'location',
          'history',
          'setTimeout',
          'clearTimeout',
          'localStorage',
          'console',
          'URLSearchParams',
          'Intl',
          'HTMLElement',
          'requestAnimationFrame',
          'navigator',
          'crypto',
          'DOMParser',
          'CustomEvent',
          'BroadcastChannel',
          'setInterval',
          'sessionStorage',
          'performance',
          'URL',
          'FormData',
          'HTMLTextAreaElement',
          'Notification',
          'AudioContext',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
);
