import coalitions from "./coalitions.json" with { type: "json" };
import type { Language } from "./language";
import organisations from "./organisations.json" with { type: "json" };
import places from "./places.json" with { type: "json" };
import seats from "./seats.json" with { type: "json" };

type Aliases = Readonly<Partial<Record<Language, readonly string[] | undefined>>>;

/** A group of states, a coalition or an organisation that is known beforehand. */
export type Body = { name: string; kind: "coalition" | "organisation"; aliases: Aliases };

/** Abbreviations are matched in capitals only. The first to claim a name keeps it. */
export const BODIES: readonly Body[] = [
  ...read("coalition", coalitions.bodies),
  ...read("organisation", organisations.bodies),
];

/** What contains a state's name and names none. */
export const PLACES: readonly string[] = places.places;

/** What the press calls the European Union, more often than Belgium. */
export const UNION_SEATS: readonly string[] = seats.europeanUnion;

function read(kind: Body["kind"], bodies: readonly ({ name: string } & Aliases)[]): Body[] {
  return bodies.map(({ name, ...aliases }) => ({ name, kind, aliases }));
}
