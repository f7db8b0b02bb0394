import type { Section } from "@/domain/edition/structure";
import type { StatementProposal } from "@/domain/statements/proposal";
import type { ProposedStatement } from "@/domain/statements/settle-statements";

/** A proposal as it is stored: what people decide about has the same fields. */
export function flattenProposal(
  proposal: StatementProposal,
  sections: readonly Section[],
): Omit<ProposedStatement, "id"> {
  const { actor, section } = proposal;
  return {
    range: { start: proposal.start, end: proposal.end },
    actor: actor.name,
    actorKind: actor.kind,
    isoA3: actor.isoA3,
    speaker: proposal.speaker,
    onBehalfOf: proposal.onBehalfOf,
    reportedBy: proposal.reportedBy,
    date: proposal.date,
    dateInferred: proposal.dateInferred,
    kind: proposal.kind,
    section: section === null ? null : (sections[section]?.title ?? null),
    quotes: proposal.quotes.map(({ start, end }) => ({ start, end })),
    why: proposal.why,
  };
}
