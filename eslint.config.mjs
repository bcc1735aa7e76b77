import js from "@eslint/js";
import jsdoc from "eslint-plugin-jsdoc";
import globals from "globals";

export default [
  { ignores: [".cache/", ".venv/", "dist/", "docs/", "site/", "benchmarks/", "mutants/"] },
  js.configs.recommended,
  jsdoc.configs["flat/recommended-typescript-flavor-error"],
  {
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      // The first line of a comment says what comes out; its type says what it is.
      "jsdoc/require-param": "off",
      "jsdoc/require-param-type": "off",
      "jsdoc/require-returns": "off",
      "jsdoc/require-yields": "off",
      "jsdoc/reject-any-type": "off",
      "jsdoc/valid-types": "off", // tsc reads them, and knows more of them
      "no-unused-vars": ["error", { varsIgnorePattern: "^_" }],
      "jsdoc/require-param-description": "off",
      "jsdoc/require-returns-description": "off",
      "jsdoc/require-property-description": "off",
      "jsdoc/require-jsdoc": ["error", { publicOnly: true }],
      "jsdoc/tag-lines": ["error", "never", { startLines: 1 }],
    },
  },
  { files: ["web/**"], languageOptions: { globals: globals.browser } },
  {
    // What needs no page is tested without one, so it may not ask for one.
    files: ["web/engines/**"],
    languageOptions: {
      globals: {
        ...Object.fromEntries(Object.keys(globals.browser).map((name) => [name, "off"])),
        ...globals["shared-node-browser"],
      },
    },
    rules: {
      "no-restricted-globals": ["error", "document", "window", "localStorage", "location"],
      "no-restricted-imports": ["error", { patterns: ["**/views/**", "#load"] }],
    },
  },
  { files: ["tests/lms/runtime.js"], languageOptions: { globals: globals.browser } },
  { files: ["web/sw.js"], languageOptions: { globals: globals.serviceworker } },
  { files: ["*.mjs", "web/*.mjs", "tests/**"], languageOptions: { globals: globals.node } },
];
