import type pg from "pg";
import type { AccessEvent } from "@/domain/rooms/concerns";
import { ACCESS_CHANNEL, parseAccessEvent } from "./access-events";
import type { Database } from "./database";

const RETRY_MS = 1_000;

export type AccessListener = { close(): Promise<void> };

/**
 * Hears changes of access for as long as the process lives. `onGap` is called whenever something may have been
 * missed: then everybody must be judged afresh.
 */
export async function listenForAccessChanges(
  db: Database,
  heard: { onEvent: (event: AccessEvent) => void; onGap: () => void },
): Promise<AccessListener> {
  let closed = false;
  let client: pg.PoolClient | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const connect = async (): Promise<void> => {
    const next = await db.pool.connect();
    next.on("notification", ({ payload }) => {
      const event = parseAccessEvent(payload ?? "");
      if (event) heard.onEvent(event);
    });
    next.on("error", (error) => {
      if (client !== next) return;
      client = null;
      next.release(error);
      again();
    });
    await next.query(`LISTEN ${ACCESS_CHANNEL}`);
    client = next;
  };
  const again = (): void => {
    if (closed) return;
    retry = setTimeout(() => {
      connect().then(heard.onGap, again);
    }, RETRY_MS);
  };

  await connect();
  return {
    async close() {
      closed = true;
      clearTimeout(retry);
      const last = client;
      client = null;
      await last?.query(`UNLISTEN *`).catch(() => undefined);
      last?.release(true);
    },
  };
}
