import { createDatabase } from "@/data/database";
import { CannotStart } from "../cannot-start";
import { readConfig } from "../config";
import { openDataFolder } from "../data-folder";
import { Lifetime } from "../lifetime";
import { createLog } from "../log";
import { openDatabase } from "../open-database";
import { rebuildReadModel } from "./rebuild-read-model";

/** `npm run read-model:rebuild`: 0 where queries and journals agree in the end, 1 where that could not be found out. */
const log = createLog("warn");
const lifetime = new Lifetime(log, 5_000);

try {
  const config = readConfig(process.env);
  await openDataFolder(config.dataFolder);
  const { url } = await openDatabase(config, lifetime, log);
  const db = createDatabase(url);
  lifetime.onEnd("database connections", () => db.close());
  let rooms = 0;
  let repaired = 0;
  for await (const { room, annotations, differing } of rebuildReadModel(db, log)) {
    rooms += 1;
    if (differing.length > 0) repaired += 1;
    const verdict =
      differing.length === 0
        ? "identical"
        : `${differing.length} differed, written anew: ${differing.join(" ")}`;
    say(`${room}: ${annotations} annotations, ${verdict}`);
  }
  say(`${rooms} rooms, ${repaired} repaired`);
} catch (error) {
  process.exitCode = 1;
  if (error instanceof CannotStart) process.stderr.write(`${error.message}\n`);
  else log.fatal({ err: error }, "The read model could not be rebuilt");
} finally {
  await lifetime.end();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
