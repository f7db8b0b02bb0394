import { createDatabase } from "@/data/database";
import { CannotStart } from "../cannot-start";
import { readConfig } from "../config";
import { openDataFolder } from "../data-folder";
import { Lifetime } from "../lifetime";
import { createLog } from "../log";
import { isMigrated, readMigrations } from "../migrate";
import { reachDatabase } from "../reach-database";
import { findCommand, USAGE } from "./commands";

/** `npm run admin -- <command>`: 0 where it was done, 1 where it was not, 2 where it was not understood. */
const log = createLog("warn");
const lifetime = new Lifetime(log, 5_000);
const command = findCommand(process.argv.slice(2));

if (!command) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
} else {
  try {
    const config = readConfig(process.env);
    await openDataFolder(config.dataFolder);
    const db = createDatabase(await reachDatabase(config, lifetime, log));
    lifetime.onEnd("database connections", () => db.close());
    if (!(await isMigrated(db.pool, await readMigrations()))) {
      throw new CannotStart(
        "The database is not of this version. Start Caucus once, then try again.",
      );
    }
    const done = await command.run({ db, args: command.args, now: new Date() });
    if (done.ok) process.stdout.write(`${done.value}\n`);
    else {
      process.stderr.write(`${done.refusal}\n`);
      process.exitCode = 1;
    }
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof CannotStart) process.stderr.write(`${error.message}\n`);
    else log.fatal({ err: error }, "The command failed");
  } finally {
    await lifetime.end();
  }
}
