import type { Logger } from "pino";
import type { ReportDocument } from "@/collab/facts/document-model";
import type { Database } from "@/data/database";
import { inSnapshot } from "@/data/transaction";
import { REPORT_FACT_NAMES } from "@/domain/facts/report/report-facts";
import { REPORT_ROOM } from "../rooms/report-room";
import { replayPast } from "../sync/store/replay-past";
import { readRoom } from "../sync/store/room-store";

/**
 * What was found when a report's past was read back: how many updates are kept of it, and the facts, by kind and key,
 * that stand otherwise at its end than in the document.
 */
export type PastFinding = { updates: number; differing: readonly string[] };

/**
 * Writes a report's past again, from archive and journal, and compares what comes of it with the document. Keeps nobody
 * from writing. Throws if a part of the past is damaged or missing.
 */
export async function checkPast(db: Database, room: string, log: Logger): Promise<PastFinding> {
  return inSnapshot(db, async (moment) => {
    const { updates, document } = await replayPast(moment, room, REPORT_ROOM);
    if (!document) return { updates, differing: [] };
    const standing = await readRoom(moment, room, REPORT_ROOM, log);
    const [told, stands] = [factsOf(document), factsOf(standing)];
    for (const { ydoc } of [document, standing]) ydoc.destroy();
    const places = new Set([...told.keys(), ...stands.keys()]);
    const differing = [...places].filter((place) => told.get(place) !== stands.get(place));
    return { updates, differing };
  });
}

function factsOf(document: ReportDocument): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  for (const kind of REPORT_FACT_NAMES) {
    for (const key of document.keys(kind)) {
      facts.set(`${kind} ${key}`, JSON.stringify(document.raw(kind, key)));
    }
  }
  return facts;
}
