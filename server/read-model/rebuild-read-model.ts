import { isDeepStrictEqual } from "node:util";
import type { Logger } from "pino";
import type { Database } from "@/data/database";
import { listReportRooms, withRoomLocked, type ReportRoom } from "@/data/journal";
import {
  loadReadModel,
  replaceReadModel,
  toAnnotationEntry,
  type ReadModel,
} from "@/data/read-model";
import { loadEditionTexts } from "@/data/room-access";
import { toStatementRow } from "@/data/statement-rows";
import type { Queryable } from "@/data/transaction";
import { REPORT_ROOM } from "../rooms/report-room";
import { readRoom } from "../sync/room-store";

/** What was found in one room: ids of annotations and statements whose rows are not what the journal says. */
export type RoomFinding = { room: string; annotations: number; differing: readonly string[] };

/**
 * Compares what queries see with what the journals say, room by room, and writes anew where the two differ. Nothing
 * can be written into a room while it is looked at, so it may run beside a serving product. Throws where a journal
 * cannot be read, and then has left that room alone.
 */
export async function* rebuildReadModel(db: Database, log: Logger): AsyncGenerator<RoomFinding> {
  for (const room of await listReportRooms(db)) {
    const texts = await loadEditionTexts(db.pool, room);
    yield await withRoomLocked(db, room.name, async (transaction) => {
      const said = await projectJournal(transaction, room, texts, log);
      const differing = findDifferences(await loadReadModel(transaction, room.report), said);
      if (differing.length > 0) await replaceReadModel(transaction, room.report, said);
      return { room: room.name, annotations: said.annotations.length, differing };
    });
  }
}

async function projectJournal(
  transaction: Queryable,
  { name, report }: ReportRoom,
  texts: ReadonlyMap<number, string>,
  log: Logger,
): Promise<ReadModel> {
  const document = await readRoom(transaction, name, REPORT_ROOM, log);
  const annotations = [...document.annotations()].map((annotation) => {
    const { edition, range } = annotation.target;
    const exact = (texts.get(edition) ?? "").slice(range.start, range.end);
    return toAnnotationEntry(report, annotation, exact);
  });
  const statements = [...document.statements()].map((one) => toStatementRow(report, one));
  document.destroy();
  document.ydoc.destroy();
  return { annotations, statements };
}

function findDifferences(stored: ReadModel, said: ReadModel): string[] {
  const [wanted, found] = [byId(said), byId(stored)];
  return [...new Set([...wanted.keys(), ...found.keys()])].filter(
    (id) => !isDeepStrictEqual(wanted.get(id), found.get(id)),
  );
}

function byId({ annotations, statements }: ReadModel): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ...annotations.map((entry) => [entry.annotation.id, entry] as const),
    ...statements.map((row) => [row.id, row] as const),
  ]);
}
