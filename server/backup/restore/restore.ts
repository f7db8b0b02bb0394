import { openDataFolder } from "../../start/data-folder";
import { readMigrations } from "../../postgres/migrate";
import { readRestoreCommand } from "../copy-arguments";
import { noteInCopyRecord } from "../copy/copy-record";
import { reachDatabase } from "../../postgres/reach-database";
import { restoreCopy } from "./restore-copy";
import { runCommand } from "../../run-command";
import { describeStock } from "../copy/stock";
import { tryCopy } from "./try-copy";

// `npm run restore`: into an empty place, or with --try into one that is thrown away.
await runCommand("The copy could not be restored", async ({ config, lifetime, log, args, say }) => {
  const { isTrial, ...named } = readRestoreCommand(args, config.backup.lock);
  const { file, without } = named;
  const { dataFolder } = config;
  const copy = { ...named, migrations: await readMigrations() };
  if (isTrial) {
    await openDataFolder(dataFolder);
    const { madeAt, stock } = await tryCopy({ ...copy, place: dataFolder, lifetime, log });
    const now = new Date().toISOString();
    await noteInCopyRecord(dataFolder, { tried: { at: now, file, madeAt: madeAt.toISOString() } });
    say(`${file} of ${madeAt.toISOString()} can be restored: ${describeStock(stock)}.`);
    return;
  }
  const reach = async (): Promise<string> => {
    await openDataFolder(dataFolder);
    return reachDatabase(config, lifetime, log);
  };
  const { madeAt, stock } = await restoreCopy({ ...copy, reach, dataFolder });
  say(`Restored as it was on ${madeAt.toISOString()}: ${describeStock(stock)}.`);
  say("Everybody signs in anew, and invitations are to be made anew.");
  say(
    without.length > 0
      ? `In no team any more: ${without.join(", ")}. Whoever else was removed since then is a member again.`
      : "Who was removed since then is a member again. To leave somebody out from the beginning, restore with --without <address>.",
  );
});
