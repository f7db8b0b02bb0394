import { readFileSync } from "node:fs";
import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

const TESTS = ["**/*.{test,int,fuzz,contract,spec}.{ts,tsx}", "test/**", "e2e/**", "bench/**/*.ts"];

/** A kind of fact is one descriptor: what is known of it stands there, and nowhere in a list beside it. */
const LISTS_OF_KINDS = ["Record", "Map", "ReadonlyMap"].map((list) => ({
  selector: `TSTypeReference[typeName.name='${list}'] > TSTypeParameterInstantiation > TSTypeReference.params:first-child[typeName.name='ReportFactName']`,
  message: "Say it in the descriptor of the kind of fact (domain/facts/report), and compute it.",
}));

/** Next and the tools themselves ask for default exports in these places, and nowhere else. */
const DEFAULT_EXPORTS = [
  "app/**/{page,layout,template,loading,error,global-error,not-found,default,icon,manifest,robots}.{ts,tsx}",
  "*.config.{ts,js,mjs}",
];

const NO_CLOCK = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: "The domain is pure: take the time as an argument.",
};

/** Whoever reads a text knows rules; the words stand in lists that anybody can read, compare and mend. */
const NO_WORD_LISTS = [
  "NewExpression[callee.name='Set'] > ArrayExpression > Literal[value=/[a-z]{2}/]",
  "VariableDeclarator > ArrayExpression > Literal[value=/[a-z]{2}/]",
  "CallExpression[callee.property.name='includes'] > MemberExpression > ArrayExpression > Literal[value=/[a-z]{2}/]",
  "CallExpression[callee.property.name='split'] > MemberExpression > .object[value=/[a-z]{2} [a-z]/]",
  "CallExpression[callee.property.name='split'] > MemberExpression > BinaryExpression.object",
].map((selector) => ({
  selector,
  message: "Words belong into domain/recognition/lexicon/*.json.",
}));

/** How long a file may be, and those that are longer: scripts/checks/check-long-files.mjs sees to it that they get fewer. */
const LENGTHS = JSON.parse(
  readFileSync(new URL("scripts/checks/long-files.json", import.meta.url), "utf8"),
);

export default tseslint.config(
  {
    ignores: [
      "node_modules/**",
      "bench/node_modules/**",
      ".bench/**",
      ".next/**",
      ".build/**",
      ".data/**",
      ".dev/**",
      ".e2e/**",
      "generated/**",
      "coverage/**",
      "test-results/**",
      "playwright-report/**",
      "next-env.d.ts",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  { rules: { "max-lines": ["error", LENGTHS.most] } },
  ...Object.entries(LENGTHS.exceptions).map(([file, lines]) => ({
    files: [file],
    rules: { "max-lines": ["error", lines] },
  })),
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "all" },
      ],
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // `async` that awaits nothing is how a function of an asynchronous interface refuses at once.
      "@typescript-eslint/require-await": "off",
      // It would ask for the `!` that is forbidden.
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
      // Phantom and branded types carry a parameter that appears once.
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      "no-console": "error",
      eqeqeq: ["error", "always"],
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true } }],
    },
  },
  {
    files: ["**/*.tsx", "features/**/*.ts", "components/**/*.ts"],
    extends: [reactHooks.configs.flat["recommended-latest"], jsxA11y.flatConfigs.strict],
    languageOptions: { globals: globals.browser },
    settings: { "jsx-a11y": { components: {} } },
  },
  {
    files: [
      "app/**/*.{ts,tsx}",
      "features/**/*.{ts,tsx}",
      "components/**/*.{ts,tsx}",
      "collab/**/*.ts",
    ],
    ignores: [
      ...TESTS,
      "collab/device/device-{places,databases}.ts",
      "collab/device/forget-device.ts",
    ],
    rules: {
      "no-restricted-globals": [
        "error",
        ...["localStorage", "sessionStorage", "indexedDB", "caches"].map((name) => ({
          name,
          message:
            "What a device keeps has its place in collab/device/device-places.ts: signing out must find it.",
        })),
      ],
      "no-restricted-imports": [
        "error",
        {
          paths: [
            {
              name: "idb-keyval",
              importNames: ["createStore"],
              message:
                "A database has its place in collab/device/device-places.ts: signing out must find it.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["{collab,data,features,server}/**/*.{ts,tsx}"],
    ignores: TESTS,
    rules: { "no-restricted-syntax": ["error", ...LISTS_OF_KINDS] },
  },
  {
    files: ["domain/**/*.ts"],
    ignores: TESTS,
    rules: {
      "no-restricted-properties": [
        "error",
        ...[
          ["Date", "now"],
          ["Math", "random"],
          ["performance", "now"],
          ["crypto", "randomUUID"],
          ["crypto", "getRandomValues"],
        ].map(([object, property]) => ({
          object,
          property,
          message: "The domain is pure: take time and chance as arguments.",
        })),
      ],
      "no-restricted-syntax": ["error", NO_CLOCK, ...LISTS_OF_KINDS],
      "no-restricted-globals": [
        "error",
        ...[
          "fetch",
          "window",
          "document",
          "navigator",
          "location",
          "localStorage",
          "sessionStorage",
          "indexedDB",
          "process",
          "global",
          "globalThis",
          "Buffer",
          "setTimeout",
          "setInterval",
          "setImmediate",
          "queueMicrotask",
          "requestAnimationFrame",
          "WebSocket",
          "crypto",
        ].map((name) => ({ name, message: "The domain is pure: no input, output or timers." })),
      ],
    },
  },
  {
    files: ["domain/recognition/**/*.ts"],
    ignores: TESTS,
    rules: { "no-restricted-syntax": ["error", NO_CLOCK, ...NO_WORD_LISTS] },
  },
  {
    files: TESTS,
    rules: {
      "no-restricted-properties": [
        "error",
        ...["mock", "doMock", "unmock", "hoisted"].map((property) => ({
          object: "vi",
          property,
          message: "Pass a real part or a hand-flushed fake; a mocked module proves nothing.",
        })),
      ],
      // A test may say what it knows to be there; it fails loudly where it is not.
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    // Playwright's fixtures take a callback that is called `use`, which is no hook.
    files: ["e2e/**/*.ts"],
    rules: { "no-empty-pattern": "off" },
  },
  {
    files: DEFAULT_EXPORTS,
    rules: { "no-restricted-exports": "off" },
  },
  {
    // The process talks to its terminal until its log stands; measuring programs print their result.
    files: ["bench/**/*.ts"],
    rules: { "no-console": "off" },
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    languageOptions: { globals: globals.node },
  },
);
