import type { Logger } from "pino";
import type { Database } from "@/data/database";
import { listLeft } from "@/data/generations/left-things";
import { listReportRooms, withRoomLocked, type ReportRoom } from "@/data/journal";
import {
  findDifferences,
  loadReadModel,
  replaceReadModel,
  ReportRows,
  TOLD_NOUNS,
  type ReadModel,
} from "@/data/read-model/report-tables";
import { loadEditionTexts } from "@/data/room-access";
import type { Queryable } from "@/data/transaction";
import { checkPast, type PastFinding } from "./check-past";
import { REPORT_ROOM } from "../rooms/report-room";
import { readRoom } from "../sync/store/room-store";

/**
 * What was found in one room: ids of annotations and statements whose rows are not what the journal says, and what its
 * past says when it is read back.
 */
export type RoomFinding = {
  room: string;
  annotations: number;
  differing: readonly string[];
  past: PastFinding;
};

/**
 * Compares what queries see with what the journals say, room by room, and writes anew where the two differ. Nothing
 * can be written into a room while it is looked at, so it may run beside a serving product. Throws where a journal
 * or a past cannot be read; of the former, it has left the rows alone.
 */
export async function* rebuildReadModel(db: Database, log: Logger): AsyncGenerator<RoomFinding> {
  for (const room of await listReportRooms(db)) {
    const texts = await loadEditionTexts(db.pool, room);
    const found = await withRoomLocked(db, room.name, async (transaction) => {
      const said = await projectJournal(transaction, room, texts, log);
      const stored = await loadReadModel(transaction, room.report);
      const differing = [...findDifferences(stored, said.entries)];
      if (differing.length > 0) await replaceReadModel(transaction, room.report, said.entries);
      return { room: room.name, annotations: said.annotations, differing };
    });
    yield { ...found, past: await checkPast(db, room.name, log) };
  }
}

async function projectJournal(
  transaction: Queryable,
  { name, report }: ReportRoom,
  texts: ReadonlyMap<number, string>,
  log: Logger,
): Promise<{ annotations: number; entries: ReadModel }> {
  const document = await readRoom(transaction, name, REPORT_ROOM, log);
  const left = await listLeft(transaction, name);
  // What has left the document is told of as if it stood there still.
  document.ydoc.transact(() => {
    for (const { kind, key, fact } of left.flatMap(({ facts }) => facts ?? [])) {
      document.restore(kind, key, fact);
    }
  });
  const rows = new ReportRows({ report, texts });
  let annotations = 0;
  for (const noun of TOLD_NOUNS) {
    for (const thing of document.things(noun)) {
      rows.add(noun, thing);
      if (noun === "annotations") annotations += 1;
    }
  }
  document.destroy();
  document.ydoc.destroy();
  return { annotations, entries: rows.all };
}
