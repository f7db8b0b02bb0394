import { importReport } from "@/domain/edition/import-report";
import type { KnownActor } from "@/domain/statements/proposal";
import { proposeStatements } from "@/domain/recognition/propose-statements";

/** What is proposed of a plain text. */
export function readStatements(raw: string, actors: readonly KnownActor[] = [], published = "") {
  const { text, structure, title } = importReport(raw, "txt");
  const proposals = proposeStatements(
    { text, structure },
    { title: title ?? "", published, actors },
  );
  return { text, structure, proposals };
}
