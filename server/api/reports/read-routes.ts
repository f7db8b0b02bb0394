import { createRoute, z } from "@hono/zod-openapi";
import { markReadSchema, readMarksSchema } from "@/contract/reports";
import { findReportSize } from "@/data/reports/report-size";
import { listThreadReads, markThreadsRead } from "@/data/reports/thread-reads";
import { requireReport } from "../access";
import { answerOf, bodyOf, done, PROBLEMS } from "../answers";
import { signedIn, type Api } from "../api-env";
import { chargeCaller } from "../charge-caller";
import { PRICES } from "../prices";

const tags = ["annotations"];
const params = z.object({ id: z.string() });

const listRoute = createRoute({
  method: "get",
  path: "/reports/{id}/reads",
  tags,
  summary: "Until when the caller has read which thread",
  middleware: signedIn,
  request: { params },
  responses: { 200: answerOf(readMarksSchema, "The marks."), ...PROBLEMS },
});

const markRoute = createRoute({
  method: "put",
  path: "/reports/{id}/reads",
  tags,
  summary: "Mark threads as read until now",
  middleware: signedIn,
  request: { params, body: bodyOf(markReadSchema) },
  responses: { 204: done("They are marked."), ...PROBLEMS },
});

export function addReadRoutes(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const { report } = await requireReport(c.var, c.req.valid("param").id, "report.read");
    const { annotations } = await findReportSize(c.var.db, { report });
    await chargeCaller(c, annotations * PRICES.read);
    return c.json(
      { items: await listThreadReads(c.var.db, { user: c.var.caller.user, report }) },
      200,
    );
  });

  api.openapi(markRoute, async (c) => {
    const { report } = await requireReport(c.var, c.req.valid("param").id, "report.read");
    await markThreadsRead(c.var.db, {
      user: c.var.caller.user,
      report,
      annotations: c.req.valid("json").items,
      now: new Date(),
    });
    return c.body(null, 204);
  });
}
