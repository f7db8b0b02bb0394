import { createRoute, z } from "@hono/zod-openapi";
import { jobSchema, jobWithResultSchema, JOB_STATES } from "@/contract/jobs";
import { isAdministrator } from "@/data/accounts/administrators";
import type { JobScope } from "@/data/jobs/end-job";
import { findOwnJob, listOwnJobs } from "@/data/jobs/jobs";
import { parseId, type JobId } from "@/domain/ids";
import { notFound } from "../access";
import { answerOf, done, listOf, PROBLEMS } from "../answers";
import { signedIn, type Api, type SignedInEnv } from "../api-env";

const tags = ["jobs"];
const params = z.object({ id: z.string() });

const listRoute = createRoute({
  method: "get",
  path: "/jobs",
  tags,
  summary: "The caller's work that goes on by itself: under way, not done, or done just now",
  description:
    "Reading files and texts, carrying notes over into a new edition, recognising statements again, taking in annotations.",
  middleware: signedIn,
  responses: { 200: answerOf(listOf(jobSchema), "The jobs, the newest first."), ...PROBLEMS },
});

const getRoute = createRoute({
  method: "get",
  path: "/jobs/{id}",
  tags,
  summary: "How far a job of the caller's is, and what came of it",
  description: "To be asked once a second. A job that is over is kept for a day.",
  middleware: signedIn,
  request: { params },
  responses: { 200: answerOf(jobWithResultSchema, "The job."), ...PROBLEMS },
});

const cancelRoute = createRoute({
  method: "delete",
  path: "/jobs/{id}",
  tags,
  summary: "Cancel a job, or strike one that is over from the list",
  description:
    "One's own; an administrator's right is anybody's. Nothing comes of a job that is cancelled. The answer says how it ended.",
  middleware: signedIn,
  request: { params },
  responses: {
    200: answerOf(z.object({ state: z.enum(JOB_STATES) }), "How the job ended."),
    ...PROBLEMS,
  },
});

const retryRoute = createRoute({
  method: "post",
  path: "/jobs/{id}/retry",
  tags,
  summary: "Begin a job again that has failed",
  description:
    "One's own; an administrator's right is anybody's. What a job reads is kept for a day if it fails, and not at all if it was refused.",
  middleware: signedIn,
  request: { params },
  responses: { 204: done("It waits to be begun."), ...PROBLEMS },
});

export function addJobRoutes(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const { db, caller } = c.var;
    return c.json({ items: await listOwnJobs(db, { user: caller.user }) }, 200);
  });

  api.openapi(getRoute, async (c) => {
    const { db, caller } = c.var;
    const job = parseJob(c.req.valid("param").id);
    const found = await findOwnJob(db, { job, user: caller.user });
    if (!found) throw notFound("job");
    return c.json(found, 200);
  });

  api.openapi(cancelRoute, async (c) => {
    const state = await c.var.jobs.cancel(await requireJob(c.var, c.req.valid("param").id));
    if (!state) throw notFound("job");
    return c.json({ state }, 200);
  });

  api.openapi(retryRoute, async (c) => {
    const scope = await requireJob(c.var, c.req.valid("param").id);
    if (!(await c.var.jobs.retry(scope))) throw notFound("job that has failed");
    return c.body(null, 204);
  });
}

/** A job that the caller may end or begin again: their own, or anybody's if they look after the installation. */
async function requireJob(
  { db, caller }: SignedInEnv["Variables"],
  raw: string,
): Promise<JobScope> {
  const job = parseJob(raw);
  const { user } = caller;
  if (await findOwnJob(db, { job, user })) return { job, user };
  if (await isAdministrator(db, { user })) return { job, user: "anybody" };
  throw notFound("job");
}

function parseJob(raw: string): JobId {
  const job = parseId<"job">(raw);
  if (!job) throw notFound("job");
  return job;
}
