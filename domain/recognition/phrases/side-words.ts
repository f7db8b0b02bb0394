import type { TermView } from "../text/term-view";

const BEHALF: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  Object.entries({
    speaking: [
      "speaking also on behalf of",
      "speaking also for",
      "speaking on behalf of",
      "speaking for",
      "speaking in",
    ],
    also: ["also speaking on behalf of", "also speaking for"],
    on: ["on behalf of"],
    s: [
      "s exprimant egalement au nom de",
      "s exprimant egalement au nom des",
      "s exprimant au nom de",
      "s exprimant au nom des",
      "s exprimant au nom du",
    ],
    au: ["au nom des", "au nom du", "au nom de", "au nom d"],
    en: ["en nombre del", "en nombre de", "en representacion de", "en representation de"],
    a: ["a nombre de"],
    hablando: ["hablando tambien en nombre de", "hablando en nombre de"],
    representing: ["representing"],
  }).map(([first, phrases]) => [first, phrases.map((words) => words.split(" "))]),
);

/** How many terms "on behalf of", "speaking for" and their like take; 0 where there are none. */
export function termsOfBehalf(view: TermView, at: number): number {
  const first = view.word(at);
  for (const words of BEHALF.get(first) ?? []) {
    if (words.every((word, index) => view.word(at + index) === word)) return words.length;
  }
  if (first !== "for" && first !== "pour" && first !== "por") return 0;
  let next = at + 1;
  while (view.isArticle(next)) next += 1;
  const kind = view.terms[next]?.named?.kind;
  return kind === "coalition" || kind === "organisation" ? 1 : 0;
}

/** How many terms "supported by", "together with" and their like take; 0 where there are none. */
export function termsOfJoining(view: TermView, at: number): number {
  const first = view.word(at);
  const second = view.word(at + 1);
  if (
    [
      "supported",
      "joined",
      "seconded",
      "opposed",
      "backed",
      "echoed",
      "appuye",
      "appuyee",
      "soutenu",
      "soutenue",
      "apoyado",
      "apoyada",
    ].includes(first)
  ) {
    return ["by", "par", "por"].includes(second) ? 2 : 0;
  }
  if ((first === "along" || first === "together") && second === "with") return 2;
  return first === "with" || first === "avec" || first === "con" ? 1 : 0;
}
