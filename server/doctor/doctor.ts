import { parseArgs } from "node:util";
import { createDatabase } from "@/data/database";
import { CannotStart } from "../cannot-start";
import { readConfig } from "../config";
import { openDataFolder } from "../data-folder";
import { Lifetime } from "../lifetime";
import { createLog } from "../log";
import { readMigrations } from "../migrate";
import { reachDatabase } from "../reach-database";
import { checkAddress } from "./check-address";
import { checkDatabase } from "./check-database";
import { checkDisk } from "./check-disk";
import { checkMail } from "./check-mail";
import { checkMemory } from "./check-memory";
import { bad, describeFindings, reasonOf, type Finding } from "./finding";

/** `npm run doctor [-- --mail <address>]`: 1 where something is bad. */
const log = createLog("error");
const lifetime = new Lifetime(log, 5_000);

try {
  const { values } = parseArgs({ options: { mail: { type: "string" } } });
  const config = readConfig(process.env);
  await openDataFolder(config.dataFolder);
  const origin = config.origin ?? `http://localhost:${config.port}`;
  const findings = [
    ...(await checkAddress(origin, config.origin !== null)),
    await findDatabase(),
    await checkDisk(config.dataFolder),
    await checkMemory(),
    await checkMail(config.mail, values.mail ?? null),
  ];
  process.stdout.write(`${describeFindings(findings)}\n`);
  if (findings.some(({ verdict }) => verdict === "bad")) process.exitCode = 1;

  async function findDatabase(): Promise<Finding> {
    try {
      const db = createDatabase(await reachDatabase(config, lifetime, log));
      lifetime.onEnd("database connections", () => db.close());
      return await checkDatabase(db.pool, await readMigrations());
    } catch (error) {
      return bad("database", reasonOf(error));
    }
  }
} catch (error) {
  process.exitCode = 1;
  const isOurs = error instanceof CannotStart || (error instanceof Error && "code" in error);
  if (isOurs) process.stderr.write(`${error.message}\n`);
  else log.fatal({ err: error }, "The check failed");
} finally {
  await lifetime.end();
}
