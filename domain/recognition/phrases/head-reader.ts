import {
  DETERMINERS,
  ELLIPTIC,
  OF,
  POSSESSIVES,
  PRONOUNS,
  SINGULAR_ARTICLES,
} from "../lexicon/grammar";
import {
  BODY_NOUNS,
  GOVERNING,
  MINISTRIES,
  OWN_BODIES,
  OWN_OFFICES,
} from "../lexicon/organisations";
import {
  CROWDS,
  HEADS_OF_STATE,
  OFFICES,
  OFFICIALS,
  PRESIDING,
  ROLE_ADJECTIVES,
  STAFF,
  TITLES,
} from "../lexicon/people";
import { isCount } from "../lexicon/quantities";
import type { Named } from "../text/gazetteer";
import type { TermView } from "../text/term-view";
import { belongsByHonorific, belongsByTitle } from "./belonging";
import { readCrowd } from "./crowd-reader";
import { readDescribed } from "./described-body";
import type { ListReader } from "./list-reader";
import { nameBody, readName, type NameRun } from "./name-run";
import { isOffice, readOffice } from "./office-reader";
import type { Phrase } from "./party";
import { officialOf, partyOf, person, single } from "./phrase-parts";
import { readRole } from "./role-reader";
import { isSeat } from "./seat";
import { readUnnamed } from "./unnamed-reader";

/** Reads who stands at the head of a noun phrase, and lists of names. */
export class HeadReader {
  readonly #view: TermView;
  readonly #lists: ListReader;

  constructor(view: TermView, lists: ListReader) {
    this.#view = view;
    this.#lists = lists;
  }

  readHead(from: number, to: number): Phrase | null {
    let at = from;
    while (at < to && at - from < 2 && this.#view.isArticle(at)) at += 1;
    const term = this.#view.term(at, to);
    if (!term) return null;
    return (
      this.readTitled(at, to) ??
      this.#readDescribed(at, to) ??
      this.#readElliptic(from, to) ??
      (this.#isCounted(at) ? this.#readCounted(at, to) : null) ??
      readUnnamed(this.#view, from, to) ??
      this.#readOfficial(at, to) ??
      this.#readNamed(at, to) ??
      this.#readBodyNoun(at, to) ??
      readCrowd(this.#view, at, to) ??
      readOffice(this.#view, at, to, from < at) ??
      this.#readPronoun(at) ??
      this.readUnknown(at, to)
    );
  }

  /** "Ms. Ana Lopez", "Ambassador Smith", "M. Dupont". */
  readTitled(at: number, to: number): Phrase | null {
    let next = at;
    while (
      next < to &&
      TITLES.has(this.#view.word(next)) &&
      this.#view.term(next, to)?.shape !== "lower"
    ) {
      next += 1;
      if (this.#view.word(next) === ".") next += 1;
    }
    if (next === at) return null;
    const run = readName(this.#view.terms, next, to, true);
    if (!run || (run.isBody && run.end > next + 1)) return null;
    // "Prime Minister Manele's envoy" is another.
    if (this.#view.word(run.end) === "'s") return this.#readOfficial(run.end + 1, to);
    const phrase = person(this.#view.text, run, this.#view.rangeOf(at, run.end));
    const title = this.#view.word(at);
    const office = PRESIDING.has(title) ? OFFICES.get(title) : undefined;
    return {
      ...phrase,
      parties: phrase.parties.map((party) =>
        office
          ? {
              ...party,
              named: { name: office, kind: "person", isoA3: null },
              sort: "office",
              speaker: party.named?.name ?? null,
              word: office,
            }
          : {
              ...party,
              belongs: belongsByHonorific(this.#view, at, next),
            },
      ),
    };
  }

  /** "… y el de Venezuela", "celui du Mali": the same office of another state. */
  #readElliptic(from: number, to: number): Phrase | null {
    if (!ELLIPTIC.has(this.#view.word(from)) || !OF.has(this.#view.word(from + 1))) return null;
    let at = from + 2;
    while (this.#view.isArticle(at)) at += 1;
    const term = this.#view.term(at, to);
    if (term?.kind !== "name" || term.named?.kind !== "state") return null;
    return this.#lists.read(single(officialOf(term.named, term), at + 1, false), to);
  }

  /** "The rights group Mwatana". */
  #readDescribed(at: number, to: number): Phrase | null {
    const body = readDescribed(this.#view, at, to);
    return body ? single(partyOf(body.named, body.mention, "named"), body.end, false) : null;
  }

  /** "Forty countries"; "two EU officials", who are of those that are named. */
  #readCounted(at: number, to: number): Phrase | null {
    const term = this.#view.term(at + 1, to);
    const role = term?.named ? readRole(this.#view, at + 2, to) : null;
    return term?.named && role?.official && role.plural
      ? single(officialOf(term.named, this.#view.rangeOf(at + 1, at + 2)), role.end, true)
      : readCrowd(this.#view, at, to);
  }

  /** "Several delegations": a crowd before it is an office. */
  #isCounted(at: number): boolean {
    return isCount(this.#view.word(at)) || this.#view.terms[at]?.kind === "number";
  }

  /** "Norway", "the EU", "Human Rights Watch researcher Anna Lee", "Japan's foreign minister", "the Lebanese delegation". */
  #readNamed(at: number, to: number): Phrase | null {
    const term = this.#view.term(at, to);
    if (!term?.named) return null;
    const isOwner = this.#view.word(at + 1) === "'s" && readRole(this.#view, at + 2, to) !== null;
    if (term.kind === "word" && !isOwner) return this.#readSeat(at, to);
    const possessive = this.#view.word(at + 1) === "'s";
    const role = readRole(this.#view, possessive ? at + 2 : at + 1, to);
    const { named } = term;
    const own = possessive || term.kind !== "name" ? null : this.#readOwnName(at, to);
    if (own) return own;
    if (role) {
      const run = readName(this.#view.terms, role.end, to);
      const end = run && !run.isBody ? run.end : role.end;
      if (role.official || named.kind !== "state") {
        const party = {
          ...partyOf(named, this.#view.rangeOf(at, at + 1), "named"),
          official: role.official,
        };
        const speaker = run && !run.isBody ? this.#view.slice(run.range) : null;
        return single({ ...party, speaker, reasons: [] }, end, role.plural);
      }
      // An advocate from a state speaks for no state.
      if (run && !run.isBody)
        return person(this.#view.text, run, this.#view.rangeOf(role.end, run.end));
    }
    // "Greenpeace's Laura Meller".
    const owned = possessive ? readName(this.#view.terms, at + 2, to) : null;
    if (owned && !owned.isBody && term.kind === "name") {
      const party = partyOf(named, this.#view.rangeOf(at, at + 1), "named");
      return single({ ...party, speaker: this.#view.slice(owned.range) }, owned.end, false);
    }
    if (possessive || term.kind === "adjective")
      return possessive ? null : this.#readNational(at, to);
    // "Norway Lee" is a person, and "EU Commissioner" was read above.
    return single(partyOf(named, this.#view.rangeOf(at, at + 1), "named"), at + 1, false);
  }

  /** "Le Colombien Jhon Ramírez": where a person is from is not part of the name. */
  #readNational(at: number, to: number): Phrase | null {
    const run = readName(this.#view.terms, at + 1, to);
    if (!run || run.isBody || run.end < at + 3) return null;
    return person(this.#view.text, run, this.#view.rangeOf(at, run.end));
  }

  /** "Paris" for the government there: not where it is part of a name, or only where something is. */
  #readSeat(at: number, to: number): Phrase | null {
    const term = this.#view.term(at, to);
    return term?.named && isSeat(this.#view, at, to)
      ? single(partyOf(term.named, term, "named"), at + 1, false)
      : null;
  }

  /** "European Union Monitoring Mission", "Japan Campaign to Ban Landmines": a body of its own. */
  #readOwnName(at: number, to: number): Phrase | null {
    const [term, next] = [this.#view.term(at, to), this.#view.term(at + 1, to)];
    if (term?.shape === "ALL" && term.named?.kind === "state") return null;
    const isCapital = next?.shape === "Capital" || (term?.shape === "ALL" && next?.shape === "ALL");
    if (next?.kind !== "word" || !isCapital) return null;
    if (OFFICIALS.has(next.word) || STAFF.has(next.word) || TITLES.has(next.word)) return null;
    const run = readName(this.#view.terms, at + 1, to);
    if (!run || run.end < at + 3) return null;
    const last = this.#view.word(run.end - 1);
    if (!run.isBody && !OWN_BODIES.has(last)) return null;
    const whole = { ...run, range: this.#view.rangeOf(at, run.end), isBody: true };
    return single(partyOf(nameBody(this.#view.text, whole), whole.range, "named"), run.end, false);
  }

  /** "The representative of Japan", "Delegates from A and B", "Permanent Representative of X, Ms. Y". */
  #readOfficial(at: number, to: number): Phrase | null {
    const role = readRole(this.#view, at, to);
    if (!role) return null;
    let next = role.end;
    const adjective = this.#view.term(next, to);
    if (adjective?.kind === "adjective" && adjective.named) {
      return single(
        officialOf(adjective.named, this.#view.rangeOf(next, next + 1)),
        next + 1,
        role.plural,
      );
    }
    if (OF.has(this.#view.word(next))) {
      next += 1;
      while (
        this.#view.isArticle(next) ||
        OFFICIALS.has(this.#view.word(next)) ||
        OF.has(this.#view.word(next))
      )
        next += 1;
      const term = this.#view.term(next, to);
      if (term?.kind === "name" && term.named) {
        if (!role.official && term.named.kind === "state") return null;
        const list = this.#lists.read(
          single(officialOf(term.named, term), next + 1, role.plural),
          to,
        );
        const run = readName(this.#view.terms, list.end, to);
        if (run && !run.isBody && list.parties.length === 1) {
          const speaker = this.#view.slice(run.range);
          return {
            ...list,
            parties: list.parties.map((one) => ({ ...one, speaker })),
            end: run.end,
          };
        }
        return list;
      }
      const crowd = readCrowd(this.#view, next, to);
      if (crowd && role.plural) return crowd;
      const run = readName(this.#view.terms, next, to);
      // "a spokeswoman for the Foreign Office": which one, the text says before.
      if (run?.end === next + 1 && OWN_OFFICES.has(this.#view.word(next))) {
        const party = partyOf(null, this.#view.rangeOf(at, run.end), "understood");
        return single({ ...party, official: true }, run.end, role.plural);
      }
      if (run?.isBody) {
        return single(
          partyOf(nameBody(this.#view.text, run), run.range, "named"),
          run.end,
          role.plural,
        );
      }
    }
    const run = readName(this.#view.terms, role.end, to);
    const isDefinite = this.#view.isDefinite(at);
    const isQuoted = this.#view.terms[at - 1]?.kind === "quote";
    if (run && !run.isBody && (isDefinite || isQuoted)) {
      const phrase = person(this.#view.text, run, this.#view.rangeOf(at, run.end));
      const belongs = POSSESSIVES.has(this.#view.word(at - 1))
        ? "body"
        : belongsByTitle(this.#view, at, role.end);
      return { ...phrase, parties: phrase.parties.map((party) => ({ ...party, belongs })) };
    }
    if (this.#isUnlisted(at, role.end)) {
      const range = this.#view.rangeOf(at, role.end);
      const named: Named = { name: this.#view.slice(range), kind: "organisation", isoA3: null };
      return single(partyOf(named, range, "named"), role.end, role.plural);
    }
    const possessed = POSSESSIVES.has(this.#view.word(at - 1));
    if (!possessed && isOffice(this.#view, at)) return null;
    // "Delegates diverged": all of them.
    const isCrowd = role.plural && CROWDS.has(this.#view.word(at));
    if (isCrowd && !DETERMINERS.has(this.#view.word(at - 1))) return null;
    if (!isDefinite || (!role.official && !possessed)) return null;
    const range = this.#view.rangeOf(at, role.end);
    const isBody =
      this.#view.term(at, to)?.shape === "Capital" && MINISTRIES.has(this.#view.word(at));
    const named: Named | null = isBody
      ? { name: this.#view.slice(range), kind: "organisation", isoA3: null }
      : null;
    return single(
      {
        ...partyOf(named, range, "understood"),
        official: true,
        belongs: possessed ? "body" : null,
      },
      role.end,
      role.plural,
    );
  }

  /** "The coalition said": the one before. */
  #readBodyNoun(at: number, to: number): Phrase | null {
    const term = this.#view.term(at, to);
    const isDefinite = SINGULAR_ARTICLES.has(this.#view.word(at - 1)) && term?.shape === "lower";
    if (!isDefinite || !BODY_NOUNS.has(term.word) || OF.has(this.#view.word(at + 1))) return null;
    const party = partyOf(null, term, "understood");
    return single({ ...party, belongs: "body", word: term.word }, at + 1, false);
  }

  /** "The Walloon government": of something that is on no list. */
  #isUnlisted(at: number, end: number): boolean {
    const [first, last] = [this.#view.terms[at], this.#view.word(end - 1)];
    return (
      end === at + 2 &&
      first?.kind === "word" &&
      first.shape === "Capital" &&
      DETERMINERS.has(this.#view.word(at - 1)) &&
      GOVERNING.has(last) &&
      !ROLE_ADJECTIVES.has(first.word)
    );
  }

  #readPronoun(at: number): Phrase | null {
    const term = this.#view.terms[at];
    if (term?.kind !== "word" || !PRONOUNS.has(term.word) || term.word === "who") return null;
    return single(
      { ...partyOf(null, term, "pronoun"), word: term.word },
      at + 1,
      term.word === "they",
    );
  }

  /** A run of capitalised words: a person or a body that nobody listed. */
  readUnknown(at: number, to: number): Phrase | null {
    const run = readName(this.#view.terms, at, to);
    if (!run) return null;
    const led = this.#readLed(at, run, to);
    if (led) return led;
    if (run.isBody)
      return single(partyOf(nameBody(this.#view.text, run), run.range, "named"), run.end, false);
    return person(this.#view.text, run, run.range);
  }

  /** "SBI Chair Liana Bratasida", "Executive Director Ana Lopez": the name begins behind the role. */
  #readLed(at: number, run: NameRun, to: number): Phrase | null {
    for (let next = run.end - 2; next >= at; next -= 1) {
      const word = this.#view.word(next);
      const isOffice = OFFICES.has(word) && !HEADS_OF_STATE.has(word);
      if (!isOffice && !TITLES.has(word) && !STAFF.has(word) && !OFFICIALS.has(word)) continue;
      const name = readName(this.#view.terms, next + 1, to);
      if (!name || (name.isBody && name.end > next + 2)) return null;
      const speaker = this.#view.slice(name.range);
      const mention = this.#view.rangeOf(at, name.end);
      const office = isOffice ? OFFICES.get(word) : undefined;
      const named: Named = { name: office ?? speaker, kind: "person", isoA3: null };
      const sort = isOffice ? "office" : "person";
      return single(
        {
          ...partyOf(named, mention, sort),
          speaker: isOffice ? speaker : null,
          word: OFFICES.get(word) ?? "",
          belongs: isOffice ? null : belongsByTitle(this.#view, at, next + 1),
        },
        name.end,
        false,
      );
    }
    return null;
  }
}
