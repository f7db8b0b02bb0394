import { mkdtemp, realpath, rm } from "node:fs/promises";
import path from "node:path";
import { createDatabase } from "@/data/database";
import { startEmbeddedDatabase } from "../../postgres/embedded-database";
import type { Lifetime } from "../../lifetime";
import type { Log } from "../../log/log";
import type { Migration } from "../../postgres/migrate";
import { rebuildReadModel } from "../../read-model/rebuild-read-model";
import type { CopyKey } from "../copy/copy-key";
import { CopyRefused } from "../copy/copy-refused";
import { restoreCopy, type RestoredCopy } from "./restore-copy";

type Trial = {
  readonly file: string;
  readonly key: CopyKey;
  readonly migrations: readonly Migration[];
  /** Where there is room for everything once more. */
  readonly place: string;
  readonly lifetime: Lifetime;
  readonly log: Log;
};

const STOP_GRACE_MS = 4_000;

/**
 * Restores a copy into a PostgreSQL of its own and reads every room in it; all of that is thrown away when `lifetime`
 * ends.
 *
 * @throws CopyRefused where it could not be restored, or a room in it is not what its journal says.
 */
export async function tryCopy({ place, lifetime, log, ...copy }: Trial): Promise<RestoredCopy> {
  const folder = await mkdtemp(path.join(place, "try-"));
  lifetime.onEnd("trial", () => throwAway(folder));
  let url = "";
  const reach = async (): Promise<string> => {
    const database = await startEmbeddedDatabase({ folder, durable: false });
    lifetime.onEnd("PostgreSQL of the trial", () => database.stop(STOP_GRACE_MS));
    return (url = database.url);
  };
  const restored = await restoreCopy({ ...copy, reach, dataFolder: null });
  await readRooms(url, log);
  return restored;
}

async function throwAway(folder: string): Promise<void> {
  // Root's PostgreSQL may have had to put its files elsewhere.
  const cluster = await realpath(path.join(folder, "postgres")).catch(() => null);
  if (cluster !== null) await rm(cluster, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}

async function readRooms(url: string, log: Log): Promise<void> {
  const db = createDatabase(url);
  try {
    for await (const { room, differing, past } of rebuildReadModel(db, log)) {
      if (past.differing.length > 0) {
        throw new CopyRefused(
          `The copy could be restored, but in ${room} ${past.differing.length} facts are not what its past says.`,
        );
      }
      if (differing.length === 0) continue;
      throw new CopyRefused(
        `The copy could be restored, but in ${room} ${differing.length} annotations are not what the journal says. Run npm run read-model:rebuild on the original and make another copy.`,
      );
    }
  } finally {
    await db.close();
  }
}
