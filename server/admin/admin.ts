import { createDatabase } from "@/data/database";
import { reachDatabase } from "../postgres/reach-database";
import { CannotStart } from "../cannot-start";
import { openDataFolder } from "../start/data-folder";
import { isMigrated, readMigrations } from "../postgres/migrate";
import { runCommand } from "../run-command";
import { findCommand, USAGE } from "./commands";

// `npm run admin -- <command>`: beside a running Caucus or a stopped one.
await runCommand("The command failed", async ({ config, lifetime, log, args, say }) => {
  const command = findCommand(args);
  if (!command) throw new CannotStart(USAGE);
  await openDataFolder(config.dataFolder);
  const db = createDatabase(await reachDatabase(config, lifetime, log));
  lifetime.onEnd("database connections", () => db.close());
  // Only a start brings a database up to date: it can say what went wrong, and has made a copy before.
  if (!(await isMigrated(db.pool, await readMigrations()))) {
    throw new CannotStart(
      "The database is not of this version. Start Caucus once, then try again.",
    );
  }
  const done = await command.run({ db, args: command.args, now: new Date() });
  if (!done.ok) throw new CannotStart(done.refusal);
  say(done.value);
});
