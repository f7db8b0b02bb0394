import type { OpenAPIHono } from "@hono/zod-openapi";
import type { MiddlewareHandler, Schema } from "hono";
import { findSession } from "@/auth/session";
import type { SessionClaims } from "@/auth/cookies/session-cookie";
import type { Database } from "@/data/database";
import type { EditionStore } from "../editions/edition-store";
import type { CarryOver } from "../editions/carry-over";
import type { ReadingProcess } from "../reading/reading-process";
import type { AnnotationImporter } from "../exchange/annotation-importer";
import type { JobQueue } from "../jobs/job-queue";
import type { DiskSpace } from "../disk/disk-space";
import type { TimeBudget } from "../cost/time-budget";
import type { Turns } from "../cost/turns";
import type { TextReader } from "../reading/text-reader";
import type { StatementProposer } from "../statements/statement-proposer";
import type { LiveRooms } from "../rooms/live-rooms";
import { ApiProblem } from "./problem";
import type { Uploads } from "./reports/uploads";

export type ApiConfig = {
  /** Where browsers reach the product, without a slash at its end. */
  origin: string;
  /** Nobody has said so: see `OwnOrigin`. */
  isOriginDerived?: boolean;
  /** Which build of the program this is; without it, nobody is told. */
  build?: string | null;
  /** Told of every error that nobody expected; the caller learns only that there was one. */
  reportError: (error: unknown, request: { method: string; path: string }) => void;
};

export type ApiParts = {
  db: Database;
  rooms: LiveRooms;
  carryOver: CarryOver;
  reading: ReadingProcess;
  /** Work that takes long. */
  jobs: JobQueue;
  statements: StatementProposer;
  config: ApiConfig;
  /** Whether the database can be written. */
  space: DiskSpace;
  /** Who may have how much of the main thread; the sockets' too, where they share one. */
  budget: TimeBudget;
  /** Editions as they are answered. */
  editions: EditionStore;
  /** Reads that load much at once. */
  reads: Turns;
  /** Reads the texts that requests bring. */
  texts: TextReader;
  /** Takes in what others have annotated elsewhere. */
  annotations: AnnotationImporter;
  /** Uploads that are arriving now. */
  uploads: Uploads;
};

/** The variables of `c.var`. */
export type ApiEnv = {
  Variables: ApiParts & {
    /** Why the body was not read, where it was not. */
    refusedBody?: ApiProblem;
  };
};

/** The same behind `signedIn`. */
export type SignedInEnv = { Variables: ApiEnv["Variables"] & { caller: SessionClaims } };

export type Api = OpenAPIHono<ApiEnv, Schema, string>;

/** A route with this in front answers nobody without a session. It comes before the input is looked at. */
export const signedIn: MiddlewareHandler<SignedInEnv> = async (c, next) => {
  const caller = await findCaller(c);
  if (!caller) throw new ApiProblem(401, "Sign in first.");
  c.set("caller", caller);
  await next();
};

/** Who calls, on routes that also serve people without a session. */
export function findCaller(c: {
  var: { db: Database };
  req: { header(name: string): string | undefined };
}): Promise<SessionClaims | null> {
  return findSession(c.var.db, c.req.header("cookie"));
}
