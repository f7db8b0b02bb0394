import type { TextRange } from "@/domain/text/range";
import {
  AND,
  AUXILIARIES_BEHIND_POST,
  FOR,
  GENITIVES,
  OF,
  POSTED,
  PREPOSITIONS,
  RELATIVES,
} from "../lexicon/grammar";
import { SORTS_OF_BODY } from "../lexicon/organisations";
import { OFFICIALS, STAFF } from "../lexicon/people";
import { THROUGH } from "../lexicon/speech";
import type { Named } from "../text/gazetteer";
import { ASIDE, type TermView } from "../text/term-view";
import type { Term } from "../text/terms";
import { readAffiliation } from "./affiliation";
import { belongsByTitle, pointsBack } from "./belonging";
import { readCrowd } from "./crowd-reader";
import { readDescribed } from "./described-body";
import type { HeadReader } from "./head-reader";
import type { ListReader } from "./list-reader";
import { nameBody, readName } from "./name-run";
import type { Party, Phrase } from "./party";
import { affiliate, namesIn, partyOf, single, speakFor } from "./phrase-parts";
import { readRole } from "./role-reader";
import { termsOfBehalf, termsOfJoining } from "./side-words";

const LONGEST_ROLE = 9;
const POSSESSIVE_MARK = new Set(["'s"]);

/** Reads what stands beside a name: "X, for the GROUP", "Ms. Y (Z)", "A, supported by B". */
export class AsideReader {
  readonly #view: TermView;
  readonly #heads: HeadReader;
  readonly #lists: ListReader;

  constructor(view: TermView, heads: HeadReader, lists: ListReader) {
    this.#view = view;
    this.#heads = heads;
    this.#lists = lists;
  }

  /** The phrase with everything that stands beside it. */
  read(phrase: Phrase, to: number): Phrase {
    let current = phrase;
    for (let round = 0; round < 6; round += 1) {
      const next = this.#readAside(current, to);
      if (!next) break;
      current = { ...next, asides: round + 1 };
    }
    return current;
  }

  #readAside(phrase: Phrase, to: number): Phrase | null {
    const at = phrase.end;
    const word = this.#view.word(at);
    if (word === "(" || word === "[") {
      const closing = this.#view.closing(at + 1, to, word === "(" ? ")" : "]");
      if (closing < 0) return null;
      return { ...this.#apply(phrase, at + 1, closing, true), end: closing + 1 };
    }
    if (word === "—" || word === "–") {
      const closing = this.#view.closing(at + 1, to, word);
      if (closing < 0 || !this.#isAside(at + 1, closing)) return null;
      return { ...this.#apply(phrase, at + 1, closing, false), end: closing + 1 };
    }
    if (word === ",") {
      const closing = this.#view.closing(at + 1, to, ",");
      if (closing < 0) return this.#readLastAside(phrase, at + 1, to);
      const listed = this.#endOfJoined(at + 1, to);
      if (listed > closing) {
        const joined = this.#apply(phrase, at + 1, listed, false);
        return { ...joined, end: this.#view.word(listed) === "," ? listed + 1 : listed };
      }
      if (termsOfBehalf(this.#view, at + 1) === 0 && !this.#isAside(at + 1, closing)) return null;
      return { ...this.#apply(phrase, at + 1, closing, false), end: closing + 1 };
    }
    if (this.#view.word(at - 1) === "," && phrase.asides > 0 && this.#opensAside(at)) {
      const closing = this.#view.closing(at, to, ",");
      if (closing < 0) return null;
      return { ...this.#apply(phrase, at, closing, false), end: closing + 1 };
    }
    const first = phrase.parties[0];
    if (first?.official && (POSTED.has(word) || (OF.has(word) && this.#isUnnamed(first, at + 1)))) {
      const end = this.#endOfPost(at, to);
      if (end > 0) return { ...phrase, end };
    }
    const behalf = termsOfBehalf(this.#view, at);
    if (behalf > 0) {
      const end = this.#endOfBehalf(at + behalf, to);
      if (end > 0) return { ...this.#apply(phrase, at, end, false), end };
    }
    if (OF.has(word) && first?.sort === "person") {
      const end = this.#endOfBehalf(at + 1, to);
      if (end > 0) return { ...this.#apply(phrase, at, end, false), end };
      const joined = readAffiliation(this.#view, at, Math.min(to, at + LONGEST_ROLE));
      if (joined) {
        const words = this.#view.rangeOf(at, joined.end);
        const { named, mention } = joined;
        return { ...affiliate(phrase, first, named, mention, words), end: joined.end };
      }
    }
    return null;
  }

  /** "head of delegation", "a spokesman for the coalition": no name follows. */
  #isUnnamed({ sort }: Party, at: number): boolean {
    return sort === "understood" || this.#view.terms[at]?.shape === "lower";
  }

  /** What stands beside a name says for whom it speaks, or who joins it. */
  #apply(phrase: Phrase, from: number, to: number, brackets: boolean): Phrase {
    for (let at = from; at < Math.min(to, from + 6); at += 1) {
      const behalf = termsOfBehalf(this.#view, at);
      if (behalf === 0) continue;
      const body = this.#findBody(at + behalf, to);
      if (body?.named.kind === "state") return this.#speakForStates(phrase, at + behalf, to);
      return body ? speakFor(phrase, body, this.#view.rangeOf(at, body.end)) : phrase;
    }
    const through = THROUGH.find((words) =>
      words.every((word, index) => this.#view.word(from + index) === word),
    );
    if (through) return this.#applySpeaker(phrase, from + through.length, to);
    const joined = termsOfJoining(this.#view, from);
    if (joined > 0) {
      const others = namesIn(this.#view, from + joined, to);
      const words = this.#view.rangeOf(from, to);
      const parties = others.map((one): Party => ({
        ...one,
        reasons: [{ code: "listed", words }],
      }));
      return { ...phrase, parties: [...phrase.parties, ...parties] };
    }
    const [first] = phrase.parties;
    if (first?.official && phrase.parties.length === 1 && !first.speaker && !brackets) {
      const inside = (this.#heads.readTitled(from, to) ?? this.#heads.readUnknown(from, to))
        ?.parties[0];
      if (inside?.sort !== "person" || !inside.named) return phrase;
      return { ...phrase, parties: [{ ...first, speaker: inside.named.name }] };
    }
    if (
      phrase.parties.length !== 1 ||
      !first ||
      (first.sort !== "person" && first.sort !== "office")
    )
      return phrase;
    // The chair speaks for the meeting, whatever state stands in the brackets.
    if (first.sort === "office")
      return brackets ? phrase : this.#nameOffice(phrase, first, from, to);
    const words = this.#view.rangeOf(from, to);
    const state = this.#view.terms[from + 1];
    if (FOR.has(this.#view.word(from)) && to === from + 2 && state?.named && state.kind === "name")
      return affiliate(phrase, first, state.named, state, words);
    const official = this.#view.hasWord(from, to, OFFICIALS);
    const staff = this.#view.hasWord(from, to, STAFF);
    const named = namesIn(this.#view, from, to).at(-1);
    if (named?.named) {
      if (
        named.named.kind !== "state" ||
        brackets ||
        (official && !staff) ||
        (GENITIVES.has(this.#view.word(from)) && to - from <= 4 && !staff)
      ) {
        return affiliate(phrase, first, named.named, named.mention, words);
      }
      if (!official && !staff) return phrase;
    }
    const national = official && !staff && !named ? this.#nationality(from, to) : null;
    if (national?.named) return affiliate(phrase, first, national.named, national, words);
    const described = this.#findDescribed(from, to);
    if (described) return affiliate(phrase, first, described.named, described.mention, words);
    if (brackets || official || staff || OF.has(this.#view.word(from))) {
      for (let at = from; at < to; at += 1) {
        const run = readName(this.#view.terms, at, to);
        if (run?.isBody)
          return affiliate(phrase, first, nameBody(this.#view.text, run), run.range, words);
        if (run) at = run.end - 1;
      }
    }
    const body = readAffiliation(this.#view, from, to);
    if (body && !brackets && !this.#view.hasWord(from, to, RELATIVES))
      return affiliate(phrase, first, body.named, body.mention, words);
    return named || brackets ? phrase : this.#belonging(phrase, first, from, to);
  }

  /** "…, its director", "Maersk, the container line": what the aside says without a name. */
  #belonging(phrase: Phrase, first: Party, from: number, to: number): Phrase {
    if (pointsBack(this.#view, from, to))
      return { ...phrase, parties: [{ ...first, belongs: "body" }] };
    if (this.#view.hasWord(from, to, POSSESSIVE_MARK)) return phrase;
    if (belongsByTitle(this.#view, from, to) === "state")
      return { ...phrase, parties: [{ ...first, belongs: "state" }] };
    const isSort = this.#view.isArticle(from) && SORTS_OF_BODY.has(this.#view.word(to - 1));
    if (!isSort || first.named?.kind !== "person") return phrase;
    const named: Named = { ...first.named, kind: "organisation" };
    return { ...phrase, parties: [{ ...first, named, sort: "named" }] };
  }

  /** "…, the Ecuadorian ambassador". */
  #nationality(from: number, to: number): Term | null {
    for (let at = from; at < to; at += 1) {
      const term = this.#view.terms[at];
      if (term?.kind === "adjective" && term.named?.kind === "state") return term;
    }
    return null;
  }

  /** "…, who runs the rights group Mwatana". */
  #findDescribed(from: number, to: number): { named: Named; mention: TextRange } | null {
    for (let at = from; at < to; at += 1) {
      if (!this.#view.isArticle(at)) continue;
      const body = readDescribed(this.#view, at + 1, to);
      if (body) return body;
    }
    return null;
  }

  /** "Sweden, speaking also on behalf of Denmark and Norway": one state speaks for itself as well. */
  #speakForStates(phrase: Phrase, from: number, to: number): Phrase {
    const words = this.#view.rangeOf(from, to);
    const others = namesIn(this.#view, from, to).map((party): Party => {
      const onBehalfOf = party.named?.name ?? null;
      return { ...party, onBehalfOf, reasons: [{ code: "on-behalf-of", words }] };
    });
    const [first] = phrase.parties;
    const own = first?.sort === "named" ? phrase.parties : [];
    const speaker =
      first?.speaker ?? (first?.sort === "person" ? (first.named?.name ?? null) : null);
    return { ...phrase, parties: [...own, ...others].map((party) => ({ ...party, speaker })) };
  }

  /** "Colombia, through Ambassador X, said". */
  #applySpeaker(phrase: Phrase, from: number, to: number): Phrase {
    const [first] = phrase.parties;
    if (!first || phrase.parties.length !== 1) return phrase;
    for (let at = from; at < to; at += 1) {
      const run = readName(this.#view.terms, at, to);
      if (run && !run.isBody && run.end - at > 1) {
        return { ...phrase, parties: [{ ...first, speaker: this.#view.slice(run.range) }] };
      }
    }
    return phrase;
  }

  /** "The Chair, Ms. Ana Lopez (Chile), said". */
  #nameOffice(phrase: Phrase, office: Party, from: number, to: number): Phrase {
    const inside = this.#heads.readTitled(from, to) ?? this.#heads.readUnknown(from, to);
    const named = inside?.parties[0];
    if (named?.sort !== "person" || office.speaker) return phrase;
    return {
      ...phrase,
      parties: [{ ...office, named: named.named, speaker: named.named?.name ?? null }],
    };
  }

  /** "…, with A, B and C, called": where the last of them ends; -1 if nobody or nobody else joins. */
  #endOfJoined(from: number, to: number): number {
    const joined = termsOfJoining(this.#view, from) || termsOfBehalf(this.#view, from);
    if (joined === 0) return -1;
    let at = from + joined;
    while (this.#view.isArticle(at)) at += 1;
    const term = this.#view.term(at, to);
    if (term?.kind !== "name" || !term.named) return -1;
    const list = this.#lists.read(single(partyOf(term.named, term, "named"), at + 1, false), to);
    return list.parties.length > 2 ? list.end : -1;
  }

  /** "…, said X, head of Y." */
  #readLastAside(phrase: Phrase, from: number, to: number): Phrase | null {
    if (phrase.parties[0]?.sort !== "person" || to - from > ASIDE) return null;
    let end = to;
    while (end > from && this.#view.terms[end - 1]?.kind === "mark") end -= 1;
    if (end === from || !this.#isAside(from, end) || this.#view.hasQuote(from, end)) return null;
    return { ...this.#apply(phrase, from, end, false), end };
  }

  /** Right behind an aside another one may begin: "X, a survivor, who lost her leg, said". */
  #opensAside(at: number): boolean {
    const relative = RELATIVES.has(this.#view.word(at));
    return relative || termsOfBehalf(this.#view, at) > 0 || termsOfJoining(this.#view, at) > 0;
  }

  /** An aside has no sentence of its own in it, but for a relative clause. */
  #isAside(from: number, to: number): boolean {
    const first = this.#view.word(from);
    if (RELATIVES.has(first) || first === "que") return true;
    if (termsOfJoining(this.#view, from) > 0 || PREPOSITIONS.has(first)) return true;
    for (let at = from; at < to; at += 1) {
      if (this.#view.word(at) === "by" && AND.has(this.#view.word(at - 1))) return false;
      const verb = this.#view.verbAt(at);
      if (verb === "finite") return false;
    }
    return true;
  }

  /** "… to the United Nations in Geneva, Ms. X, said": ends before the comma or the verb. */
  #endOfPost(from: number, to: number): number {
    for (let at = from + 1; at < Math.min(to, from + 14); at += 1) {
      const word = this.#view.word(at);
      if (word === "," || word === "(") return at;
      if (this.#view.verbAt(at) === "finite" || AUXILIARIES_BEHIND_POST.has(word))
        return at > from + 1 ? at : -1;
      if (this.#view.terms[at]?.kind === "quote" || this.#view.terms[at]?.kind === "mark")
        return -1;
    }
    return -1;
  }

  #endOfBehalf(from: number, to: number): number {
    const body = this.#findBody(from, Math.min(to, from + LONGEST_ROLE));
    return body ? body.end : -1;
  }

  /** The first name of a body or a state after some determiners. */
  #findBody(from: number, to: number): { named: Named; mention: TextRange; end: number } | null {
    let at = from;
    while (at < to && (this.#view.isArticle(at) || OF.has(this.#view.word(at)))) at += 1;
    const role = readRole(this.#view, at, to);
    if (role && OF.has(this.#view.word(role.end))) return this.#findBody(role.end + 1, to);
    const term = this.#view.term(at, to);
    if (term?.kind === "name" && term.named)
      return { named: term.named, mention: term, end: at + 1 };
    const run = readName(this.#view.terms, at, to);
    if (run?.isBody)
      return { named: nameBody(this.#view.text, run), mention: run.range, end: run.end };
    const crowd = readCrowd(this.#view, at, to);
    const [first] = crowd?.parties ?? [];
    if (crowd && first?.named)
      return { named: first.named, mention: first.mention, end: crowd.end };
    return null;
  }
}
