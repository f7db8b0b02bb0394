import type { ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import pg from "pg";

import { CannotStart } from "../cannot-start";
import { readKeptSecret } from "../start/data-folder";
import {
  adminAddress,
  DATABASE,
  deriveRolePassword,
  productAddress,
  ROLE,
  SUPERUSER,
} from "./embedded-address";
import { takeOwnerLock } from "../start/owner-lock";
import { findPostgresAccount } from "./postgres-account";
import { findPostgresBinaries, type PostgresBinaries } from "./postgres-binaries";
import { openCluster } from "./postgres-cluster";
import { becomesReady, launchPostgres, readFailure, rotateLog } from "./postgres-process";
import { disownStaleFile, readPostmaster, runsIn, stopPostmaster } from "./postmaster";

export type EmbeddedDatabase = {
  /** For the role that owns the database and nothing else. */
  readonly url: string;
  /** For the superuser; the tests make their databases with it. */
  readonly adminUrl: string;
  /** Settles when PostgreSQL has ended without having been asked to. */
  readonly ended: Promise<void>;
  /** Shuts PostgreSQL down, hurrying it after `graceMs`. Returns when its process is gone. */
  stop(graceMs: number): Promise<void>;
};

type EmbeddedOptions = {
  /** The data folder; it exists and can be written. */
  readonly folder: string;
  /** False only for tests: commits need not survive a power cut. */
  readonly durable: boolean;
  /** Other programs than those that come with this version. */
  readonly binaries?: PostgresBinaries;
};

const POLL_MS = 50;
const LOCK_PATIENCE_MS = 2_000;
const ORPHAN_STOP_MS = 6_000;
/** How long to wait for a PostgreSQL that was left behind and neither answers nor ends. */
const ORPHAN_PATIENCE_MS = 20_000;
/** Backends of a killed postmaster notice within moments; until then its memory is in use. */
const ATTEMPTS = 20;
const ATTEMPT_PAUSE_MS = 250;

/**
 * Starts the PostgreSQL that comes with Caucus on a free port of 127.0.0.1. One that an earlier, killed Caucus left
 * running is shut down first; one that a living Caucus uses makes it throw `CannotStart`.
 */
export async function startEmbeddedDatabase({
  folder,
  durable,
  binaries: others,
}: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const account = findPostgresAccount();
  const binaries = others ?? (await findPostgresBinaries(account));
  const password = await readKeptSecret(folder, "postgres-password");
  const cluster = await openCluster(folder, {
    binaries,
    account,
    superuser: SUPERUSER,
    password,
    durable,
  });
  const log = path.join(folder, "postgres.log");
  await rotateLog(log);

  for (let attempt = 1; ; attempt++) {
    await endOrphan(cluster, password, folder);
    const port = await findFreePort();
    const child = await launchPostgres({
      program: binaries.postgres,
      cluster,
      port,
      log,
      account,
      durable,
    });
    if (await becomesReady(child, cluster)) return own(child, { cluster, port, password, folder });
    if (attempt === ATTEMPTS) {
      const reason = (await readFailure(log)) ?? "it ended without a word";
      throw new CannotStart(`The embedded PostgreSQL cannot start: ${reason}. More is in ${log}.`);
    }
    await pause(ATTEMPT_PAUSE_MS);
  }
}

/** Shuts down a PostgreSQL that nobody uses any more. Throws `CannotStart` where another Caucus does. */
async function endOrphan(cluster: string, password: string, folder: string): Promise<void> {
  const deadline = Date.now() + ORPHAN_PATIENCE_MS;
  for (;;) {
    const found = await readPostmaster(cluster);
    if (!found) return;
    if (!(await runsIn(cluster, found.pid))) return disownStaleFile(cluster);
    const lock =
      found.ready && found.port
        ? await takeOwnerLock(adminAddress(password, found.port), LOCK_PATIENCE_MS)
        : "no answer";
    if (lock === "taken") throw inUse(folder);
    if (lock !== "no answer" || Date.now() > deadline) {
      if (lock !== "no answer") await lock.release();
      return stopPostmaster(cluster, found.pid, ORPHAN_STOP_MS);
    }
    await pause(POLL_MS);
  }
}

type OwnedCluster = {
  readonly cluster: string;
  readonly port: number;
  readonly password: string;
  readonly folder: string;
};

async function own(
  child: ChildProcess,
  { cluster, port, password, folder }: OwnedCluster,
): Promise<EmbeddedDatabase> {
  let stopping = false;
  const ended = new Promise<void>((resolve) => child.once("exit", () => stopping || resolve()));
  const stop = async (graceMs: number): Promise<void> => {
    stopping = true;
    if (child.pid) await stopPostmaster(cluster, child.pid, graceMs);
  };

  const adminUrl = adminAddress(password, port);
  const lock = await takeOwnerLock(adminUrl, LOCK_PATIENCE_MS);
  if (typeof lock === "string") {
    await stop(ORPHAN_STOP_MS);
    if (lock === "taken") throw inUse(folder);
    throw new CannotStart(
      `The embedded PostgreSQL does not accept the password in ${path.join(folder, "postgres-password")}. Restore that file from a backup.`,
    );
  }
  await makeDatabase(adminUrl, deriveRolePassword(password));
  return {
    url: productAddress(password, port),
    adminUrl,
    ended,
    async stop(graceMs) {
      await lock.release();
      await stop(graceMs);
    },
  };
}

async function makeDatabase(adminUrl: string, rolePassword: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query("SELECT FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rows.length > 0) return;
    await client.query(`DROP ROLE IF EXISTS ${ROLE}`);
    await client.query(`CREATE ROLE ${ROLE} LOGIN PASSWORD ${client.escapeLiteral(rolePassword)}`);
    await client.query(`CREATE DATABASE ${DATABASE} OWNER ${ROLE}`);
  } finally {
    await client.end();
  }
}

function inUse(folder: string): CannotStart {
  return new CannotStart(
    `Another Caucus uses the data folder ${folder}. Stop it first, or set CAUCUS_DATA to another folder.`,
  );
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
