import vue from 'eslint-plugin-vue';
import vueA11y from 'eslint-plugin-vuejs-accessibility';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Features of the portal; none imports another, shared code imports none of them. */
const features = ['session', 'live', 'rules', 'trial', 'decision'];

const noParents = {
  regex: '^\\.\\./(\\.\\./)+',
  message: 'Use @/ for anything further away than the next folder.',
};

const fence = (patterns) => ({
  'no-restricted-imports': ['error', { patterns: [noParents, ...patterns] }],
});

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'e2e/shots/'] },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  ...vue.configs['flat/recommended'],
  ...vueA11y.configs['flat/recommended'],
  {
    files: ['src/**/*.{ts,vue}'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.vue'] },
    },
    rules: {
      'no-console': 'error',
      eqeqeq: 'error',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-macros-order': 'error',
      'vue/no-v-html': 'error',
      'vue/multi-word-component-names': 'error',
      'vue/component-name-in-template-casing': ['error', 'PascalCase'],
      'vue/match-component-file-name': 'off',
      // prettier owns the layout
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      ...fence([]),
    },
  },
  {
    files: ['src/shared/**'],
    rules: fence([
      { group: ['@/features/**', '@/app/**'], message: 'shared imports neither features nor app' },
    ]),
  },
  ...features.map((feature) => ({
    files: [`src/features/${feature}/**`],
    rules: fence([
      { group: ['@/app/**'], message: 'a feature does not import the app' },
      {
        group: features
          .filter((other) => other !== feature)
          .map((other) => `@/features/${other}/**`),
        message: 'a feature does not import another feature; move what both need to shared',
      },
      { regex: `^@/features/${feature}/`, message: 'inside a feature use relative imports' },
    ]),
  })),
  {
    files: ['scripts/**', 'mock/**', 'e2e/**', '*.config.*'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
);
