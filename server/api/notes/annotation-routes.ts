import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { createAnnotation } from "@/collab/facts/commands";
import { annotationSchema, newAnnotationSchema, type AnnotationResource } from "@/contract/reports";
import { findAnnotation, listAnnotations, type StoredAnnotation } from "@/data/reports/annotations";
import { findEditionHead } from "@/data/editions/edition-sources";
import { listLabels } from "@/data/teams/labels";
import { findReportSize } from "@/data/reports/report-size";
import { may } from "@/domain/access/permissions";
import type { ReadableReport, ReadableTeam } from "@/domain/access/readable";
import type { LabelId } from "@/domain/ids";
import { whyNoPassage } from "@/domain/text/passage";
import { notFound, notPermitted, requirePermission, requireReport } from "../access";
import { answerOf, bodyOf, listOf, PROBLEMS } from "../answers";
import { signedIn, type Api, type ApiParts, type SignedInEnv } from "../api-env";
import { chargeCaller } from "../charge-caller";
import { invalid } from "../problem";
import { priceOfAnnotations, PRICES } from "../prices";
import { readMuch, writeList } from "../read-much";
import { refusedByRoom } from "./room-refusal";

const tags = ["annotations"];
const params = z.object({ id: z.string() });

const listRoute = createRoute({
  method: "get",
  path: "/reports/{id}/annotations",
  tags,
  summary: "A report's annotations with their threads, in the reading order of the newest edition",
  description:
    "What stands nowhere in it, or must be confirmed by somebody, comes last, with what is offered instead.",
  middleware: signedIn,
  request: { params },
  responses: { 200: answerOf(listOf(annotationSchema), "The annotations."), ...PROBLEMS },
});

const addRoute = createRoute({
  method: "post",
  path: "/reports/{id}/annotations",
  tags,
  summary: "Highlight a range of the newest edition, with labels and a comment if wanted",
  description: "It goes into the live document: everybody who has the report open sees it at once.",
  middleware: signedIn,
  request: { params, body: bodyOf(newAnnotationSchema) },
  responses: { 201: answerOf(annotationSchema, "The annotation."), ...PROBLEMS },
});

export function addAnnotationRoutes(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const { report } = await requireReport(c.var, c.req.valid("param").id, "report.read");
    const price = priceOfAnnotations(await findReportSize(c.var.db, { report }));
    const pieces = writeAnnotations(c.var, { report, signal: c.req.raw.signal });
    const headers = { "content-type": "application/json" };
    return (await readMuch(c, price, pieces, headers)) as never;
  });

  api.openapi(addRoute, async (c) => {
    const { db, rooms, caller } = c.var;
    const { start, end, comment, labels: named = [] } = c.req.valid("json");
    const { report, team, role } = await requireReport(
      c.var,
      c.req.valid("param").id,
      "annotation.create",
    );
    if (comment !== undefined) requirePermission(role, "comment.create");
    if (named.length > 0 && !may(role, "annotation.label")) throw notPermitted();
    const edition = await requireRange(c, report, { start, end });
    const labels = await resolveLabels(c.var, team, named);
    const draft = {
      edition,
      range: { start, end },
      labels,
      ...(comment !== undefined && { comment }),
    };
    const by = { user: caller.user, role };
    const changed = await rooms.change({ kind: "report", report }, by, (document, acting) =>
      createAnnotation(document, acting, draft),
    );
    if (!changed.ok) throw refusedByRoom(changed.refusal);
    const stored = await findAnnotation(db, { report, annotation: changed.value.id });
    if (!stored) throw new Error("a durable annotation is missing in the read model");
    return c.json(address(c.var, report, stored), 201);
  });
}

async function* writeAnnotations(
  parts: ApiParts,
  scope: { report: ReadableReport; signal: AbortSignal },
): AsyncGenerator<string, undefined> {
  const { report } = scope;
  await parts.carryOver.bringUpToDate({ report });
  const stored = await listAnnotations(parts.db, scope);
  yield* writeList({ opening: '{"items":[' }, stored, (one) => address(parts, report, one));
}

/** The number of the newest edition, where words stand in the range. */
async function requireRange(
  c: Context<SignedInEnv>,
  report: ReadableReport,
  range: { start: number; end: number },
): Promise<number> {
  const { db, editions } = c.var;
  const edition = await findEditionHead(db.pool, { report });
  if (!edition) throw notFound("edition");
  const { number, length } = edition;
  if (!editions.holdsOutline({ report, number })) {
    await chargeCaller(c, (length / 1_000_000) * PRICES.outlined);
  }
  const text = (await editions.outline({ report, number }))?.text ?? "";
  switch (whyNoPassage(text, range)) {
    case "outside":
      throw invalid("end", `A range begins before it ends, at ${text.length} at the latest.`);
    case "cuts-start":
      throw invalid("start", "This would cut a character in two.");
    case "cuts-end":
      throw invalid("end", "This would cut a character in two.");
    case "blank":
      throw invalid("end", "No words stand there.");
    case null:
      return number;
  }
}

/** Labels are given by id or by name, whatever its case. */
async function resolveLabels(
  { db }: ApiParts,
  team: ReadableTeam,
  named: readonly string[],
): Promise<LabelId[]> {
  if (named.length === 0) return [];
  const labels = (await listLabels(db, { team })).filter((label) => !label.archived);
  const ids = named.map((wanted, index) => {
    const folded = wanted.trim().toLowerCase();
    const found = labels.find(
      (label) => label.id === wanted || label.name.toLowerCase() === folded,
    );
    if (!found) throw invalid(`labels.${index}`, "The team has no such label.");
    return found.id;
  });
  return [...new Set(ids)];
}

function address(
  { config }: ApiParts,
  report: ReadableReport,
  stored: StoredAnnotation,
): AnnotationResource {
  return { ...stored, url: `${config.origin}/reports/${report}#a=${stored.id}` };
}
