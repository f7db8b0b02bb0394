/** What of the tree is read, and how names of modules are resolved. */
module.exports = {
  tsPreCompilationDeps: true,
  tsConfig: { fileName: "tsconfig.json" },
  doNotFollow: { path: ["node_modules", "^generated/"] },
  exclude: {
    path: [
      "^[.](next|build|data|dev|e2e|bench)/",
      "^(coverage|test-results|playwright-report)/",
      "^bench/node_modules/",
    ],
  },
  enhancedResolveOptions: {
    exportsFields: ["exports"],
    conditionNames: ["import", "require", "node", "default", "types"],
    extensions: [".ts", ".tsx", ".d.ts", ".js", ".mjs", ".cjs", ".json", ".css"],
  },
  preserveSymlinks: true,
};
