import type { Logger } from "pino";
import type { Database } from "@/data/database";
import type { CarryOver } from "../editions/carry-over";
import type { AnnotationImporter } from "../exchange/annotation-importer";
import type { TextReader } from "../reading/text-reader";
import type { LiveRooms } from "../rooms/live-rooms";
import type { StatementProposer } from "../statements/statement-proposer";
import type { JobKind } from "./job-kind";
import { annotationsJob } from "./kinds/annotations-job";
import { carryOverJob } from "./kinds/carry-over-job";
import { importJob, type ReadFile } from "./kinds/import-job";
import { proposeJob } from "./kinds/propose-job";
import { textJob } from "./kinds/text-job";

export type JobKindParts = {
  db: Database;
  log: Logger;
  rooms: LiveRooms;
  readFile: ReadFile;
  texts: TextReader;
  carryOver: CarryOver;
  statements: StatementProposer;
  importer: AnnotationImporter;
  /** Where browsers reach the product, without a slash at its end. */
  origin: string;
};

/** The kinds of jobs that this program has. */
export function createJobKinds(parts: JobKindParts): readonly JobKind[] {
  return [
    importJob(parts),
    textJob(parts),
    carryOverJob(parts),
    proposeJob(parts),
    annotationsJob(parts),
  ];
}
