import { CopyRefused } from "./backup/copy/copy-refused";
import { CannotStart } from "./cannot-start";
import { readConfig, type Config } from "./config";
import { Lifetime } from "./lifetime";
import { createLog, type Log } from "./log/log";

/** The parts that a terminal command works with. */
export type CommandSetting = {
  readonly config: Config;
  readonly lifetime: Lifetime;
  readonly log: Log;
  readonly args: readonly string[];
  /** A line on standard output. */
  readonly say: (line: string) => void;
};

const PART_PATIENCE_MS = 5_000;

/**
 * Runs a command to its end: 0 where it did what was asked, 1 where it could not and has said why. `failure` is what a
 * bug is logged as.
 */
export async function runCommand(
  failure: string,
  work: (setting: CommandSetting) => Promise<void>,
): Promise<void> {
  const log = createLog("warn");
  const lifetime = new Lifetime(log, PART_PATIENCE_MS);
  const stop = (): void => void lifetime.end().then(() => process.exit(1));
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, stop);
  try {
    await work({
      config: readConfig(process.env),
      lifetime,
      log,
      args: process.argv.slice(2),
      say: (line) => process.stdout.write(`${line}\n`),
    });
  } catch (error) {
    if (!lifetime.ending) {
      process.exitCode = 1;
      if (error instanceof CannotStart || error instanceof CopyRefused) {
        process.stderr.write(`${error.message}\n`);
      } else {
        log.fatal({ err: error }, failure);
      }
    }
  } finally {
    await lifetime.end();
  }
}
