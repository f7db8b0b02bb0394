import countries from "i18n-iso-countries";
import nationality from "i18n-nationality";
import { wordsOf } from "../lexicon/word-lists";
import { LANGUAGES, type Language } from "./language";
import seats from "./seats.json" with { type: "json" };
import lists from "./states.json" with { type: "json" };

/** A state and what it is called. Names of English are understood in every text. */
export type State = {
  isoA3: string;
  name: string;
  names: { words: string; language: Language }[];
  demonyms: { words: string; language: Language }[];
  /** Names it has given up, with the day since which it has another (ISO). They stay the actor's name in older texts. */
  former: readonly { words: string; until: string }[];
  /** Its capital, if that stands for its government. */
  capitals: readonly string[];
};

type StateNames = {
  /** What we call it; else the package's first English name. */
  name?: string;
  en?: readonly string[];
  fr?: readonly string[];
  es?: readonly string[];
  demonyms?: Partial<Record<Language, readonly string[]>>;
  former?: readonly { words: string; until: string }[];
};

/** By ISO 3166-1 alpha-2. */
const OWN_NAMES: Readonly<Record<string, StateNames>> = lists.states;
const CAPITALS: Readonly<Record<string, readonly string[]>> = seats.capitals;
/** Bodies by which a state speaks and that belong to one state only. */
const INSTITUTIONS: Readonly<Record<string, readonly string[]>> = seats.institutions;

/** All else are members of the United Nations, its two observer states, and a few more that speak at meetings. */
const NOT_STATES = wordsOf(lists.notStates);

/** What two states are called by: only the longer names tell them apart. */
const SHARED = wordsOf(lists.sharedDemonyms);

export const STATES: readonly State[] = Object.keys(countries.getNames("en"))
  .filter((code) => !NOT_STATES.has(code))
  .map((code) => describe(code));

function describe(code: string): State {
  const own = OWN_NAMES[code];
  const names = LANGUAGES.flatMap((language) =>
    (countries.getName(code, language, { select: "all" }) ?? [])
      .filter((words) => !(code === "CD" && words === "Congo"))
      .map((words) => ({ words, language })),
  );
  const name = own?.name ?? names[0]?.words ?? code;
  const demonyms = LANGUAGES.flatMap((language) =>
    (own?.demonyms?.[language] ?? clean(nationality.getName(code, language)))
      .filter((words) => !SHARED.has(words.toLowerCase()))
      .flatMap((words) => inflect(words, language).map((form) => ({ words: form, language }))),
  );
  return {
    isoA3: code === "XK" ? "XKX" : (countries.alpha2ToAlpha3(code) ?? code),
    name,
    names: [
      { words: name, language: "en" },
      ...names.map(({ words, language }) => ({ words: unbracket(words), language })),
      ...(own?.en ?? []).map((words) => ({ words, language: "en" as const })),
      ...(own?.fr ?? []).map((words) => ({ words, language: "fr" as const })),
      ...(own?.es ?? []).map((words) => ({ words, language: "es" as const })),
      ...(INSTITUTIONS[code] ?? []).map((words) => ({ words, language: "en" as const })),
    ],
    capitals: CAPITALS[code] ?? [],
    demonyms,
    former: own?.former ?? [],
  };
}

/** "Micronesia, Federated States of" and "Netherlands (Kingdom of the)" are how registers sort, not how people write. */
function unbracket(words: string): string {
  const [name = words, rest] = words.split(/, | \(/u);
  return rest?.endsWith(" of") ? `${rest} ${name}` : name;
}

/** The package answers with the country's own name if it knows no demonym. */
function clean(raw: string | undefined): string[] {
  if (!raw || /[(),]|\s-\s|\sor\s|\sou\s/u.test(raw) || raw.length > 24) return [];
  return [raw.trim()];
}

/** Feminine and plural forms, by the regular rules; a form that does not exist does no harm. */
function inflect(words: string, language: Language): string[] {
  if (language === "en") return [words];
  const stem = words.toLowerCase();
  if (language === "fr") {
    const feminine = /[eé]$/u.test(stem)
      ? stem
      : /(?:ien|éen)$/u.test(stem)
        ? `${stem}ne`
        : `${stem.replace(/c$/u, "qu")}e`;
    return [stem, feminine, `${stem}s`, `${feminine}s`];
  }
  const feminine = stem.endsWith("o")
    ? `${stem.slice(0, -1)}a`
    : /[éeáaóo][sn]$/u.test(stem)
      ? `${stem
          .normalize("NFD")
          .replace(/\u0301/gu, "")
          .normalize("NFC")}a`
      : stem;
  return [stem, feminine, `${stem}s`, `${stem}es`, `${feminine}s`];
}
