/** Letters by which each looks like itself, and like no English. */
const ACCENTED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      a: "áá",
      b: "ƀ",
      c: "ç",
      d: "ð",
      e: "éé",
      f: "ƒ",
      g: "ĝ",
      h: "ĥ",
      i: "íí",
      j: "ĵ",
      k: "ķ",
    },
    ...{ l: "ļ", m: "ɱ", n: "ñ", o: "óó", p: "þ", q: "ǫ", r: "ř", s: "š", t: "ţ", u: "úú", v: "ṽ" },
    ...{ w: "ŵ", x: "ẋ", y: "ý", z: "ž", A: "Á", B: "Ɓ", C: "Ç", D: "Ð", E: "É", F: "Ƒ", G: "Ĝ" },
    ...{ H: "Ĥ", I: "Í", J: "Ĵ", K: "Ķ", L: "Ļ", M: "Ɱ", N: "Ñ", O: "Ó", P: "Þ", Q: "Ǫ", R: "Ř" },
    ...{ S: "Š", T: "Ţ", U: "Ú", V: "Ṽ", W: "Ŵ", X: "Ẋ", Y: "Ý", Z: "Ž" },
  }),
);

/** Stand around each message, so that what is put together from pieces shows. */
export const PSEUDO_BRACKETS = ["⟦", "⟧"] as const;

/** A tag of a rich message, or what a message is given: not to be touched. */
const TAG = /^<\/?[a-zA-Z]\w*>/u;
/** The beginning of a choice between several texts, as far as the first of their names. */
const CHOICE = /^\{\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,/u;
const ARGUMENT = /^\{[^{}]*\}/u;

/** An ICU message in accented letters and about a third longer, with the same values, plurals and tags. */
export function accent(message: string): string {
  const { written } = accentText(message, 0);
  return `${PSEUDO_BRACKETS[0]}${written}${PSEUDO_BRACKETS[1]}`;
}

/** The same for every message of a tree. */
export function accentAll<Tree extends object>(tree: Tree): Tree {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === "string" ? accent(value) : accentAll(value as object),
    ]),
  ) as Tree;
}

type Written = { written: string; end: number };

/** The text from `start` to the brace that closes it, or to the end. */
function accentText(message: string, start: number): Written {
  let written = "";
  let at = start;
  while (at < message.length && message[at] !== "}") {
    const rest = message.slice(at);
    const kept = (TAG.exec(rest) ?? (CHOICE.test(rest) ? null : ARGUMENT.exec(rest)))?.[0];
    if (kept !== undefined) {
      written += kept;
      at += kept.length;
    } else if (message[at] === "{") {
      const choice = accentChoice(message, at);
      written += choice.written;
      at = choice.end;
    } else {
      const letter = message[at] ?? "";
      written += ACCENTED.get(letter) ?? letter;
      at += 1;
    }
  }
  return { written, end: at };
}

/** A choice from its opening brace on: its names stay, its texts are accented. */
function accentChoice(message: string, start: number): Written {
  let written = "{";
  let at = start + 1;
  while (at < message.length && message[at] !== "}") {
    if (message[at] !== "{") {
      written += message[at] ?? "";
      at += 1;
      continue;
    }
    const text = accentText(message, at + 1);
    written += `{${text.written}}`;
    at = text.end + 1;
  }
  return { written: `${written}}`, end: at + 1 };
}
