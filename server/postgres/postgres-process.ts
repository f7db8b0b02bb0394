import { spawn, type ChildProcess } from "node:child_process";
import { open, readFile, rename, stat } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

import { readPostgresEnvironment, type PostgresAccount } from "./postgres-account";
import { readPostmaster } from "./postmaster";

type PostgresLaunch = {
  readonly program: string;
  readonly cluster: string;
  readonly port: number;
  /** Where PostgreSQL writes what it has to say. */
  readonly log: string;
  readonly account: PostgresAccount | null;
  readonly durable: boolean;
};

const POLL_MS = 20;
const LOG_LIMIT_BYTES = 5_000_000;
const LOG_TAIL_LINES = 50;

/** Starts PostgreSQL in a process group of its own: a Ctrl-C in the terminal is ours to answer, in our order. */
export async function launchPostgres(launch: PostgresLaunch): Promise<ChildProcess> {
  const durable = launch.durable ? "on" : "off";
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port: String(launch.port),
    synchronous_commit: durable,
    fsync: durable,
    full_page_writes: durable,
    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
  };
  const log = await open(launch.log, "a", 0o600);
  try {
    const child = spawn(
      launch.program,
      [
        "-D",
        launch.cluster,
        ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
      ],
      {
        ...launch.account,
        cwd: "/",
        env: readPostgresEnvironment(),
        detached: true,
        stdio: ["ignore", log.fd, log.fd],
      },
    );
    // Whatever ends this process short of SIGKILL takes PostgreSQL along.
    const takeAlong = (): void => void child.kill("SIGINT");
    process.once("exit", takeAlong);
    child.once("exit", () => process.off("exit", takeAlong));
    return child;
  } finally {
    await log.close();
  }
}

/** Waits, through a recovery of any length, until PostgreSQL takes connections; `false` when it ended instead. */
export async function becomesReady(child: ChildProcess, cluster: string): Promise<boolean> {
  const life = { ended: false };
  const end = (): void => void (life.ended = true);
  child.once("exit", end).once("error", end);
  while (!life.ended) {
    const postmaster = await readPostmaster(cluster);
    if (postmaster?.ready && postmaster.pid === child.pid) return true;
    await pause(POLL_MS);
  }
  return false;
}

/** The last grave message in the log, or `null`. */
export async function readFailure(log: string): Promise<string | null> {
  const lines = (await readFile(log, "utf8").catch(() => ""))
    .trimEnd()
    .split("\n")
    .slice(-LOG_TAIL_LINES);
  const grave = lines.findLast((line) => /(FATAL|PANIC): /.test(line));
  return grave?.replace(/^.*?(FATAL|PANIC): +/, "").replace(/\.$/, "") ?? null;
}

/** Keeps one older log beside the current one. */
export async function rotateLog(log: string): Promise<void> {
  const size = await stat(log).then(
    (file) => file.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await rename(log, `${log}.1`);
}
