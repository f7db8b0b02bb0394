import { isCountryCode } from "@/domain/actors/country-codes";
import { isLooseDate } from "@/domain/calendar/loose-date";
import { MAX_NAME_LENGTH } from "@/domain/facts/report/statements";
import type { ActorKind, Attribution, StatementKind } from "@/domain/statements/statement";
import { isVisibleLine, mendLine } from "@/domain/text/visible-text";
import type { CountryCheck } from "../use-country-check";

/** An attribution as the form's fields hold it. */
export type AttributionDraft = {
  actor: string;
  actorKind: ActorKind;
  isoA3: string;
  speaker: string;
  onBehalfOf: string;
  reportedBy: string;
  date: string;
  /** The date is what the occasion suggests, not what the text says. */
  inferred: boolean;
  kind: StatementKind;
};

export type DraftErrors = Partial<
  Record<keyof AttributionDraft, "actor" | "isoA3" | "country" | "date" | "name">
>;

export const EMPTY_DRAFT: AttributionDraft = {
  actor: "",
  actorKind: "state",
  isoA3: "",
  speaker: "",
  onBehalfOf: "",
  reportedBy: "",
  date: "",
  inferred: false,
  kind: "speech",
};

export function toDraft(said: Attribution): AttributionDraft {
  const { actor, actorKind, kind, date, dateInferred } = said;
  return {
    actor,
    actorKind,
    kind,
    isoA3: said.isoA3 ?? "",
    speaker: said.speaker ?? "",
    onBehalfOf: said.onBehalfOf ?? "",
    reportedBy: said.reportedBy ?? "",
    date: date ?? dateInferred ?? "",
    inferred: date === null && dateInferred !== null,
  };
}

/** Parses the form's fields; refused with the fields that are wrong. */
export type DraftReading = { ok: true; said: Attribution } | { ok: false; errors: DraftErrors };

/**
 * Trims what the fields say, and judges it.
 * @param fitsCountry whether an actor of that name can have the code
 */
export function readDraft(draft: AttributionDraft, fitsCountry: CountryCheck): DraftReading {
  const line = (raw: string): string => mendLine(raw).replace(/\s+/gu, " ").trim();
  const actor = line(draft.actor);
  const names = {
    speaker: line(draft.speaker),
    onBehalfOf: line(draft.onBehalfOf),
    reportedBy: line(draft.reportedBy),
  };
  const isoA3 = draft.actorKind === "state" ? line(draft.isoA3).toUpperCase() : "";
  const date = line(draft.date);
  const errors: DraftErrors = {};
  if (!isVisibleLine(actor) || actor.length > MAX_NAME_LENGTH) errors.actor = "actor";
  if (isoA3 !== "" && !isCountryCode(isoA3)) errors.isoA3 = "isoA3";
  else if (isoA3 !== "" && !fitsCountry(actor, isoA3)) errors.isoA3 = "country";
  if (date !== "" && !isLooseDate(date)) errors.date = "date";
  for (const [field, name] of Object.entries(names)) {
    if ((name !== "" && !isVisibleLine(name)) || name.length > MAX_NAME_LENGTH)
      errors[field as keyof typeof names] = "name";
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const said: Attribution = {
    actor,
    actorKind: draft.actorKind,
    kind: draft.kind,
    isoA3: isoA3 || null,
    speaker: names.speaker || null,
    onBehalfOf: names.onBehalfOf || null,
    reportedBy: names.reportedBy || null,
    date: draft.inferred ? null : date || null,
    dateInferred: draft.inferred ? date || null : null,
  };
  return { ok: true, said };
}
