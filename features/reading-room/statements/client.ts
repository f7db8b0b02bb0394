import { statementListSchema, type StatementResource } from "@/contract/statements";
import type { ReportId } from "@/domain/ids";
import type { ProposedStatement } from "@/domain/statements/settle-statements";
import { callApi } from "@/features/api/client";

/** Who says what, as the server has recognised it, without what people have decided. `null` where it did not answer. */
export async function loadProposals(
  report: ReportId,
  edition: number,
  signal: AbortSignal,
): Promise<readonly ProposedStatement[] | null> {
  const loaded = await callApi({
    path: `/reports/${report}/statements?edition=${edition}&raw=1`,
    answer: statementListSchema,
    signal,
  });
  return loaded.ok ? loaded.value.items.map(toProposal) : null;
}

function toProposal(resource: StatementResource): ProposedStatement {
  const { start, end, actorType, quotes, edition: _edition, status: _status, ...said } = resource;
  return {
    ...said,
    actorKind: actorType,
    range: { start, end },
    quotes: quotes.map(([from, to]) => ({ start: from, end: to })),
  };
}
