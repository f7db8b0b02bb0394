import fc from "fast-check";
import {
  labelKey,
  REACTION_EMOJI,
  reactionKey,
  targetKey,
  type FactKind,
  type Facts,
} from "@/domain/facts/facts";
import { ACTOR_KINDS, STATEMENT_KINDS, VERDICTS } from "@/domain/statements/statement";
import { showsSomething } from "@/domain/text/visible-text";
import { ID_ALPHABET, ID_LENGTH, type Id } from "@/domain/ids";

/** A small pool, so that random facts are about each other. */
function pool<Noun extends string>(letter: string, size: number): readonly Id<Noun>[] {
  return Array.from({ length: size }, (_, n) => `${letter.repeat(ID_LENGTH - 1)}${n}` as Id<Noun>);
}

export const USERS = pool<"user">("u", 3);
export const LABELS = pool<"label">("l", 2);
/** Annotations and comments take their ids from one pool: nothing but the judge keeps them apart. */
export const SUBJECTS = pool<"annotation" & "comment">("s", 5);

/** The text of editions 1 and 2. */
export const EDITION_TEXT = "Viet Nam asked for the floor; ".repeat(4).slice(0, 100);
export const EDITION_LENGTH = EDITION_TEXT.length;

/** Milliseconds since 1970. */
export const NOW = 1_700_000_000_000;

export const anyId: fc.Arbitrary<Id<string>> = fc
  .string({
    unit: fc.constantFrom(...Array.from(ID_ALPHABET)),
    minLength: ID_LENGTH,
    maxLength: ID_LENGTH,
  })
  .map((text) => text as Id<string>);

const user = fc.constantFrom(...USERS);
const subject = fc.constantFrom(...SUBJECTS);
const label = fc.constantFrom(...LABELS);
const emoji = fc.constantFrom(...REACTION_EMOJI);
/** A few, so that some are equal. */
const time = fc.integer({ min: NOW - 5, max: NOW });
const range = fc
  .tuple(fc.nat(EDITION_LENGTH - 1), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]) => [start, Math.min(EDITION_LENGTH, start + length)] as const);
/** Hardly any is none that can be seen. */
const body = fc.oneof(
  { weight: 9, arbitrary: fc.string({ minLength: 1, maxLength: 8 }).filter(showsSomething) },
  { weight: 1, arbitrary: fc.constantFrom(" ", "\u200b", "\u202eturned", "\0") },
);

/** Facts of the right shape, by kind. */
export const factOf: { readonly [Kind in FactKind]: fc.Arbitrary<Facts[Kind]> } = {
  annotations: fc
    .tuple(user, time, range)
    .map(([by, at, [start, end]]) => [by, at, 1, start, end] as const),
  targets: fc
    .tuple(fc.constantFrom(1, 2), range, user, time)
    .map(([edition, [start, end], by, at]) => [edition, start, end, by, at] as const),
  labels: fc.tuple(user, time),
  comments: fc.tuple(subject, user, time, body),
  edits: fc.tuple(body, time),
  deletions: fc.tuple(user, time),
  states: fc.tuple(fc.constantFrom(0 as const, 1 as const), user, time),
  reactions: fc.tuple(time),
  statements: fc
    .tuple(
      range,
      fc.constantFrom("Gabon", "Norway"),
      fc.constantFrom(...ACTOR_KINDS),
      fc.constantFrom("", "GAB"),
      fc.constantFrom("", "2011-09-14", "2011-09-12/2011-09-16", "2011-10"),
      fc.constantFrom(...STATEMENT_KINDS),
      fc.constantFrom(...VERDICTS),
      user,
      time,
    )
    .map(
      ([[start, end], actor, actorKind, iso, date, kind, verdict, by, at]) =>
        [
          1,
          start,
          end,
          actor,
          actorKind,
          iso,
          "",
          "",
          "",
          date,
          "",
          kind,
          verdict,
          by,
          at,
        ] as const,
    ),
  revisions: fc.tuple(fc.integer({ min: 1, max: 3 }), user, time),
};

/** Keys of the right shape, by kind. */
export const keyOf: Readonly<Record<FactKind, fc.Arbitrary<string>>> = {
  annotations: subject,
  targets: fc
    .tuple(subject, fc.constantFrom(null, 1, 2))
    .map(([annotation, edition]) =>
      edition === null ? annotation : targetKey(annotation, edition),
    ),
  labels: fc.tuple(subject, label).map(([annotation, id]) => labelKey(annotation, id)),
  comments: subject,
  edits: subject,
  deletions: subject,
  states: subject,
  statements: subject,
  revisions: fc.constantFrom("1", "2"),
  reactions: fc
    .tuple(subject, user, emoji)
    .map(([comment, by, sign]) => reactionKey(comment, by, sign)),
};
