import type { TextRange } from "@/domain/text/range";

/** `lower`, `Capital`, `ALL` capitals, or a `number`; `mark` is a single punctuation character. */
export type TokenShape = "lower" | "Capital" | "ALL" | "number" | "mark";

/** A word or a punctuation mark. `word` is folded: lower case, without accents. */
export type Token = TextRange & { word: string; shape: TokenShape };

const WORD = /[\p{L}\p{M}\p{N}]/u;
const SPACE = /\s/u;

/** What an ASCII character is: 0 a mark, 1 white space, 2 a digit, 3 a capital, 4 a small letter. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z]/u.test(character)) return 4;
  if (/[A-Z]/u.test(character)) return 3;
  if (/\d/u.test(character)) return 2;
  return SPACE.test(character) ? 1 : 0;
});

/** The tokens of a stretch of text, in order. Looked at character by character: this is where the time goes. */
export function tokenise(text: string, { start, end }: TextRange): Token[] {
  const tokens: Token[] = [];
  let at = start;
  while (at < end) {
    const kind = kindAt(text, at);
    if (kind === 1) {
      at += 1;
      continue;
    }
    const from = at;
    at += widthAt(text, at);
    if (kind === 0) {
      tokens.push({ start: from, end: at, word: foldWord(text.slice(from, at)), shape: "mark" });
      continue;
    }
    while (at < end && kindAt(text, at) > 1) at += widthAt(text, at);
    at = Math.min(at, end);
    const raw = text.slice(from, at);
    tokens.push({ start: from, end: at, word: foldWord(raw), shape: shapeOf(raw, kind) });
  }
  return tokens;
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return ASCII[code] ?? 0;
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (SPACE.test(character)) return 1;
  return WORD.test(character) ? 5 : 0;
}

/** UTF-16 code units of the character here. */
function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** Lower case, without accents; one apostrophe and one hyphen for all of them. */
export function foldWord(raw: string): string {
  const lower = raw.toLowerCase();
  // Nearly every word is plain: normalising is what costs.
  if (isAscii(lower)) return lower;
  if (lower === "’" || lower === "‘" || lower === "ʼ") return "'";
  if (lower === "‐" || lower === "‑") return "-";
  return lower.normalize("NFD").replace(/\p{M}+/gu, "");
}

function isAscii(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) if (word.charCodeAt(at) > 127) return false;
  return true;
}

/** @param kind of its first character */
function shapeOf(raw: string, kind: number): TokenShape {
  if (kind === 4) return "lower";
  if (kind === 2) return "number";
  if (kind === 5) {
    if (/^\p{N}/u.test(raw)) return "number";
    if (!/^\p{Lu}/u.test(raw)) return "lower";
  }
  return raw.length > 1 && /^\P{Ll}+s?$/u.test(raw) && !/^\p{Lu}s$/u.test(raw) ? "ALL" : "Capital";
}
