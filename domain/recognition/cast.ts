import type { TextRange } from "@/domain/text/range";
import type { Actor } from "./draft";
import { PRONOUNS_OF_PEOPLE } from "./lexicon/grammar";
import type { Occasion } from "./occasion";
import type { Party } from "./phrases/party";

type Known = { actor: Actor; person: string };

/** Further back nobody looks for whose minister somebody is. */
const MOST_RECENT = 24;
/** Further back nobody looks for "the coalition". */
const MOST_BODIES = 12;

/** Who has appeared so far, so that "she", "the minister" and a surname are understood. */
export class Cast {
  readonly #occasion: Occasion;
  /** By full name and by surname, folded. */
  readonly #people = new Map<string, Known>();
  #last: Actor[] = [];
  #lastPerson: Actor | null = null;
  /** For "President X". */
  #lastState: Actor | null = null;
  /** The last bodies that were no states, for "the coalition". */
  readonly #bodies: Actor[] = [];
  #heading: Actor | null = null;
  /** Whom the whole text is about: the state of a country profile. */
  #subject: Actor | null = null;
  /** Those who were alone in what they said, in this block, the last one last. */
  readonly #recent: Actor[] = [];

  constructor(occasion: Occasion) {
    this.#occasion = occasion;
  }

  /** The title of the text names whom all of it is about. */
  enterText(subject: Actor | null): void {
    this.#subject = subject;
  }

  /** A new block: "its director" is of nobody before it, unless it is the only thing meant. */
  enterBlock(label: Actor | null): void {
    this.#recent.length = 0;
    if (label) this.#recent.push(label);
  }

  /** A new section: nobody is meant by "she" any more, but the person that the heading names. */
  enterSection(heading: Actor | null): void {
    this.#heading = heading;
    this.#last = heading ? [heading] : [];
    this.#lastPerson = null;
    this.#lastState = null;
    this.#recent.length = 0;
  }

  /** The actor that the words stand for; none if that is unclear. */
  resolve(party: Party): Actor[] {
    const { mention, reasons } = party;
    switch (party.sort) {
      case "pronoun":
        return this.#resolvePronoun(party);
      case "understood": {
        const of = this.#ownerOf(party);
        if (!of) {
          if (!party.named) return [];
          return [
            { named: party.named, mention, speaker: party.speaker, onBehalfOf: null, reasons },
          ];
        }
        return [
          {
            ...of,
            mention: null,
            speaker: party.speaker ?? (party.official ? null : of.speaker),
            reasons: [{ code: "understood", words: mention, ...other(of) }],
          },
        ];
      }
      case "person":
        return this.#resolvePerson(party);
      case "office":
        return [
          {
            named: this.#nameOffice(party),
            mention,
            speaker: party.speaker,
            onBehalfOf: party.onBehalfOf,
            reasons,
          },
        ];
      case "crowd":
      case "named": {
        if (!party.named) return [];
        const named = party.sort === "crowd" ? this.#nameCrowd(party.named) : party.named;
        return [{ named, mention, speaker: party.speaker, onBehalfOf: party.onBehalfOf, reasons }];
      }
    }
  }

  /** A state or a body that a sentence is about, or that has just spoken in it: "its minister" is of that one. */
  notice(actors: readonly Actor[]): void {
    const [first, ...others] = actors;
    if (!first || others.length > 0) return;
    this.#recent.push(first);
    if (this.#recent.length > MOST_RECENT) this.#recent.shift();
  }

  /** Remembers who spoke last. */
  remember(actors: readonly Actor[]): void {
    const [first] = actors;
    if (!first) return;
    this.#last = [...actors];
    this.notice(actors);
    if (actors.length === 1 && first.named.kind === "state") this.#lastState = first;
    const { kind } = first.named;
    if (kind === "organisation" || kind === "coalition") {
      this.#bodies.push({ ...first, speaker: null });
      if (this.#bodies.length > MOST_BODIES) this.#bodies.shift();
    }
    this.introduce(first);
  }

  /** Learns who somebody is that has said nothing yet. */
  introduce(first: Actor): void {
    const person = first.speaker ?? (first.named.kind === "person" ? first.named.name : null);
    if (!person) {
      this.#lastPerson = null;
      return;
    }
    this.#lastPerson = first;
    const known = { actor: first, person };
    const words = fold(person).split(" ");
    const surname = words.at(-1) ?? "";
    const before = this.#people.get(words.join(" "));
    // A later mention without an affiliation does not undo an earlier one with it.
    if (before && before.actor.named.kind !== "person" && first.named.kind === "person") return;
    this.#people.set(words.join(" "), known);
    if (surname.length > 1) this.#people.set(surname, known);
  }

  knows(person: string): boolean {
    return this.#people.has(fold(person));
  }

  /** The state of an official who is named without one, or the body of "its director". */
  #ownerOf({ belongs, official, word }: Party): Actor | null {
    if (belongs === "state" || (belongs === null && official)) {
      const known = this.#heading ?? this.#subject;
      const state = this.#recent.findLast(({ named }) => named.kind === "state");
      const isKnown = known?.named.kind === "state";
      if (belongs === "state") return state ?? (isKnown ? known : this.#lastState);
      if (isKnown) return known;
      if (state) return state;
    }
    if (belongs === "body" && word !== "") return this.#bodyCalled(word);
    const body = this.#recent.findLast(({ named }) => named.kind !== "person");
    if (belongs === "body") return body ?? null;
    const [before] = this.#last;
    return before?.named.kind === "person" ? (body ?? this.#heading) : (before ?? this.#heading);
  }

  /** "The coalition": the last body with that word in its name, else the last one. */
  #bodyCalled(word: string): Actor | null {
    const called = this.#bodies.findLast(({ named }) => fold(named.name).includes(word));
    return called ?? this.#bodies.at(-1) ?? null;
  }

  #resolvePronoun(party: Party): Actor[] {
    const words = party.mention;
    if (PRONOUNS_OF_PEOPLE.has(party.word)) {
      const person = this.#lastPerson ?? (this.#last.length === 1 ? this.#last[0] : null);
      if (!person) return [];
      return [
        { ...person, mention: null, reasons: [{ code: "pronoun", words, ...other(person) }] },
      ];
    }
    if (party.word === "we" || party.word === "i") return [];
    const many =
      party.word === "they" ||
      party.word === "ils" ||
      party.word === "ellos" ||
      party.word === "ellas";
    const meant = many ? this.#last : this.#last.slice(0, 1);
    if (!many && meant[0]?.named.kind === "person") return [];
    return meant.map((actor) => ({
      ...actor,
      mention: null,
      reasons: [{ code: "pronoun", words, ...other(actor) }],
    }));
  }

  #resolvePerson(party: Party): Actor[] {
    if (!party.named) return [];
    const { mention, onBehalfOf, reasons } = party;
    const known =
      this.#people.get(fold(party.named.name)) ??
      this.#people.get(fold(party.named.name).split(" ").at(-1) ?? "");
    const isSame =
      known &&
      (fold(known.person).includes(fold(party.named.name)) ||
        fold(party.named.name).includes(fold(known.person)));
    if (known && isSame) {
      const pointed = { code: "affiliation" as const, words: known.actor.mention ?? mention };
      return [
        {
          ...known.actor,
          mention,
          speaker: known.actor.speaker,
          reasons: known.actor.speaker ? [...reasons, pointed] : reasons,
        },
      ];
    }
    const owner = party.belongs ? this.#ownerOf(party) : null;
    if (owner) {
      const words = party.mention;
      return [
        {
          ...owner,
          mention,
          speaker: party.named.name,
          onBehalfOf,
          reasons: [...reasons, { code: "understood", words, ...other(owner) }],
        },
      ];
    }
    // A surname alone is nobody in particular; "Ms. Lee" is.
    const isTitled = mention.end - mention.start > party.named.name.length;
    if (!party.named.name.includes(" ") && !isTitled) return [];
    return [{ named: party.named, mention, speaker: party.speaker, onBehalfOf, reasons }];
  }

  #nameOffice(party: Party): Actor["named"] {
    const named = party.named ?? { name: party.word, kind: "person" as const, isoA3: null };
    if (named.name === "Plenary" && this.#occasion.meeting) {
      return { ...named, name: `Plenary of the ${this.#occasion.meeting}` };
    }
    return named;
  }

  /** "States Parties" are parties to the treaty the text is about. */
  #nameCrowd(named: Actor["named"]): Actor["named"] {
    const { treaty } = this.#occasion;
    if (treaty && /^States Parties$/iu.test(named.name))
      return { ...named, name: `States Parties to the ${treaty}` };
    return named;
  }
}

function other(actor: Actor): { other?: TextRange } {
  return actor.mention ? { other: actor.mention } : {};
}

function fold(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L} ]+/gu, " ")
    .replace(/ +/gu, " ")
    .trim();
}
