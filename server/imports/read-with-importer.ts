import type { Importer } from "@/server/import/importer";
import type { ReadFile } from "../jobs/kinds/import-job";

/** How much of the whole work each stage is, by what it takes with a long PDF. */
const STAGES = {
  checking: { from: 0, to: 0.02 },
  reading: { from: 0.02, to: 0.85 },
  mending: { from: 0.85, to: 0.95 },
} as const;

/** Files are read by processes of the importer. */
export function readWithImporter(importer: Importer): ReadFile {
  return ({ name, bytes }, { signal, onProgress }) =>
    importer.read(bytes, name, {
      signal,
      onProgress: ({ stage, share, page = null }) => {
        const { from, to } = STAGES[stage];
        onProgress({ stage, share: from + (to - from) * share, page });
      },
    });
}
