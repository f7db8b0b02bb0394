import { readVerb } from "../lexicon/verbs";
import { AND, OF, OFFICIALS, PREPOSITIONS, STAFF } from "../lexicon/words";
import type { TermView } from "../text/term-view";

const ROLE_ADJECTIVES = new Set(
  (
    "permanent foreign prime deputy chief senior special head former vice defence defense finance environment health interior state press high acting ban policy " +
    "executive legal arms disarmament climate humanitarian advocacy campaign general assistant under government international lead national human rights nuclear trade energy " +
    "permanente permanent premier premiere ministre adjoint new own ruling interim transitional federal regional local provincial israeli ejecutiva ejecutivo general"
  ).split(" "),
);
const OFFICE_MATTERS = new Set(
  (
    "foreign affairs external state defence defense finance health environment education justice interior trade home relations exteriores relaciones estado defensa asuntos etrangeres affaires " +
    "labour labor social welfare water transport tourism planning science technology sustainable development family women children youth rural public works salud ambiente medio educacion hacienda justicia sante environnement " +
    "etat government disarmament cooperation energy agriculture climate emigrants policy advocacy campaigns research staff mission delegation"
  ).split(" "),
);

const AFTER_ROLE = new Set(
  "ejecutiva ejecutivo general generale permanente permanent adjunta adjunto adjoint adjointe executif executive nacional national nationale regional regionale especial special speciale".split(
    " ",
  ),
);

/** "deputy", "foreign", "climate": before a role, and no name. */
export function isRoleAdjective(word: string): boolean {
  return ROLE_ADJECTIVES.has(word);
}

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
