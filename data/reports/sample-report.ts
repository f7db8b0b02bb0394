import { readFile } from "node:fs/promises";
import path from "node:path";
import { importReport } from "@/domain/edition/import-report";
import type { ImportedEdition } from "@/domain/edition/structure";

/** Who published the worked example that every new team gets, and when. */
export const SAMPLE_CREDIT = {
  title: "HI Update on the Convention on Cluster Munitions, October 2011",
  publisher: "Handicap International",
  published: "Beirut, October 2011",
} as const;

export const SAMPLE_LANGUAGE = "en";

/**
 * The worked example. It lies in `samples/` under the folder the process was started in, which `npm start` makes the
 * root of the checkout: the bundled server cannot ask where its own source was.
 */
export async function loadSampleReport(): Promise<ImportedEdition> {
  const file = path.join(process.cwd(), "samples", "hi-update-ccm-2011-10.txt");
  return importReport(await readFile(file, "utf8"), "txt");
}
