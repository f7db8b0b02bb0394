import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { CannotStart } from "../cannot-start";
import {
  canEnter,
  readPostgresEnvironment,
  SYSTEM_FOLDER,
  type PostgresAccount,
} from "./postgres-account";
import type { PostgresBinaries } from "./postgres-binaries";

const NAME = "postgres";
const HALF_MADE = `${NAME}.new-`;
/** Nothing takes this long to be made; what is older was left by a crash. */
const ABANDONED_MS = 10 * 60_000;

type ClusterMaking = {
  readonly binaries: PostgresBinaries;
  readonly account: PostgresAccount | null;
  readonly superuser: string;
  readonly password: string;
  /** False only for tests: what is made need not survive a power cut. */
  readonly durable: boolean;
};

/**
 * The folder with PostgreSQL's files within the data folder, made where there is none. It appears whole or not at
 * all. Where root's PostgreSQL account cannot enter the data folder, it lies in `/var/lib/caucus` and the data folder
 * has a link to it.
 */
export async function openCluster(dataFolder: string, making: ClusterMaking): Promise<string> {
  await removeAbandoned(dataFolder);
  const place = path.join(dataFolder, NAME);
  if (!(await lstat(place).catch(() => null))) await makeCluster(dataFolder, place, making);
  const cluster = await realpath(place).catch((error: unknown) => {
    throw new CannotStart(
      `The database's files, to which ${place} leads, are gone. Restore them from a backup.`,
      { cause: error },
    );
  });
  await checkVersion(cluster, making.binaries.major);
  return cluster;
}

async function makeCluster(
  dataFolder: string,
  place: string,
  making: ClusterMaking,
): Promise<void> {
  const base = await reachableFolder(dataFolder, making.account);
  const half = await mkdtemp(path.join(base, HALF_MADE));
  if (making.account) await chown(half, making.account.uid, making.account.gid);
  await initialise(half, making);
  try {
    if (base === dataFolder) {
      await rename(half, place);
      return;
    }
    const elsewhere = path.join(base, randomBytes(6).toString("hex"));
    await rename(half, elsewhere);
    await symlink(elsewhere, place);
  } catch (error) {
    // Another process that started at the same moment was first.
    if (!(await stat(place).catch(() => null))) throw error;
    await rm(half, { recursive: true, force: true });
  }
}

async function reachableFolder(
  dataFolder: string,
  account: PostgresAccount | null,
): Promise<string> {
  if (canEnter(account, dataFolder)) return dataFolder;
  // The data folder is ours to open: what it holds is readable by its owner alone, file by file.
  const { mode } = await stat(dataFolder);
  await chmod(dataFolder, mode | 0o011);
  if (canEnter(account, dataFolder)) return dataFolder;
  await mkdir(SYSTEM_FOLDER, { recursive: true });
  await chmod(SYSTEM_FOLDER, 0o755);
  return SYSTEM_FOLDER;
}

async function initialise(cluster: string, making: ClusterMaking): Promise<void> {
  const { account } = making;
  const scratch = await mkdtemp(path.join(tmpdir(), "caucus-"));
  const passwordFile = path.join(scratch, "password");
  try {
    await writeFile(passwordFile, `${making.password}\n`, { mode: 0o600 });
    if (account) {
      await chown(passwordFile, account.uid, account.gid);
      await chown(scratch, account.uid, account.gid);
    }
    await run(
      making.binaries.initdb,
      [
        `--pgdata=${cluster}`,
        `--username=${making.superuser}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        // PostgreSQL's own rules, so that an upgrade of the machine's C library cannot disorder an index.
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        ...(making.durable ? [] : ["--no-sync"]),
      ],
      account,
    );
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function run(program: string, args: string[], account: PostgresAccount | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...account,
      cwd: "/",
      env: readPostgresEnvironment(),
      stdio: ["ignore", "ignore", "pipe"],
    });
    // A start that is broken off leaves nobody at work.
    const takeAlong = (): void => void child.kill("SIGKILL");
    process.once("exit", takeAlong);
    let complaint = "";
    child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString("utf8")));
    child.once("error", reject);
    child.once("close", (code) => {
      process.off("exit", takeAlong);
      if (code === 0) {
        resolve();
        return;
      }
      reject(new CannotStart(`The database's files could not be made: ${lastLine(complaint)}.`));
    });
  });
}

function lastLine(text: string): string {
  const line =
    text
      .trim()
      .split("\n")
      .findLast((candidate) => /error|fatal/i.test(candidate)) ?? text.trim();
  return line.replace(/^initdb: (error: )?/, "").replace(/\.$/, "");
}

async function checkVersion(cluster: string, major: string): Promise<void> {
  const version = await readFile(path.join(cluster, "PG_VERSION"), "utf8").catch(() => null);
  if (version?.trim() === major) return;
  throw new CannotStart(
    version === null
      ? `The folder ${cluster} should hold the database's files and does not. Restore it from a backup, or set CAUCUS_DATA to another folder.`
      : `The database's files in ${cluster} are of PostgreSQL ${version.trim()}, and this version of Caucus brings PostgreSQL ${major}. Start the version that made them.`,
  );
}

async function removeAbandoned(dataFolder: string): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    if (!name.startsWith(HALF_MADE)) continue;
    const folder = path.join(dataFolder, name);
    const made = await stat(folder).catch(() => null);
    if (made && Date.now() - made.mtimeMs > ABANDONED_MS)
      await rm(folder, { recursive: true, force: true });
  }
}
