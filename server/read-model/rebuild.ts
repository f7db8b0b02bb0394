import { createDatabase } from "@/data/database";
import { openDataFolder } from "../start/data-folder";
import { openDatabase } from "../postgres/open-database";
import { runCommand } from "../run-command";
import { rebuildReadModel } from "./rebuild-read-model";

// `npm run read-model:rebuild`: queries and journals agree in the end.
await runCommand("The read model could not be rebuilt", async ({ config, lifetime, log, say }) => {
  await openDataFolder(config.dataFolder);
  const { url } = await openDatabase(config, lifetime, log);
  const db = createDatabase(url);
  lifetime.onEnd("database connections", () => db.close());
  let rooms = 0;
  let repaired = 0;
  for await (const { room, annotations, differing, past } of rebuildReadModel(db, log)) {
    rooms += 1;
    if (differing.length > 0) repaired += 1;
    const verdict =
      differing.length === 0
        ? "identical"
        : `${differing.length} differed, written anew: ${differing.join(" ")}`;
    const told =
      past.differing.length === 0
        ? "says the same"
        : `says otherwise of ${past.differing.join(", ")}`;
    if (past.differing.length > 0) process.exitCode = 1;
    say(
      `${room}: ${annotations} annotations, ${verdict}; a past of ${past.updates} updates ${told}`,
    );
  }
  say(`${rooms} rooms, ${repaired} repaired`);
});
