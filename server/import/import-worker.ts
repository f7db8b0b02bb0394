import { parentPort, workerData } from "node:worker_threads";
import { writeFileEdition, type WrittenFile } from "@/data/editions/written-edition";
import type { ImportRefusal } from "@/domain/edition/import-refusal";
import { ok, type Result } from "@/domain/result";
import { importFile, type ImportedFile, type ImportProgress } from "./import-file";
import type { ImportLimits } from "./import-limits";

/** The input of the process. */
export type ImportJob = { bytes: Uint8Array; name: string; limits: ImportLimits };

/** Its messages, in this order: any number of `progress`, then the outcome once. */
export type ImportMessage =
  { progress: ImportProgress } | { result: Result<WrittenFile, ImportRefusal> };

/** Progress is for eyes: so often is enough. Milliseconds. */
const REPORT_EVERY = 100;

const say = (message: ImportMessage): void => parentPort?.postMessage(message);

const { bytes, name, limits } = workerData as ImportJob;
let stage = "";
let last = 0;
const read = await importFile(bytes, name, limits, (progress) => {
  const now = performance.now();
  if (progress.stage === stage && now - last < REPORT_EVERY) return;
  stage = progress.stage;
  last = now;
  say({ progress });
});
say({ result: read.ok ? ok(await write(read.value)) : read });

/** The recogniser is large, and loaded only where there is a text for it. */
async function write(edition: ImportedFile): Promise<WrittenFile> {
  const { recogniseLanguage } = await import("@/domain/edition/recognise/recognise-language");
  return writeFileEdition(edition, recogniseLanguage(edition.text));
}
