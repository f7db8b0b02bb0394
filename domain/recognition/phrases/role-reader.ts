import { AND, OF, PREPOSITIONS } from "../lexicon/grammar";
import { AFTER_ROLE, OFFICE_MATTERS, OFFICIALS, ROLE_ADJECTIVES, STAFF } from "../lexicon/people";
import { readVerb } from "../lexicon/verbs";
import type { TermView } from "../text/term-view";

/** "shipping" of "shipping minister" is none. */
function isFinite(word: string): boolean {
  const verb = readVerb(word);
  return verb !== null && (verb.form !== "participle" || verb.romance);
}

/** "Permanent Representative", "foreign minister", "secretary of state": ends behind the last word of the role. */
export function readRole(
  view: TermView,
  at: number,
  to: number,
): { end: number; official: boolean; plural: boolean } | null {
  let end = -1;
  let official = false;
  let plural = false;
  for (let next = at; next < Math.min(to, at + 4); next += 1) {
    const term = view.term(next, to);
    if (term?.kind !== "word") break;
    if (OFFICIALS.has(term.word) || STAFF.has(term.word)) {
      official = OFFICIALS.has(term.word);
      plural = /(?:s|es)$/u.test(term.word);
      end = next + 1;
      // "Minister of Foreign Affairs", "Secretary of State": the office goes on.
      if (
        OF.has(view.word(end)) &&
        view.term(end + 1, to)?.kind === "word" &&
        OFFICE_MATTERS.has(view.word(end + 1))
      ) {
        end += 2;
        while (
          end < to &&
          (OFFICE_MATTERS.has(view.word(end)) ||
            ((AND.has(view.word(end)) || OF.has(view.word(end)) || view.word(end) === ",") &&
              OFFICE_MATTERS.has(view.word(end + 1)) &&
              view.term(end + 1, to)?.shape === view.term(end - 1, to)?.shape))
        )
          end += 1;
        break;
      }
    } else if (
      PREPOSITIONS.has(term.word) ||
      AND.has(term.word) ||
      (isFinite(term.word) && !ROLE_ADJECTIVES.has(term.word))
    ) {
      break;
    } else if (!ROLE_ADJECTIVES.has(term.word) && term.shape === "Capital" && end > 0) {
      break;
    } else if (!ROLE_ADJECTIVES.has(term.word) && next > at + 1) {
      break;
    }
  }
  // "directora ejecutiva", "représentant permanent": the adjective follows.
  while (end > 0 && end < to && AFTER_ROLE.has(view.word(end))) end += 1;
  return end < 0 ? null : { end, official, plural };
}
