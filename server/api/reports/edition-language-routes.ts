import { createRoute, z } from "@hono/zod-openapi";
import { changeEditionSchema } from "@/contract/editions";
import { setLanguage } from "@/data/editions/edition-language";
import { notFound, requireReport } from "../access";
import { bodyOf, done, PROBLEMS } from "../answers";
import { signedIn, type Api } from "../api-env";

const changeRoute = createRoute({
  method: "patch",
  path: "/reports/{id}/editions/{number}",
  tags: ["editions"],
  summary: "Say which language the text of an edition is in",
  description:
    "It is recognised when the edition is added, and `null` if that is not certain. Screen readers, hyphenation and the ends of sentences follow it.",
  middleware: signedIn,
  request: {
    params: z.object({
      id: z.string(),
      number: z.coerce.number().int().min(1).max(1_000_000),
    }),
    body: bodyOf(changeEditionSchema),
  },
  responses: { 204: done("The edition is in that language."), ...PROBLEMS },
});

export function addEditionLanguageRoutes(api: Api): void {
  api.openapi(changeRoute, async (c) => {
    const { id, number } = c.req.valid("param");
    const { report } = await requireReport(c.var, id, "report.edit");
    const { language } = c.req.valid("json");
    if (!(await setLanguage(c.var.db, { report, number, language }))) throw notFound("edition");
    return c.body(null, 204);
  });
}
