import { setTimeout as pause } from "node:timers/promises";

import pg from "pg";

/** Held while a Caucus uses the cluster. It ends with the process that holds it, however that ends. */
const OWNER_LOCK = 7_320_114_902n;
const RETRY_MS = 50;
const REGAIN_PAUSE_MS = 1_000;

/** A connection that holds the lock. */
export type OwnerLock = {
  release(): Promise<void>;
};

/**
 * `"taken"` where another process has the lock and keeps it for `patienceMs` (PostgreSQL needs a moment to notice that
 * a process was killed); `"no answer"` where PostgreSQL does not let us in.
 */
export async function takeOwnerLock(
  adminUrl: string,
  patienceMs: number,
): Promise<OwnerLock | "taken" | "no answer"> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const lock = await tryOwnerLock(adminUrl);
    if (lock !== "taken" || Date.now() > deadline) return lock;
    await pause(RETRY_MS);
  }
}

async function tryOwnerLock(adminUrl: string): Promise<OwnerLock | "taken" | "no answer"> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: "caucus-owner" });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ locked: boolean }>(
      "SELECT pg_try_advisory_lock($1) AS locked",
      [OWNER_LOCK],
    );
    if (rows[0]?.locked) return holdLock(client, adminUrl);
  } catch {
    await client.end().catch(() => undefined);
    return "no answer";
  }
  await client.end();
  return "taken";
}

/** A crash of one backend makes PostgreSQL restart them all, which drops the lock; it is taken again. */
function holdLock(first: pg.Client, adminUrl: string): OwnerLock {
  let released = false;
  let regained: OwnerLock | undefined;
  first.once("end", () => {
    void (async () => {
      while (!released && !regained) {
        const lock = await tryOwnerLock(adminUrl);
        if (typeof lock === "object") regained = lock;
        else await pause(REGAIN_PAUSE_MS, undefined, { ref: false });
      }
      if (released) await regained?.release();
    })();
  });
  return {
    async release() {
      released = true;
      await first.end().catch(() => undefined);
      await regained?.release();
    },
  };
}
