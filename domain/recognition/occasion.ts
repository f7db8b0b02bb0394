import type { EditionStructure } from "@/domain/edition/structure";
import type { TextRange } from "@/domain/text/range";
import { findDates, toIso, type FoundDate } from "./dates";

/** When and at what meeting a text's statements were made, as far as its head says. */
export type Occasion = {
  /** The day or the span that undated statements are inferred to be from. */
  date: { iso: string; words: TextRange | null; published: boolean } | null;
  /** For dates without a year; `0` if it is unknown. */
  year: number;
  /** "Second Meeting of States Parties"; `null` if the head names none. */
  meeting: string | null;
  /** The abbreviation of the treaty the text is about: "CCM". */
  treaty: string | null;
};

/** How far into the text its head reaches. UTF-16 code units. */
const HEAD = 3_000;
/** How far into the text a month alone is that of its publication: "Briefing paper · July 2025". */
const MASTHEAD = 300;
/** A bulletin is printed on the day after the one that it tells of: "Highlights: Tuesday, 8 July 2025". */
const REPORTED = /\bHighlights:\s*(?:\p{L}+,?\s*)?$/u;
const MEETING_WORDS =
  /\b(?:meeting|conference|session|summit|forum|assembly|workshop|consultations?|r[ée]union|conf[ée]rence|sommet|assembl[ée]e|reuni[óo]n|conferencia|cumbre|asamblea|per[íi]odo|held|tenue?|celebrada?)\b/iu;
const MEETING_NAME =
  /\b(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth|\d{1,3}(?:st|nd|rd|th)) (?:Review |Special |Regular |Annual )?(?:Meeting|Conference|Session|Assembly)(?: of (?:the )?(?:States Parties|High Contracting Parties|Parties|States|Council|Committee|Conference))?/u;
const TREATY =
  /\b(?:Convention|Treaty|Protocol|Covenant|Agreement|Convenci[óo]n|Tratado|Trait[ée])(?: [\p{L}’'-]{1,20}){1,7}/gu;

/** @param published as printed, may be "" */
export function findOccasion(
  text: string,
  structure: EditionStructure,
  published: string,
): Occasion {
  const head = headOf(text, structure);
  const [printed] = findDates(published, { start: 0, end: published.length });
  const date = findDate(text, head);
  const year = date?.found.year ?? printed?.year ?? anyYear(text, head) ?? 0;
  const iso = date ? toIso(date.found, year) : null;
  const printedIso = printed ? toIso(printed) : null;
  return {
    date: iso
      ? { iso, words: date?.found ?? null, published: date?.published ?? false }
      : printedIso
        ? { iso: printedIso, words: whereSaid(text, published), published: true }
        : null,
    year,
    meeting: MEETING_NAME.exec(text.slice(0, HEAD))?.[0] ?? null,
    treaty: findTreaty(text),
  };
}

function headOf(text: string, structure: EditionStructure): TextRange[] {
  return structure.blocks
    .filter(({ start }) => start < HEAD)
    .map(({ start, end }) => ({
      start,
      end: Math.min(end, start + HEAD, text.length),
    }));
}

function findDate(
  text: string,
  head: readonly TextRange[],
): { found: FoundDate; published: boolean } | null {
  let day: FoundDate | null = null;
  let issued: FoundDate | null = null;
  for (const block of head) {
    for (const found of findDates(text, block)) {
      if (!found.day && found.month && found.year && found.end <= MASTHEAD) issued ??= found;
      if (found.day && REPORTED.test(text.slice(0, found.start)))
        return { found, published: false };
      if (!found.day || (!found.year && !anyYear(text, head))) continue;
      if (found.until && MEETING_WORDS.test(text.slice(block.start, block.end))) {
        // A bulletin of one day of the meeting is of that day.
        return { found: day && isWithin(day, found) ? day : found, published: false };
      }
      day ??= found;
    }
  }
  // A day below a masthead with its month is that of something the text tells of.
  if (issued && !(day && day.start < MASTHEAD)) return { found: issued, published: true };
  return day ? { found: day, published: false } : null;
}

function isWithin(day: FoundDate, span: FoundDate): boolean {
  if (day.until || !span.until) return false;
  const at = day.month * 32 + day.day;
  return at >= span.month * 32 + span.day && at <= span.until.month * 32 + span.until.day;
}

function anyYear(text: string, head: readonly TextRange[]): number | null {
  for (const block of head) {
    for (const { year } of findDates(text, block)) if (year) return year;
  }
  return null;
}

function whereSaid(text: string, published: string): TextRange | null {
  const start = text.slice(0, HEAD).indexOf(published);
  return start < 0 || published === "" ? null : { start, end: start + published.length };
}

/** The treaty that is abbreviated by its initials most often. */
function findTreaty(text: string): string | null {
  for (const [name] of text.slice(0, HEAD).matchAll(TREATY)) {
    const words = name.split(/[ -]/u).filter((word) => /^\p{Lu}/u.test(word));
    for (let count = words.length; count >= 2; count -= 1) {
      const initials = words
        .slice(0, count)
        .map((word) => word.charAt(0))
        .join("");
      if (initials.length >= 3 && new RegExp(`\\b${initials}\\b`, "u").test(text)) return initials;
    }
  }
  return null;
}
