/**
 * How esbuild makes the server and the commands beside it.
 *
 * @param {string} root the checkout
 * @param {{ main: string, folder: string }} made the file that starts the server, and the folder that all goes to
 * @returns {import("esbuild").BuildOptions}
 */
export function bundleServer(root, { main, folder }) {
  return {
    absWorkingDir: root,
    entryPoints: [
      { in: main, out: "main" },
      { in: "server/read-model/rebuild.ts", out: "read-model/rebuild" },
      { in: "server/admin/admin.ts", out: "admin/admin" },
      { in: "server/doctor/doctor.ts", out: "doctor/doctor" },
      { in: "server/backup/backup.ts", out: "backup/backup" },
      { in: "server/backup/restore/restore.ts", out: "backup/restore" },
      // Files of their own, beside those that start them.
      { in: "server/sync/store/compaction-worker.js", out: "compaction-worker" },
      { in: "auth/passwords/password-worker.js", out: "password-worker" },
      { in: "server/threads/worker-host.ts", out: "worker-host" },
      { in: "server/import/import-worker.ts", out: "import-worker" },
      { in: "server/pages/pages-worker.ts", out: "pages-worker" },
      { in: "server/reading/reading-worker.ts", out: "reading-worker" },
      { in: "server/reading/text-worker.ts", out: "text-worker" },
      { in: "server/exchange/annotation-worker.ts", out: "annotation-worker" },
      { in: "server/exchange/quote-worker.ts", out: "quote-worker" },
    ],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: true,
    logLevel: "silent",
  };
}
