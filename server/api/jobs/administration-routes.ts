import { createRoute, z } from "@hono/zod-openapi";
import { allJobsSchema, JOB_STATES } from "@/contract/jobs";
import { countJobs, listAnybodysJobs } from "@/data/jobs/jobs";
import { requireAdministrator } from "../access";
import { answerOf, PROBLEMS } from "../answers";
import { signedIn, type Api } from "../api-env";

const jobsRoute = createRoute({
  method: "get",
  path: "/administration/jobs",
  tags: ["jobs"],
  summary: "Everybody's jobs in one state, for those who look after the installation",
  description:
    "The newest 200. What a job is about is told of the caller's own teams only: looking after the installation is no right to read what others work on.",
  middleware: signedIn,
  request: { query: z.object({ state: z.enum(JOB_STATES).default("running") }) },
  responses: {
    200: answerOf(allJobsSchema, "The jobs, and how many are in which state."),
    ...PROBLEMS,
  },
});

export function addAdministrationRoutes(api: Api): void {
  api.openapi(jobsRoute, async (c) => {
    await requireAdministrator(c.var);
    const { db, caller } = c.var;
    const { state } = c.req.valid("query");
    const [items, counts] = await Promise.all([
      listAnybodysJobs(db, { state, seenBy: caller.user }),
      countJobs(db),
    ]);
    return c.json({ items, counts }, 200);
  });
}
