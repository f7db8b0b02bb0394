import { OF } from "../lexicon/grammar";
import { MEETINGS } from "../lexicon/organisations";
import { OFFICES, OFFICES_OF_ONE } from "../lexicon/people";
import type { Named } from "../text/gazetteer";
import type { TermView } from "../text/term-view";
import { readName } from "./name-run";
import type { Phrase } from "./party";
import { partyOf, single } from "./phrase-parts";

/** "The Chair", "Acting President Lee", "the Secretariat": who speaks for a meeting or of a body. */
export function readOffice(
  view: TermView,
  at: number,
  to: number,
  definite: boolean,
): Phrase | null {
  const acting = view.word(at) === "acting" ? 1 : 0;
  const word = view.word(at + acting);
  const isGeneral = isSecretaryGeneral(view, at);
  const office = isGeneral ? "Secretary-General" : OFFICES.get(word);
  const term = view.term(at + acting, to);
  if (!office || !term || (!definite && term.shape === "lower")) return null;
  const name = acting ? `Acting ${office}` : office;
  let end = endOfMeeting(view, at + acting + (isGeneral ? 2 : 1));
  const run = readName(view.terms, end, to);
  const isPerson = OFFICES_OF_ONE.has(office);
  const speaker = run && !run.isBody && isPerson ? view.slice(run.range) : null;
  if (run && speaker) end = run.end;
  const kind =
    isPerson || name.startsWith("Co-") || name === "Facilitators"
      ? "person"
      : name === "Secretariat"
        ? "organisation"
        : "coalition";
  const range = view.rangeOf(at, end);
  const named: Named = { name, kind, isoA3: null };
  return single(
    { ...partyOf(named, range, "office"), speaker, word: name },
    end,
    name.endsWith("s"),
  );
}

/** Whether a word is such an office. */
export function isOffice(view: TermView, at: number): boolean {
  if (isSecretaryGeneral(view, at)) return true;
  return OFFICES.has(view.word(view.word(at) === "acting" ? at + 1 : at));
}

/** "… of the conference": which meeting it is says nothing of who. */
function endOfMeeting(view: TermView, at: number): number {
  if (!OF.has(view.word(at))) return at;
  let next = at + 1;
  while (view.isArticle(next)) next += 1;
  return next > at && MEETINGS.has(view.word(next)) ? next + 1 : at;
}

/** "Le Secrétaire général". */
function isSecretaryGeneral(view: TermView, at: number): boolean {
  return (
    /^secretai?r(?:e|io|ia|y)$/u.test(view.word(at)) && /^general[ea]?$/u.test(view.word(at + 1))
  );
}
