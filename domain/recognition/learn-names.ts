import type { KnownActor } from "@/domain/statements/proposal";
import { LETTERED_SMALL_WORDS, NAME_LINKS, SMALL_WORDS } from "./lexicon/naming";
import { BODY_WORDS, COALITION_WORDS } from "./lexicon/organisations";
import { inTitleCase } from "./phrases/name-run";
import type { Gazetteer } from "./text/gazetteer";

const INTRODUCED = /\((?:the )?[“"]?(\p{Lu}[\p{L}\p{N}&/-]{1,11})[”"]?\)/gu;
/** Documents and rules have abbreviations too, and never speak. */
const DOCUMENT =
  /\b(?:convention|treaty|protocol|agreement|covenant|declaration|resolution|plan|goals?|convenci[óo]n|tratado|trait[ée]|protocole|accord|munitions?|weapons?|fund facility)\b/iu;
const REACH = 160;

/** Learns the bodies that the text introduces with their abbreviation: "Landmine Survivors Network (LSN)". */
export function learnNames(text: string, gazetteer: Gazetteer, known: readonly KnownActor[]): void {
  const taken = new Set(known.flatMap(({ name, aliases }) => [name, ...aliases]));
  for (const match of text.matchAll(INTRODUCED)) {
    const short = match[1] ?? "";
    if (taken.has(short) || !/\p{Lu}.*\p{Lu}/u.test(short)) continue;
    const before = text.slice(Math.max(0, match.index - REACH), match.index);
    const full = spelledOut(before, short) ?? bodyBefore(before, short);
    if (!full || DOCUMENT.test(full)) continue;
    taken.add(short);
    const words = full.toLowerCase().split(/[^\p{L}]+/u);
    const isCoalition = words.some((word) => COALITION_WORDS.has(word));
    if (!isCoalition && !words.some((word) => BODY_WORDS.has(word)) && words.length < 3) continue;
    const named = gazetteer.lookUp(full) ?? {
      name: `${inTitleCase(full)} (${short})`,
      kind: isCoalition ? ("coalition" as const) : ("organisation" as const),
      isoA3: null,
    };
    gazetteer.learn(full, named);
    gazetteer.learn(short, named);
  }
  learnShortened(text, gazetteer);
}

const SHORTENED = /\b(\p{Lu}{3,}) ((?:\p{Lu}\p{Ll}+ ?){1,3})/gu;

/** "The HALO Trust": in what follows, "HALO" is enough. */
function learnShortened(text: string, gazetteer: Gazetteer): void {
  for (const [, short = "", rest = ""] of text.matchAll(SHORTENED)) {
    const [next = ""] = rest.trim().split(" ");
    if (!BODY_WORDS.has(next.toLowerCase()) || gazetteer.lookUp(short)) continue;
    const name = `${short} ${next}`;
    const isCoalition = COALITION_WORDS.has(next.toLowerCase());
    const kind = isCoalition ? ("coalition" as const) : ("organisation" as const);
    const named = gazetteer.lookUp(name) ?? { name, kind, isoA3: null };
    gazetteer.learn(name, named);
    gazetteer.learn(short, named);
  }
}

const CAPITALISED = /^\p{Lu}[\p{L}\p{N}'’-]*$/u;

function isPartOfName(word: string): boolean {
  return CAPITALISED.test(word) || NAME_LINKS.has(word) || word === "in";
}

/** "Coalition of NGOs in Water and Sanitation (CONIWAS)": an abbreviation of more than initials. */
function bodyBefore(before: string, short: string): string | null {
  const words = before.trimEnd().split(/\s+/u);
  let at = words.length;
  while (at > 0 && isPartOfName(words[at - 1] ?? "")) at -= 1;
  for (; at < words.length - 2; at += 1) {
    const word = (words[at] ?? "").normalize("NFD").replace(/\p{M}/gu, "");
    const isBody = BODY_WORDS.has(word.toLowerCase()) || COALITION_WORDS.has(word.toLowerCase());
    if (isBody && word.startsWith(short.charAt(0)) && CAPITALISED.test(words[at] ?? ""))
      return words.slice(at).join(" ");
  }
  return null;
}

/** The last words before whose initials make the abbreviation; small words may be left out. */
function spelledOut(before: string, short: string): string | null {
  const letters = short.toLowerCase().match(/\p{L}/gu) ?? [];
  const words = before.trimEnd().split(/\s+/u);
  let letter = letters.length - 1;
  for (let at = words.length - 1; at >= 0 && words.length - at <= 14; at -= 1) {
    const word = words[at] ?? "";
    if (/[.;:!?)]$/u.test(word)) return null;
    const parts = word.toLowerCase().split("-").reverse();
    for (const part of parts) {
      const initial = part
        .replace(/^[^\p{L}]+/u, "")
        .normalize("NFD")
        .charAt(0);
      if (letter >= 0 && initial === letters[letter] && !SMALL_WORDS.has(part)) letter -= 1;
      else if (
        letter >= 0 &&
        initial === letters[letter] &&
        letters.length > 3 &&
        LETTERED_SMALL_WORDS.has(part)
      )
        letter -= 1;
      else if (/^\p{Lu}/u.test(word) && parts.length === 1) return null;
    }
    if (letter < 0) {
      const full = words
        .slice(at)
        .join(" ")
        .replace(/^[^\p{L}]+/u, "");
      return /^\p{Lu}/u.test(full) ? full : null;
    }
  }
  return null;
}
