import type { Actor } from "@/contract/actors";

/** The actors in which every word stands, whatever its case and accents, in the order of the reader's language. */
export function searchActors(actors: readonly Actor[], words: string, locale: string): Actor[] {
  const sought = fold(words).split(/\s+/u).filter(Boolean);
  const { compare } = new Intl.Collator(locale);
  return actors
    .filter((actor) => {
      const said = fold(wordsOf(actor).join("\n"));
      return sought.every((word) => said.includes(word));
    })
    .toSorted((a, b) => compare(a.name, b.name));
}

function wordsOf({ name, isoA3, aliases, groups, statuses, notes }: Actor): string[] {
  return [name, isoA3 ?? "", ...aliases, ...groups, ...statuses.map(({ what }) => what), notes];
}

function fold(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
