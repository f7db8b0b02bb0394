import { trimRange, type TextRange } from "@/domain/text/range";
import type { ProposedQuote, QuoteDefect } from "./proposal";

/** A quotation as it is found: `outer` includes its marks. */
export type Quotation = ProposedQuote & { outer: TextRange; endsSentence: boolean };

type OpenMark = { mark: string; at: number; wrong: boolean };

const CLOSED_BY: Record<string, string> = {
  "“": "”",
  "„": "“”",
  "«": "»",
  "»": "«",
  '"': '"',
  "”": "”",
  "‘": "’",
  "‹": "›",
};
const MARKS = /[“”„«»"‘’‹›]/gu;
const OPENS_AFTER = /[\s([{:;,–—\-/]/u;
/** Longer than this, a search for the end of a quotation in single marks is given up. UTF-16 code units. */
const SINGLE_AT_MOST = 3_000;
const DEEPEST = 6;
/** Marks at which a sentence ends, of the languages in which statements are recognised. */
export const SENTENCE_ENDS: ReadonlySet<string> = new Set([".", "!", "?", "…"]);

/**
 * The quotations of one block, outermost first. A quotation that is opened while another is open ends that one at the
 * last sentence end before, unless both are closed; one that is never closed reaches to the end of the block.
 */
export function findQuotations(text: string, block: TextRange): Quotation[] {
  const found: Quotation[] = [];
  const open: OpenMark[] = [];

  const close = (
    last: OpenMark,
    end: number,
    outerEnd: number,
    unclosed: boolean,
    nested: boolean,
  ) => {
    const inner = trimRange(text, { start: last.at + 1, end });
    if (!inner) return;
    const defects: QuoteDefect[] = [];
    if (unclosed) defects.push("unclosed");
    if (last.wrong) defects.push("wrong-opening");
    if (nested) defects.push("nested");
    const outer = { start: last.at, end: Math.max(outerEnd, inner.end) };
    const { start } = inner;
    const endsSentence = SENTENCE_ENDS.has(text.charAt(inner.end - 1));
    found.push({ start, end: inner.end, defects, outer, endsSentence });
  };

  let apostrophe = block.start;
  /** Single marks are apostrophes too: a quotation needs one that no letter follows. */
  const endsSingle = (at: number): boolean => {
    if (apostrophe <= at) {
      const next = text.slice(at + 1, block.end).search(/’(?![\p{L}\p{N}])/u);
      apostrophe = next < 0 ? Number.POSITIVE_INFINITY : at + 1 + next;
    }
    return apostrophe < Math.min(block.end, at + SINGLE_AT_MOST);
  };

  for (const { 0: mark, index } of text.slice(block.start, block.end).matchAll(MARKS)) {
    const at = block.start + index;
    const before = at > block.start ? text.charAt(at - 1) : " ";
    const after = at + 1 < block.end ? text.charAt(at + 1) : " ";
    const last = open.at(-1);
    if (last && closes(last.mark, mark) && !isOpening(mark, before, after, last)) {
      open.pop();
      close(last, at, at + 1, false, open.length > 0);
      continue;
    }
    // A closing mark of an outer quotation also ends what is open inside it.
    const outer = open.findLastIndex((one) => closes(one.mark, mark));
    if (outer >= 0 && (mark === "”" || mark === "»") && /\S/u.test(before)) {
      open.length = outer + 1;
      const one = open.pop();
      if (one) close(one, at, at + 1, false, open.length > 0);
      continue;
    }
    if (open.length >= DEEPEST || !opens(mark, before, after)) continue;
    if (mark === "‘" && !endsSingle(at)) continue;
    if (last?.mark === mark && mark !== '"') {
      // The same mark again: the first was never closed, or this one is nested and both will be.
      if (!closesTwice(text, block, mark, at)) {
        open.pop();
        const end = lastSentenceEnd(text, last.at + 1, at);
        close(last, end, end, true, open.length > 0);
      }
    }
    open.push({ mark, at, wrong: mark === "”" });
  }
  open.forEach((last, depth) => {
    if (last.mark !== "‘") close(last, block.end, block.end, true, depth > 0);
  });
  return found.sort((a, b) => a.outer.start - b.outer.start || b.outer.end - a.outer.end);
}

function closes(opened: string, mark: string): boolean {
  return CLOSED_BY[opened]?.includes(mark) ?? false;
}

function isOpening(mark: string, before: string, after: string, last: OpenMark): boolean {
  if (mark === '"') return OPENS_AFTER.test(before) && /\S/u.test(after) && last.mark !== '"';
  if (mark === "’") return /[\p{L}\p{N}]/u.test(after);
  return false;
}

function opens(mark: string, before: string, after: string): boolean {
  switch (mark) {
    case "“":
    case "„":
    case "«":
    case "‹":
      return true;
    case '"':
    case "‘":
      return OPENS_AFTER.test(before) && /\S/u.test(after);
    case "”":
      return OPENS_AFTER.test(before) && /[\p{L}\p{N}…([]/u.test(after);
    default:
      return false;
  }
}

/** Whether two closing marks follow before the next opening one. */
function closesTwice(text: string, block: TextRange, mark: string, at: number): boolean {
  const closing = CLOSED_BY[mark]?.charAt(0) ?? "";
  let count = 0;
  for (let index = at + 1; index < block.end; index += 1) {
    const one = text.charAt(index);
    if (one === mark) return false;
    if (one === closing && (count += 1) === 2) return true;
  }
  return false;
}

/** The end of the last sentence between the two, or where the second begins. */
function lastSentenceEnd(text: string, from: number, to: number): number {
  for (let at = to - 1; at > from; at -= 1) {
    if (/[.!?…]/u.test(text.charAt(at)) && /\s/u.test(text.charAt(at + 1))) return at + 1;
  }
  let at = to;
  while (at > from && /\s/u.test(text.charAt(at - 1))) at -= 1;
  return at;
}
