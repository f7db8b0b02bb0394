import { createRoute, z } from "@hono/zod-openapi";
import { teamIdSchema } from "@/contract/common";
import { changeReportSchema, reportSchema, type ReportSummary } from "@/contract/reports";
import {
  changeReport,
  countReports,
  deleteReport,
  findDeletedReportAccess,
  findReport,
  listReports,
  restoreReport,
  type StoredReport,
} from "@/data/reports/reports";
import type { ReadableReport } from "@/domain/access/readable";
import { parseId } from "@/domain/ids";
import {
  notFound,
  requirePermission,
  requireReport,
  requireTeam,
  secondFactorNeeded,
} from "../access";
import { answerOf, bodyOf, done, listOf, PROBLEMS } from "../answers";
import { signedIn, type Api, type ApiParts } from "../api-env";
import { chargeCaller } from "../charge-caller";
import { PRICES } from "../prices";

export const REPORTS_PATH = "/reports";

const tags = ["reports"];
const params = z.object({ id: z.string() });
const report = answerOf(reportSchema, "The report.");

const listRoute = createRoute({
  method: "get",
  path: REPORTS_PATH,
  tags,
  summary: "The reports of the caller's teams, newest first, archived ones too",
  middleware: signedIn,
  request: { query: z.object({ team: teamIdSchema.optional() }) },
  responses: { 200: answerOf(listOf(reportSchema), "The reports."), ...PROBLEMS },
});

const getRoute = createRoute({
  method: "get",
  path: `${REPORTS_PATH}/{id}`,
  tags,
  summary: "One report",
  middleware: signedIn,
  request: { params },
  responses: { 200: report, ...PROBLEMS },
});

const changeRoute = createRoute({
  method: "patch",
  path: `${REPORTS_PATH}/{id}`,
  tags,
  summary: "Rename, describe, archive or bring back a report",
  middleware: signedIn,
  request: { params, body: bodyOf(changeReportSchema) },
  responses: { 200: report, ...PROBLEMS },
});

const deleteRoute = createRoute({
  method: "delete",
  path: `${REPORTS_PATH}/{id}`,
  tags,
  summary: "Delete a report; it can be restored",
  middleware: signedIn,
  request: { params },
  responses: { 204: done("It is deleted."), ...PROBLEMS },
});

const restoreRoute = createRoute({
  method: "post",
  path: `${REPORTS_PATH}/{id}/restore`,
  tags,
  summary: "Bring back a deleted report",
  middleware: signedIn,
  request: { params },
  responses: { 200: report, ...PROBLEMS },
});

export function addReportRoutes(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const { team } = c.req.valid("query");
    if (team !== undefined) await requireTeam(c.var, team, "report.read");
    const scope = { user: c.var.caller.user, team };
    await chargeCaller(c, (await countReports(c.var.db, scope)) * PRICES.report);
    const reports = await listReports(c.var.db, scope);
    return c.json({ items: reports.map((stored) => present(c.var, stored)) }, 200);
  });

  api.openapi(getRoute, async (c) => {
    const { report: id } = await requireReport(c.var, c.req.valid("param").id, "report.read");
    return c.json(await loadReport(c.var, id), 200);
  });

  api.openapi(changeRoute, async (c) => {
    const { report: id, role } = await requireReport(c.var, c.req.valid("param").id, "report.read");
    const changes = c.req.valid("json");
    const { archived, ...details } = changes;
    if (archived !== undefined) requirePermission(role, "report.archive");
    if (archived === undefined || Object.keys(details).length > 0) {
      requirePermission(role, "report.edit");
    }
    await changeReport(c.var.db, { report: id, changes, now: new Date() });
    return c.json(await loadReport(c.var, id), 200);
  });

  api.openapi(deleteRoute, async (c) => {
    const { report: id } = await requireReport(c.var, c.req.valid("param").id, "report.delete");
    await deleteReport(c.var.db, { report: id, now: new Date() });
    return c.body(null, 204);
  });

  api.openapi(restoreRoute, async (c) => {
    const { db, caller } = c.var;
    const id = parseId<"report">(c.req.valid("param").id);
    const deleted = id && (await findDeletedReportAccess(db, { report: id, user: caller.user }));
    if (!deleted) {
      // Restoring twice changes nothing, so that a request can be repeated.
      const standing = await requireReport(c.var, c.req.valid("param").id, "report.delete");
      return c.json(await loadReport(c.var, standing.report), 200);
    }
    if (!deleted.letIn) throw secondFactorNeeded();
    requirePermission(deleted.role, "report.delete");
    await restoreReport(db, { report: deleted.report });
    return c.json(await loadReport(c.var, deleted.report), 200);
  });
}

export async function loadReport(parts: ApiParts, id: ReadableReport): Promise<ReportSummary> {
  const stored = await findReport(parts.db, { report: id });
  if (!stored) throw notFound("report");
  return present(parts, stored);
}

function present(parts: ApiParts, stored: StoredReport): ReportSummary {
  return { ...stored, present: parts.rooms.present({ kind: "report", report: stored.id }) };
}
