import { createRoute, z } from "@hono/zod-openapi";
import { changeLabelSchema, labelSchema, newLabelSchema } from "@/contract/teams";
import {
  addLabel,
  changeLabel,
  listLabels,
  MAX_LABELS,
  type LabelRefusal,
} from "@/data/teams/labels";
import { parseId } from "@/domain/ids";
import { notFound, requireTeam } from "../access";
import { answerOf, bodyOf, listOf, PROBLEMS } from "../answers";
import { signedIn, type Api } from "../api-env";
import { ApiProblem, nameTaken } from "../problem";

const tags = ["labels"];
const label = answerOf(labelSchema, "The label.");

const listRoute = createRoute({
  method: "get",
  path: "/teams/{id}/labels",
  tags,
  summary: "A team's labels in its order, archived ones too",
  middleware: signedIn,
  request: { params: z.object({ id: z.string() }) },
  responses: { 200: answerOf(listOf(labelSchema), "The labels."), ...PROBLEMS },
});

const addRoute = createRoute({
  method: "post",
  path: "/teams/{id}/labels",
  tags,
  summary: "Add a label at the end",
  middleware: signedIn,
  request: { params: z.object({ id: z.string() }), body: bodyOf(newLabelSchema) },
  responses: { 201: label, ...PROBLEMS },
});

const changeRoute = createRoute({
  method: "patch",
  path: "/teams/{id}/labels/{label}",
  tags,
  summary: "Rename, recolour, move, archive or bring back a label",
  middleware: signedIn,
  request: {
    params: z.object({ id: z.string(), label: z.string() }),
    body: bodyOf(changeLabelSchema),
  },
  responses: { 200: label, ...PROBLEMS },
});

export function addLabelRoutes(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const { team } = await requireTeam(c.var, c.req.valid("param").id, "report.read");
    return c.json({ items: await listLabels(c.var.db, { team }) }, 200);
  });

  api.openapi(addRoute, async (c) => {
    const { team } = await requireTeam(c.var, c.req.valid("param").id, "label.edit");
    const added = await addLabel(c.var.db, { team, ...c.req.valid("json") });
    if (!added.ok) throw refused(added.refusal);
    return c.json(added.value, 201);
  });

  api.openapi(changeRoute, async (c) => {
    const { id, label: rawLabel } = c.req.valid("param");
    const { team } = await requireTeam(c.var, id, "label.edit");
    const found = parseId<"label">(rawLabel);
    if (!found) throw notFound("label");
    const changed = await changeLabel(c.var.db, {
      team,
      label: found,
      changes: c.req.valid("json"),
      now: new Date(),
    });
    if (!changed.ok) throw refused(changed.refusal);
    return c.json(changed.value, 200);
  });
}

function refused(refusal: LabelRefusal): ApiProblem {
  switch (refusal) {
    case "no-such-label":
      return notFound("label");
    case "name-taken":
      return nameTaken(
        "label",
        "There is a label of that name, or one that looks like it, already.",
      );
    case "too-many":
      return new ApiProblem(409, `A team can have ${MAX_LABELS} labels.`, {
        kind: "too-many",
        params: { what: "labels", most: MAX_LABELS },
      });
  }
}
