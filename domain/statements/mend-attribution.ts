import { isCountryCode } from "@/domain/actors/country-codes";
import { isLooseDate } from "@/domain/calendar/loose-date";
import { mendLine } from "@/domain/text/visible-text";
import type { Attribution } from "./statement";

/** What was proposed or decided once, as it may be said: dates that no calendar has and codes of nothing are left out. */
export function mendAttribution(said: Attribution): Attribution {
  const line = (name: string | null): string | null => name && mendLine(name);
  const day = (date: string | null): string | null => (date && isLooseDate(date) ? date : null);
  return {
    actor: mendLine(said.actor),
    actorKind: said.actorKind,
    isoA3: said.isoA3 && isCountryCode(said.isoA3) ? said.isoA3 : null,
    speaker: line(said.speaker),
    onBehalfOf: line(said.onBehalfOf),
    reportedBy: line(said.reportedBy),
    date: day(said.date),
    dateInferred: day(said.dateInferred),
    kind: said.kind,
  };
}
