import { isDay, isLooseDate } from "@/domain/calendar/loose-date";
import type { TextRange } from "@/domain/text/range";
import { MONTHS } from "./lexicon/calendar";

/** A date the text gives. `iso` is a day, a month, a year or a span of days; a year that is not said is `null`. */
export type FoundDate = TextRange & {
  /** `0` if the text does not say the year. */
  year: number;
  /** 1 to 12; `0` if there is none. */
  month: number;
  /** 1 to 31; `0` if there is none. */
  day: number;
  /** The last day of a span. */
  until: { month: number; day: number } | null;
};

const NUMBER_OF_MONTH: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

const MONTH =
  "(january|jan\\.?|february|feb\\.?|march|mar\\.|april|apr\\.?|may|june|jun\\.|july|jul\\.|august|aug\\.?|september|sept?\\.?|october|oct\\.?|november|nov\\.?|december|dec\\.?|" +
  "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|" +
  "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)";
const DAY = "(\\d{1,2})(?:st|nd|rd|th|er|º|°)?";
const TO = "\\s{0,3}(?:-|–|—|to|and|until|au|a|al|et|y|&)\\s{0,3}";
const OF = "\\s{1,3}(?:(?:of|de|du|del)\\s{1,3})?";
const YEAR = "(?:,?\\s{1,3}(?:de\\s{1,3}|del\\s{1,3})?(\\d{4})(?!\\d))?";

const BARE_YEAR = /(?<=\b(?:in|en)\s)((?:19|20)\d{2})(?![\d-])/giu;

const FORMS: readonly {
  pattern: RegExp;
  read: (m: RegExpExecArray) => Omit<FoundDate, "start" | "end"> | null;
}[] = [
  {
    // 30 May to 3 June 2011, 30 May 2011 – 3 June 2011
    pattern: new RegExp(
      `(?<!\\d)${DAY}${OF}${MONTH}\\.?${YEAR}${TO}${DAY}${OF}${MONTH}\\b${YEAR}`,
      "giu",
    ),
    read: (m) => span(m[1], m[2], m[4], m[5], m[6] ?? m[3]),
  },
  {
    // 12 to 16 September 2011
    pattern: new RegExp(`(?<!\\d)${DAY}${TO}${DAY}${OF}${MONTH}\\b${YEAR}`, "giu"),
    read: (m) => span(m[1], m[3], m[2], m[3], m[4]),
  },
  {
    // May 30 – June 3, 2011
    pattern: new RegExp(
      `\\b${MONTH}\\s{1,3}${DAY}${TO}${MONTH}\\s{1,3}${DAY}(?!\\d)${YEAR}`,
      "giu",
    ),
    read: (m) => span(m[2], m[1], m[4], m[3], m[5]),
  },
  {
    // September 12-16, 2011
    pattern: new RegExp(`\\b${MONTH}\\s{1,3}${DAY}${TO}${DAY}(?!\\d)${YEAR}`, "giu"),
    read: (m) => span(m[2], m[1], m[3], m[1], m[4]),
  },
  {
    // 14 September 2011, le 1er juin, 3 de mayo de 2019
    pattern: new RegExp(`(?<!\\d)${DAY}${OF}${MONTH}\\b${YEAR}`, "giu"),
    read: (m) => one(m[1], m[2], m[3]),
  },
  {
    // September 14, 2011
    pattern: new RegExp(`\\b${MONTH}\\s{1,3}${DAY}(?!\\d)${YEAR}`, "giu"),
    read: (m) => one(m[2], m[1], m[3]),
  },
  {
    // 2011-09-14
    pattern: /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/gu,
    read: (m) =>
      plausible({ year: Number(m[1]), month: Number(m[2]), day: Number(m[3]), until: null }),
  },
  {
    // September 2011, mayo de 2019
    pattern: new RegExp(
      `\\b${MONTH}(?:,?\\s{1,3}(?:of\\s{1,3}|de\\s{1,3}|del\\s{1,3})?)(\\d{4})(?!\\d)`,
      "giu",
    ),
    read: (m) => one(undefined, m[1], m[2]),
  },
  {
    // in August, en mars
    pattern: new RegExp(
      `(?<=\\b(?:in|en|early|late|mid)[ -])${MONTH}\\b(?![ -]\\d|\\s*(?:and|to)\\b)`,
      "giu",
    ),
    read: (m) => one(undefined, m[1], undefined),
  },
  {
    // in 2009
    pattern: BARE_YEAR,
    read: (m) => ({ year: Number(m[1]), month: 0, day: 0, until: null }),
  },
];

/** Every date but 2011-09-14 and a year alone has a month's name, and the rest of it stands near. */
const MONTH_NAME = new RegExp(`\\b${MONTH}`, "giu");
const ISO_DATE = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/gu;
/** UTF-16 code units before and after a month's name. */
const [BEFORE, AFTER] = [32, 48];

export function findDates(text: string, { start, end }: TextRange): FoundDate[] {
  return findWindows(text.slice(start, end)).flatMap(({ start: from, end: to }) =>
    findIn(text.slice(start + from, start + to), start + from),
  );
}

/** The stretches that dates can be in, without overlap. */
function findWindows(stretch: string): TextRange[] {
  const windows: { start: number; end: number }[] = [];
  for (const pattern of [MONTH_NAME, ISO_DATE, BARE_YEAR]) {
    for (const { index } of stretch.matchAll(pattern)) {
      windows.push({
        start: Math.max(0, index - BEFORE),
        end: Math.min(stretch.length, index + AFTER),
      });
    }
  }
  windows.sort((a, b) => a.start - b.start);
  const merged: { start: number; end: number }[] = [];
  for (const one of windows) {
    const last = merged.at(-1);
    if (last && one.start <= last.end) last.end = Math.max(last.end, one.end);
    else merged.push({ ...one });
  }
  return merged;
}

/** @param offset of the stretch in its text */
function findIn(stretch: string, offset: number): FoundDate[] {
  const found: FoundDate[] = [];
  const taken = new Uint8Array(stretch.length);
  for (const { pattern, read } of FORMS) {
    for (const match of stretch.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (taken[from] || taken[to - 1]) continue;
      const date = read(match);
      if (!date) continue;
      taken.fill(1, from, to);
      found.push({ ...date, start: offset + from, end: offset + to });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** `null` if the year is not known, or has no such day. */
export function toIso(date: FoundDate, defaultYear = 0): string | null {
  const year = date.year || defaultYear;
  const iso = year ? write(date, year) : null;
  return iso !== null && isLooseDate(iso) ? iso : null;
}

function write(date: FoundDate, year: number): string {
  const first = isoOf(year, date.month, date.day);
  if (!date.until) return first;
  const { month, day } = date.until;
  const lastYear = month < date.month ? year + 1 : year;
  // "30 December to 3 January 2012" says the year of its end.
  return date.year && month < date.month
    ? `${isoOf(year - 1, date.month, date.day)}/${isoOf(year, month, day)}`
    : `${first}/${isoOf(lastYear, month, day)}`;
}

function isoOf(year: number, month: number, day: number): string {
  const parts = [String(year).padStart(4, "0")];
  if (month) parts.push(String(month).padStart(2, "0"));
  if (month && day) parts.push(String(day).padStart(2, "0"));
  return parts.join("-");
}

function monthOf(name: string | undefined): number {
  const folded = (name ?? "")
    .toLowerCase()
    .replace(".", "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
  return NUMBER_OF_MONTH.get(folded) ?? 0;
}

function one(day: string | undefined, month: string | undefined, year: string | undefined) {
  return plausible({
    year: Number(year ?? 0),
    month: monthOf(month),
    day: Number(day ?? 0),
    until: null,
  });
}

function span(
  day: string | undefined,
  month: string | undefined,
  lastDay: string | undefined,
  lastMonth: string | undefined,
  year: string | undefined,
) {
  return plausible({
    year: Number(year ?? 0),
    month: monthOf(month),
    day: Number(day),
    until: { month: monthOf(lastMonth), day: Number(lastDay) },
  });
}

function plausible(
  date: Omit<FoundDate, "start" | "end">,
): Omit<FoundDate, "start" | "end"> | null {
  const { year, month, day, until } = date;
  // A year that is not said may be a leap year.
  const has = (of: number, on: number): boolean => isDay(year || 2000, of, on);
  if (!has(month, day || 1) || (year && (year < 1900 || year > 2100))) return null;
  if (until && (day < 1 || !has(until.month, until.day))) return null;
  if (until?.month === month && until.day <= day) return null;
  return date;
}
