import { parseArgs } from "node:util";
import { createDatabase } from "@/data/database";
import { readCopyRecord } from "../backup/copy/copy-record";
import { reachDatabase } from "../postgres/reach-database";
import { CannotStart } from "../cannot-start";
import { openDataFolder } from "../start/data-folder";
import { nameHost } from "../host-name";
import { readMigrations } from "../postgres/migrate";
import { runCommand, type CommandSetting } from "../run-command";
import { checkAddress } from "./check-address";
import { checkCopies } from "./check-copies";
import { checkDatabase } from "./check-database";
import { checkDisk } from "./check-disk";
import { checkMail } from "./check-mail";
import { checkPast } from "./check-past";
import { checkMemory } from "./check-memory";
import { checkProxy } from "./check-proxy";
import { bad, describeFindings, reasonOf, type Finding } from "./finding";

// `npm run doctor [-- --mail <address>]`: 1 where something is bad.
await runCommand("The check failed", async (setting) => {
  const { config, args, say } = setting;
  const letterTo = readLetter(args);
  await openDataFolder(config.dataFolder);
  const own = `http://${nameHost(config.host)}:${config.port}`;
  const origin = config.origin ?? own;
  const findings = [
    ...(await checkAddress(origin, config.origin !== null)),
    ...(await checkProxy(own, config)),
    ...(await findDatabase(setting)),
    await checkDisk(config.dataFolder, config.databaseUrl === null ? config.spareBytes : null),
    await checkMemory(),
    await checkMail(config.mail, letterTo),
    ...checkCopies(await readCopyRecord(config.dataFolder), new Date()),
  ];
  say(describeFindings(findings));
  if (findings.some(({ verdict }) => verdict === "bad")) process.exitCode = 1;
});

async function findDatabase({ config, lifetime, log }: CommandSetting): Promise<Finding[]> {
  try {
    const db = createDatabase(await reachDatabase(config, lifetime, log));
    lifetime.onEnd("database connections", () => db.close());
    const found = await checkDatabase(db.pool, await readMigrations());
    return found.verdict === "bad" ? [found] : [found, await checkPast(db.pool)];
  } catch (error) {
    return [bad("database", reasonOf(error))];
  }
}

function readLetter(args: readonly string[]): string | null {
  try {
    return (
      parseArgs({ args: [...args], options: { mail: { type: "string" } } }).values.mail ?? null
    );
  } catch {
    throw new CannotStart("Usage: npm run doctor [-- --mail <address>]");
  }
}
