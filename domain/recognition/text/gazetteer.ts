import type { KnownActor } from "@/domain/statements/proposal";
import type { ActorKind } from "@/domain/statements/statement";
import type { TextRange } from "@/domain/text/range";
import { BODIES, PLACES, UNION_SEATS } from "../names/bodies";
import { ENGLISH, type Language } from "../names/language";
import { STATES } from "../names/states";
import { tokenise, type Token } from "./tokens";

/** Who a name stands for. */
export type Named = { name: string; kind: ActorKind; isoA3: string | null };

/**
 * `place`: contains a state's name and names none. `adjective`: "Norwegian" in "the Norwegian delegation". `seat`: a
 * capital, which stands for its government if it is a subject.
 */
export type NameRole = "actor" | "adjective" | "place" | "seat";

/** `small`: also written without a capital, as demonyms are in French and Spanish. */
type Entry = {
  named: Named;
  role: NameRole;
  exact: boolean;
  small: boolean;
  former: string | null;
};
type Node = { next: Map<string, Node>; entries: Entry[] };

export type Match = {
  named: Named;
  role: NameRole;
  /** How many tokens it takes. */ length: number;
};

/** Marks that may stand between the words of a name, without white space. */
const JOINS = new Set(["-", "'", ".", "/", "–", "&"]);

/** Names of actors, found in text by their words. */
export class Gazetteer {
  readonly #root: Node = { next: new Map(), entries: [] };
  readonly #date: string;

  /** @param date when the text is from (ISO, any precision), for names that were given up; `""` if it is unknown */
  constructor(languages: readonly Language[], actors: readonly KnownActor[], date: string) {
    this.#date = date;
    const known = new Set<Language>([ENGLISH, ...languages]);
    const own = new Map(actors.filter(({ isoA3 }) => isoA3).map((actor) => [actor.isoA3, actor]));
    for (const actor of actors) {
      const named = { name: actor.name, kind: actor.kind, isoA3: actor.isoA3 };
      for (const words of [actor.name, ...actor.aliases]) this.#add(words, named, "actor");
    }
    for (const state of STATES) {
      const named: Named = {
        name: own.get(state.isoA3)?.name ?? state.name,
        kind: "state",
        isoA3: state.isoA3,
      };
      for (const { words, language } of state.names) {
        if (known.has(language)) this.#add(words, named, "actor");
      }
      for (const { words, until } of state.former) this.#add(words, named, "actor", until);
      for (const words of state.capitals) this.#add(words, named, "seat");
      for (const { words, language } of state.demonyms) {
        if (known.has(language)) this.#add(words, named, "adjective", null, language !== "en");
      }
    }
    for (const body of BODIES) {
      const named: Named = { name: body.name, kind: body.kind, isoA3: null };
      this.#add(body.name.replace(/ \([^)]*\)$/u, ""), named, "actor");
      for (const language of known) {
        for (const words of body.aliases[language] ?? []) this.#add(words, named, "actor");
      }
    }
    const union = this.lookUp("European Union");
    if (union) for (const words of UNION_SEATS) this.#add(words, union, "seat");
    for (const words of PLACES)
      this.#add(words, { name: words, kind: "state", isoA3: null }, "place");
  }

  /** Learns a name that the text itself introduces. */
  learn(words: string, named: Named): void {
    this.#add(words, named, "actor");
  }

  /** Who goes by exactly these words. */
  lookUp(words: string): Named | null {
    const tokens = tokenise(words, { start: 0, end: words.length });
    const match = this.matchAt(tokens, 0);
    return match?.role === "actor" && match.length === tokens.length ? match.named : null;
  }

  /** The longest name that begins at `at`. */
  matchAt(tokens: readonly Token[], at: number): Match | null {
    let node: Node | undefined = this.#root;
    let best: Match | null = null;
    for (let index = at; index < tokens.length; index += 1) {
      const token = tokens[index];
      if (!token) break;
      if (index > at && token.shape === "mark" && JOINS.has(token.word)) {
        if (joins(tokens, index)) continue;
        break;
      }
      node = node.next.get(token.word);
      if (!node) break;
      const entry = this.#fitting(node, tokens, at, index);
      if (entry) {
        const named = this.#nameOf(entry);
        best = { named, role: entry.role, length: this.#withStop(tokens, at, index) - at + 1 };
      }
    }
    return best;
  }

  /** Whether a name can begin with this word; most words fail here. */
  mayBegin(word: string): boolean {
    return this.#root.next.has(word);
  }

  #nameOf({ named, former }: Entry): Named {
    return former === null ? named : { ...named, name: former };
  }

  #withStop(tokens: readonly Token[], at: number, last: number): number {
    const dotted = last > at && tokens[at + 1]?.word === ".";
    const stop = tokens[last + 1];
    return dotted && stop?.word === "." && stop.start === tokens[last]?.end ? last + 1 : last;
  }

  #fitting(node: Node, tokens: readonly Token[], at: number, last: number): Entry | undefined {
    const first = tokens[at];
    if (!first) return undefined;
    return node.entries.find(({ exact, role, small }) => {
      if (exact) {
        for (let index = at; index <= last; index += 1) {
          const token = tokens[index];
          if (token?.shape === "lower") return false;
          if (token?.shape === "Capital" && token.end - token.start > 1) return false;
        }
        return true;
      }
      if (small || role === "place") return true;
      return first.shape !== "lower" || (tokens[last]?.shape === "Capital" && last > at);
    });
  }

  #add(
    words: string,
    named: Named,
    role: NameRole,
    until: string | null = null,
    small = false,
  ): void {
    const tokens = wordsOf(words);
    if (tokens.length === 0) return;
    let node = this.#root;
    for (const { word } of tokens) {
      let next = node.next.get(word);
      if (!next) {
        next = { next: new Map(), entries: [] };
        node.next.set(word, next);
      }
      node = next;
    }
    const exact = tokens.every(
      ({ shape, start, end }) =>
        shape === "ALL" || shape === "number" || (shape === "Capital" && end - start === 1),
    );
    const isPast = until !== null && this.#date !== "" && this.#date >= until;
    const former = until === null || isPast ? null : words.replace(/^the\s/iu, "");
    // The first to claim a name keeps it: the team's own list comes first.
    if (
      !node.entries.some(
        (entry) =>
          entry.exact === exact && (entry.role === role || (entry.role === "actor" && !small)),
      )
    ) {
      node.entries.push({ named, role, exact, small, former });
      node.entries.sort((a, b) => rank(a.role) - rank(b.role));
    }
  }
}

/** "Guinea-Bissau" and "St. Lucia" are one name each; "… the South. Sudan …" is none. */
function joins(tokens: readonly Token[], index: number): boolean {
  const [before, mark, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (!before || !mark || !after || before.end !== mark.start) return false;
  return mark.end === after.start || (mark.word === "." && before.end - before.start <= 2);
}

function rank(role: NameRole): number {
  return role === "place" ? 0 : role === "actor" ? 1 : role === "adjective" ? 2 : 3;
}

/** A comma inside a name has to be in the text too: "Guinea, Bissau" are two places. */
function wordsOf(words: string): Token[] {
  const range: TextRange = { start: 0, end: words.length };
  return tokenise(words, range).filter(({ shape, word }) => shape !== "mark" || word === ",");
}
