import { createRoute, z } from "@hono/zod-openapi";
import { statementListSchema, type StatementResource } from "@/contract/statements";
import { carriedBySubject, listCarried } from "@/data/editions/carried";
import { findEditionHead } from "@/data/editions/edition-sources";
import { listDecidedStatements } from "@/data/editions/statement-proposals";
import type { ReadableReport } from "@/domain/access/readable";
import { decisionsInEdition } from "@/domain/statements/decisions-in-edition";
import { createLocator } from "@/domain/statements/locate-statement";
import {
  settleStatements,
  type ProposedStatement,
  type SettledStatement,
} from "@/domain/statements/settle-statements";
import type { DecidedStatement } from "@/domain/statements/statement";
import { notFound, requireReport } from "../access";
import { answerOf, PROBLEMS } from "../answers";
import { signedIn, type Api, type ApiParts } from "../api-env";
import { PRICES } from "../prices";
import { readMuch, writeList } from "../read-much";

const listRoute = createRoute({
  method: "get",
  path: "/reports/{id}/statements",
  tags: ["statements"],
  summary: "Who says what in an edition, in reading order: recognised, or confirmed by somebody",
  description:
    "Of the newest edition where none is named. The first request makes the server read the report, which takes a " +
    "second or two where it is long. With `raw=1`, the proposals alone, whatever people have decided about them.",
  middleware: signedIn,
  request: {
    params: z.object({ id: z.string() }),
    query: z.object({
      edition: z.coerce.number().int().min(1).max(1_000_000).optional(),
      raw: z.enum(["0", "1"]).optional(),
    }),
  },
  responses: { 200: answerOf(statementListSchema, "The statements."), ...PROBLEMS },
});

export function addStatementRoutes(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const { edition: wanted, raw } = c.req.valid("query");
    const { report } = await requireReport(c.var, c.req.valid("param").id, "report.read");
    const edition = await findEditionHead(c.var.db.pool, { report, number: wanted });
    if (!edition) throw notFound("edition");
    const price = (edition.length / 1_000_000) * PRICES.statements;
    const pieces = writeStatements(c.var, { report, edition: edition.number }, raw !== "1");
    return (await readMuch(c, price, pieces, { "content-type": "application/json" })) as never;
  });
}

async function* writeStatements(
  parts: ApiParts,
  scope: { report: ReadableReport; edition: number },
  withDecided: boolean,
): AsyncGenerator<string, undefined> {
  const { report, edition } = scope;
  const { items } = await parts.statements.ensure(scope);
  const decided = withDecided ? await listDecided(parts, scope, items) : [];
  const outline = await parts.editions.outline({ report, number: edition });
  if (!outline) throw notFound("edition");
  const locate = createLocator(outline.text, outline.sections);
  const settled = settleStatements(items, decided, locate);
  const opening = `{"edition":${edition},"items":[`;
  yield* writeList({ opening }, settled, (one) => toResource(one, edition));
}

async function listDecided(
  { db, carryOver }: ApiParts,
  scope: { report: ReadableReport; edition: number },
  proposed: readonly ProposedStatement[],
): Promise<DecidedStatement[]> {
  await carryOver.bringUpToDate(scope);
  const [decided, carried] = await Promise.all([
    listDecidedStatements(db, scope),
    listCarried(db, scope),
  ]);
  return decisionsInEdition(scope.edition, decided, proposed, carriedBySubject(carried));
}

function toResource(statement: SettledStatement, edition: number): StatementResource {
  const { range, actorKind, quotes, ...rest } = statement;
  return {
    ...rest,
    ...range,
    edition,
    actorType: actorKind,
    quotes: quotes.map(({ start, end }): [number, number] => [start, end]),
  };
}
