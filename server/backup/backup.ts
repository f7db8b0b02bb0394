import { writeFile } from "node:fs/promises";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { openDataFolder } from "../start/data-folder";
import { readBackupCommand } from "./copy-arguments";
import { noteInCopyRecord } from "./copy/copy-record";
import { CopyRefused } from "./copy/copy-refused";
import { makeCopy } from "./make-copy";
import { reachDatabase } from "../postgres/reach-database";
import { checkHasDatabase } from "./restore/check-has-database";
import { runCommand } from "../run-command";
import { describeStock } from "./copy/stock";

// `npm run backup`: beside a running Caucus or a stopped one.
await runCommand("The copy could not be made", async ({ config, lifetime, log, args, say }) => {
  const command = readBackupCommand(args, config.backup.lock);
  if (command.kind === "new key") {
    say(`Keep ${command.file} where the copies are not; without it they cannot be read.`);
    say(`CAUCUS_BACKUP_RECIPIENT=${await writeNewKey(command.file)}`);
    return;
  }
  await checkHasDatabase(config);
  const { dataFolder } = config;
  // With a database of somebody's own there may be none yet, and what was made is noted there.
  await openDataFolder(dataFolder);
  const url = await reachDatabase(config, lifetime, log);
  const { file, bytes, madeAt, stock } = await makeCopy({ url, dataFolder, ...command });
  const made = { at: madeAt.toISOString(), file, bytes };
  await noteInCopyRecord(dataFolder, { made, failed: null });
  say(`${file}: ${describeStock(stock)}, ${bytes} bytes`);
});

/** Writes a new secret key and returns the public one. */
async function writeNewKey(file: string): Promise<string> {
  const identity = await generateX25519Identity();
  try {
    await writeFile(file, `${identity}\n`, { mode: 0o600, flag: "wx", flush: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CopyRefused(`The key cannot be written (${reason}).`, { cause: error });
  }
  return identityToRecipient(identity);
}
