import type { Actor } from "@/contract/actors";
import type { ActorKind } from "@/domain/statements/statement";
import type { SettledStatement } from "@/domain/statements/settle-statements";

/** An actor that a statement may be given to. */
export type OfferedActor = {
  name: string;
  kind: ActorKind;
  isoA3: string | null;
  aliases: readonly string[];
  /** Whether it is in the team's list; else it was recognised in this report. */
  inTeam: boolean;
};

/** The team's actors and those of the report, each once, by name. */
export function offeredActors(
  team: readonly Actor[],
  items: readonly SettledStatement[],
  locale: string,
): OfferedActor[] {
  const offered = new Map<string, OfferedActor>();
  for (const { name, kind, isoA3, aliases } of team) {
    offered.set(name.toLowerCase(), { name, kind, isoA3, aliases, inTeam: true });
  }
  for (const { actor, actorKind: kind, isoA3 } of items) {
    const key = actor.toLowerCase();
    if (!offered.has(key))
      offered.set(key, { name: actor, kind, isoA3, aliases: [], inTeam: false });
  }
  const { compare } = new Intl.Collator(locale);
  return [...offered.values()].toSorted((a, b) => compare(a.name, b.name));
}
