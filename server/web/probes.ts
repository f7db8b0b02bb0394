import type { IncomingMessage, ServerResponse } from "node:http";
import type { Database } from "@/data/database";
import type { DiskSpace } from "../disk/disk-space";
import { isMigrated, type Migration } from "../postgres/migrate";
import { answerText } from "./answers";
import type { Metrics } from "./metrics";

/** Whether the product can do its work now; on a full disk, all but writing. */
export type Readiness = () => Promise<"ready" | "disk-full" | "not-ready">;

/** What `/readyz` says where people can come, but only to read. */
export const DISK_FULL = "ready to be read; the disk is full";

export const PROBES: ReadonlySet<string> = new Set(["/healthz", "/readyz", "/metrics"]);

const PATIENCE_MS = 2_000;
const READ_METHODS = new Set(["GET", "HEAD"]);

type Needed = {
  db: Database;
  migrations: readonly Migration[];
  space: Pick<DiskSpace, "isFull">;
  pages: { readonly isServing: boolean };
};

/** Ready while pages can be made, and the database answers and has every migration that the code knows. */
export function createReadiness({ db, migrations, space, pages }: Needed): Readiness {
  return async () => {
    if (!pages.isServing) return "not-ready";
    const late = new Promise<false>((resolve) => {
      setTimeout(() => resolve(false), PATIENCE_MS).unref();
    });
    const answers = isMigrated(db.pool, migrations).catch(() => false);
    if (!(await Promise.race([answers, late]))) return "not-ready";
    return space.isFull ? "disk-full" : "ready";
  };
}

const WORDS = { ready: "ready", "disk-full": DISK_FULL, "not-ready": "not ready" } as const;

type ProbeCall = {
  request: IncomingMessage;
  response: ServerResponse;
  path: string;
  mayReadFigures: boolean;
};

/**
 * `/healthz`: the process answers. `/readyz`: send people here. `/metrics`: figures, for those who may read them.
 */
export async function answerProbe(
  parts: { readiness: Readiness; metrics: Metrics },
  { request, response, path, mayReadFigures }: ProbeCall,
): Promise<void> {
  if (!READ_METHODS.has(request.method ?? "")) {
    response.setHeader("Allow", "GET, HEAD");
    answerText(request, response, 405, "Only GET and HEAD.");
    return;
  }
  if (path === "/healthz") {
    answerText(request, response, 200, "ok");
    return;
  }
  if (path === "/readyz") {
    const readiness = await parts.readiness();
    answerText(request, response, readiness === "not-ready" ? 503 : 200, WORDS[readiness]);
    return;
  }
  if (!mayReadFigures) {
    answerText(request, response, 404, "Not found.");
    return;
  }
  const text = await parts.metrics.registry.metrics();
  response.writeHead(200, {
    "Content-Type": parts.metrics.registry.contentType,
    "Cache-Control": "no-store",
  });
  response.end(request.method === "HEAD" ? undefined : text);
}
