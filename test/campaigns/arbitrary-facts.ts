import fc from "fast-check";
import type { KeyForm } from "@/domain/facts/key-form";
import {
  REPORT_FACT_NAMES,
  REPORT_FACTS,
  type ReportFactName,
  type ReportFacts,
} from "@/domain/facts/report/report-facts";
import type { Field, Shape } from "@/domain/facts/shape";
import { ID_ALPHABET, ID_LENGTH, type Id } from "@/domain/ids";
import { ACTOR_KINDS, STATEMENT_KINDS, VERDICTS } from "@/domain/statements/statement";
import { showsSomething } from "@/domain/text/visible-text";

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
const editionNumber = fc.constantFrom(1, 2);
/** A few, so that some are equal. */
const time = fc.integer({ min: NOW - 5, max: NOW });
/** Hardly any is none that can be seen. */
const words = fc.oneof(
  { weight: 9, arbitrary: fc.string({ minLength: 1, maxLength: 8 }).filter(showsSomething) },
  { weight: 1, arbitrary: fc.constantFrom(" ", "\u200b", "\u202eturned", "\0") },
);

function anyValue(field: Field): fc.Arbitrary<string | number> {
  switch (field.is) {
    case "signer":
      return user;
    case "id":
      return anyIdOf(field.noun);
    case "time":
      return time;
    case "edition":
      return editionNumber;
    case "count":
      return fc.integer({ min: 1, max: 3 });
    case "start":
      return fc.nat(EDITION_LENGTH - 1);
    case "end":
      // Becomes an end when the start before it is known.
      return fc.integer({ min: 1, max: 20 });
    case "choice":
      return fc.constantFrom(...field.of);
    case "text":
      return anyText(field);
  }
}

function anyIdOf(noun: string): fc.Arbitrary<string> {
  return noun === "user"
    ? user
    : fc.constantFrom<string>(...(noun === "label" ? LABELS : SUBJECTS));
}

function anyText({ least, form }: Extract<Field, { is: "text" }>): fc.Arbitrary<string> {
  const some = form ? fc.stringMatching(form) : words;
  return least > 0
    ? some
    : fc.oneof({ weight: 3, arbitrary: fc.constant("") }, { weight: 1, arbitrary: some });
}

/** Tuples of that shape. */
function anyTuple(shape: Shape): fc.Arbitrary<(string | number)[]> {
  return fc.tuple(...shape.map(anyValue)).map((values) =>
    values.map((value, at) => {
      if (shape[at]?.is !== "end") return value;
      return Math.min(EDITION_LENGTH, Number(values[at - 1]) + Number(value));
    }),
  );
}

function anyKey(form: KeyForm): fc.Arbitrary<string> {
  return fc.tuple(...form.map(anyValue)).map((parts) => parts.join("."));
}

/** What computed tuples hit too seldom: names and codes that go together, and days that there are. */
const SEASONED: { readonly [Name in ReportFactName]?: fc.Arbitrary<ReportFacts[Name]> } = {
  statements: fc
    .tuple(
      fc.tuple(editionNumber, fc.nat(EDITION_LENGTH - 9), user, time),
      fc.constantFrom(["Gabon", "GAB"], ["Norway", "NOR"], ["Gabon", ""]),
      fc.constantFrom("", "2011-09-14", "2011-09-12/2011-09-16", "2011-10"),
      fc.tuple(
        fc.constantFrom(...ACTOR_KINDS),
        fc.constantFrom(...STATEMENT_KINDS),
        fc.constantFrom(...VERDICTS),
      ),
    )
    .map(([[edition, start, by, at], [actor = "", iso = ""], date, [sort, kind, verdict]]) => {
      const said = [actor, sort, iso, "", "", "", date, "", kind, verdict] as const;
      return [edition, start, start + 8, ...said, by, at] as const;
    }),
};

/** Facts of the right shape, by kind: of its descriptor, so that none is forgotten. */
export const factOf = Object.fromEntries(
  REPORT_FACT_NAMES.map((name) => {
    const seasoned: fc.Arbitrary<unknown> | undefined = SEASONED[name];
    const plain = anyTuple(REPORT_FACTS[name].shape);
    return [name, seasoned ? fc.oneof(plain, seasoned) : plain];
  }),
) as { readonly [Name in ReportFactName]: fc.Arbitrary<ReportFacts[Name]> };

/** Keys of the right form, by kind. */
export const keyOf = Object.fromEntries(
  REPORT_FACT_NAMES.map((name) => [name, fc.oneof(...REPORT_FACTS[name].keys.map(anyKey))]),
) as Readonly<Record<ReportFactName, fc.Arbitrary<string>>>;
