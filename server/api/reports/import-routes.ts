import { createRoute, z } from "@hono/zod-openapi";
import { teamIdSchema } from "@/contract/common";
import { importJobSchema } from "@/contract/imports";
import { findImportJob, listImportJobs } from "@/data/jobs/import-jobs";
import { parseId, type JobId } from "@/domain/ids";
import { notFound, requireTeam } from "../access";
import { answerOf, listOf, PROBLEMS } from "../answers";
import { signedIn, type Api } from "../api-env";

const tags = ["imports"];
const params = z.object({ id: z.string() });
const job = answerOf(importJobSchema, "The job.");

const listRoute = createRoute({
  method: "get",
  path: "/imports",
  tags,
  summary:
    "The caller's files and long texts that wait, are read, were not taken, or were added just now",
  middleware: signedIn,
  request: { query: z.object({ team: teamIdSchema.optional() }) },
  responses: { 200: answerOf(listOf(importJobSchema), "The jobs, the oldest first."), ...PROBLEMS },
});

const getRoute = createRoute({
  method: "get",
  path: "/imports/{id}",
  tags,
  summary: "How far a file is read",
  description: "To be asked once a second. A job that is over is kept for a day.",
  middleware: signedIn,
  request: { params },
  responses: { 200: job, ...PROBLEMS },
});

const cancelRoute = createRoute({
  method: "delete",
  path: "/imports/{id}",
  tags,
  summary: "Cancel the reading of a file, or strike a job that is over from the list",
  description:
    "What is cancelled leaves nothing behind. The answer says how the job ended: one that was `done` already has made its report.",
  middleware: signedIn,
  request: { params },
  responses: { 200: job, ...PROBLEMS },
});

export function addImportRoutes(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const { team } = c.req.valid("query");
    const { db, caller } = c.var;
    if (team !== undefined) await requireTeam(c.var, team, "report.read");
    return c.json({ items: await listImportJobs(db, { user: caller.user, team }) }, 200);
  });

  api.openapi(getRoute, async (c) => {
    const { db, caller } = c.var;
    const job = parseJob(c.req.valid("param").id);
    const found = await findImportJob(db, { job, user: caller.user });
    if (!found) throw notFound("import");
    return c.json(found, 200);
  });

  api.openapi(cancelRoute, async (c) => {
    const { db, jobs, caller } = c.var;
    const scope = { job: parseJob(c.req.valid("param").id), user: caller.user };
    const found = await findImportJob(db, scope);
    const ended = found && (await jobs.cancel(scope));
    if (!ended) throw notFound("import");
    const state = ended === "failed" ? "refused" : ended;
    return c.json({ ...found, state, stage: null, share: null, page: null }, 200);
  });
}

function parseJob(raw: string): JobId {
  const job = parseId<"job">(raw);
  if (!job) throw notFound("import");
  return job;
}
