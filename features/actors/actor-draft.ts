import { newActorSchema, type Actor, type ActorStatus } from "@/contract/actors";
import type { z } from "zod";
import type { ActorKind } from "@/domain/statements/statement";

/** An actor as the fields of its form hold it. */
export type ActorDraft = {
  name: string;
  kind: ActorKind;
  isoA3: string;
  /** One in each line. */
  aliases: string;
  groups: string;
  statuses: readonly StatusDraft[];
  notes: string;
};

/** `key` tells the rows apart while they are edited. */
export type StatusDraft = { key: number; what: string; since: string; until: string };

export type ActorField = Exclude<keyof ActorDraft, "kind">;

export type ActorReading =
  | { ok: true; actor: z.output<typeof newActorSchema> }
  | { ok: false; wrong: readonly ActorField[] };

export function toActorDraft(actor: Actor | null): ActorDraft {
  return {
    name: actor?.name ?? "",
    kind: actor?.kind ?? "state",
    isoA3: actor?.isoA3 ?? "",
    aliases: actor?.aliases.join("\n") ?? "",
    groups: actor?.groups.join("\n") ?? "",
    statuses: (actor?.statuses ?? []).map(({ what, since, until }, key) => ({
      key,
      what,
      since: since ?? "",
      until: until ?? "",
    })),
    notes: actor?.notes ?? "",
  };
}

/** What the fields say, or which of them do not fit. Empty lines and empty rows say nothing. */
export function readActorDraft(draft: ActorDraft): ActorReading {
  const parsed = newActorSchema.safeParse({
    name: draft.name,
    kind: draft.kind,
    isoA3: draft.kind === "state" ? draft.isoA3.trim().toUpperCase() || null : null,
    aliases: toLines(draft.aliases),
    groups: toLines(draft.groups),
    statuses: draft.statuses.map(toStatus).filter((status) => status !== null),
    notes: draft.notes,
  });
  if (parsed.success) return { ok: true, actor: parsed.data };
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0] as ActorField));
  return { ok: false, wrong: [...wrong] };
}

function toLines(words: string): string[] {
  return words
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function toStatus({ what, since, until }: StatusDraft): ActorStatus | null {
  const status = { what: what.trim(), since: since.trim() || null, until: until.trim() || null };
  return status.what === "" && status.since === null && status.until === null ? null : status;
}
