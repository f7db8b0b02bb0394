import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import * as organisations from "./lexicon/organisations";
import * as people from "./lexicon/people";
import { readVerb } from "./lexicon/verbs";
import { BODIES } from "./names/bodies";
import { findMembers, KNOWN_GROUPS } from "./names/groups";
import { STATES } from "./names/states";
import { tokenise } from "./text/tokens";

const FOLDER = "domain/recognition";

/** What every list says of itself: what it is for, where it is from, and since when it has been as it is. */
const head = {
  about: z.string().endsWith("."),
  source: z.string().endsWith("."),
  asOf: z.iso.date().or(z.string().regex(/^20\d\d$/u)),
};
const line = z.string().regex(/^\S+(?: \S+)*$/u);
/** As texts are compared: in small letters, without accents. */
const folded = line.refine(
  (words) => words === words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(),
);
const lines = z.array(folded).min(1).refine(isWithoutRepetition, "a word stands in it twice");
const words = z.record(z.string(), lines);
const phrases = z.record(z.string(), z.array(folded).min(1));
const codes = z.string().regex(/^[A-Z]{2}$/u);
const names = z.array(line);
const inLanguages = { en: names.optional(), fr: names.optional(), es: names.optional() };
const bodies = z.strictObject({
  ...head,
  bodies: z.array(z.strictObject({ name: line, ...inLanguages })),
});
const classes = <Forms extends z.ZodType>(forms: Forms) =>
  z.strictObject({ say: forms, stance: forms, write: forms, act: forms, attend: forms });
const verbLines = z.array(line).refine(isWithoutRepetition, "a verb stands in it twice");
const romance = z.strictObject({ infinitives: classes(verbLines), forms: classes(verbLines) });

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  "../text/abbreviations.json": z.strictObject({ ...head, words: lines }),
  "lexicon/calendar.json": z.strictObject({ ...head, words, months: z.array(folded).length(12) }),
  "lexicon/grammar.json": z.strictObject({ ...head, words, phrases }),
  "lexicon/languages.json": z.strictObject({
    ...head,
    words: z.strictObject({ en: verbLines, fr: verbLines, es: verbLines }),
  }),
  "lexicon/naming.json": z.strictObject({ ...head, words }),
  "lexicon/organisations.json": z.strictObject({ ...head, words }),
  "lexicon/people.json": z.strictObject({
    ...head,
    words,
    offices: z.record(folded, line),
    officesOfMeetings: names,
    officesOfOne: names,
  }),
  "lexicon/quantities.json": z.strictObject({ ...head, words }),
  "lexicon/speech.json": z.strictObject({ ...head, words, phrases }),
  "lexicon/verbs.json": z.strictObject({
    ...head,
    english: z.strictObject({
      infinitives: classes(verbLines),
      irregular: classes(
        z.strictObject({
          past: verbLines,
          present: verbLines,
          base: verbLines,
          participle: verbLines,
        }),
      ),
      doubled: verbLines,
    }),
    french: romance,
    spanish: romance,
  }),
  "names/coalitions.json": bodies,
  "names/groups.json": z.strictObject({
    ...head,
    members: z.record(line, z.string().regex(/^[A-Z]{3}(?: [A-Z]{3})+$/u)),
  }),
  "names/organisations.json": bodies,
  "names/places.json": z.strictObject({ ...head, places: names }),
  "names/seats.json": z.strictObject({
    ...head,
    capitals: z.record(codes, names),
    institutions: z.record(codes, names),
    europeanUnion: names,
  }),
  "names/states.json": z.strictObject({
    ...head,
    notStates: names,
    sharedDemonyms: names,
    states: z.record(
      codes,
      z.strictObject({
        name: line.optional(),
        ...inLanguages,
        demonyms: z.strictObject(inLanguages).optional(),
        former: z.array(z.strictObject({ words: line, until: z.iso.date() })).optional(),
      }),
    ),
  }),
};

function isWithoutRepetition(list: readonly string[]): boolean {
  const all = list.flatMap((one) => one.split(" "));
  return new Set(all).size === all.length;
}

describe("a list of words or names", () => {
  const files = ["lexicon", "names", "../text"].flatMap((folder) =>
    readdirSync(`${FOLDER}/${folder}`)
      .filter((file) => file.endsWith(".json"))
      .map((file) => `${folder}/${file}`),
  );

  it("has a schema, and every schema has its list", () => {
    expect(files.toSorted()).toEqual(Object.keys(SCHEMAS).toSorted());
  });

  it.each(files)("%s says what it is, and holds what its schema asks", (file) => {
    const list: unknown = JSON.parse(readFileSync(`${FOLDER}/${file}`, "utf8"));
    expect(SCHEMAS[file]?.safeParse(list).error).toBeUndefined();
  });
});

describe("words that go together", () => {
  it("are crowds, if they are said to be some of them", () => {
    for (const some of [people.NAMED_CROWDS, people.ANYBODY])
      expect([...some].filter((word) => !people.CROWDS.has(word))).toEqual([]);
  });

  it("name offices that there are", () => {
    const offices = [...people.OFFICES.values()];
    for (const some of [people.OFFICES_OF_MEETINGS, people.OFFICES_OF_ONE])
      expect(offices).toEqual(expect.arrayContaining([...some]));
    expect([...people.PRESIDING].filter((word) => !people.OFFICES.has(word))).toEqual([]);
  });

  it("say of every body that stands for one before what sort it is", () => {
    expect(
      [...organisations.BODY_NOUNS].filter((word) => !organisations.SORTS_OF_BODY.has(word)),
    ).toEqual([]);
  });

  it("are verbs in the forms that texts have", () => {
    expect(readVerb("emphasised")).toEqual({ class: "say", form: "past", romance: false });
    expect(readVerb("rappellent")).toEqual({ class: "say", form: "present", romance: true });
    expect(readVerb("expuso")).toEqual({ class: "say", form: "past", romance: true });
    expect(readVerb("submitting")).toEqual({ class: "write", form: "participle", romance: false });
    expect(readVerb("table-cloth")).toBeNull();
  });
});

describe("names", () => {
  it("of bodies are each one body's in a language, and begin with a word", () => {
    for (const language of ["en", "fr", "es"] as const) {
      const bearers = new Map<string, string>();
      for (const { name, aliases } of BODIES) {
        for (const alias of aliases[language] ?? []) {
          expect(tokenise(alias, { start: 0, end: alias.length })[0]?.shape, alias).not.toBe(
            "mark",
          );
          expect(bearers.get(alias) ?? name, alias).toBe(name);
          bearers.set(alias, name);
        }
      }
    }
  });

  it.each(KNOWN_GROUPS)("of the group %s are of a known body and of states", (group) => {
    expect(BODIES.map(({ name }) => name)).toContain(group);
    const all = STATES.map(({ isoA3 }) => isoA3);
    expect(all).toEqual(expect.arrayContaining([...findMembers(group)]));
  });

  it("of states are those of all members of the United Nations", () => {
    expect(STATES.length).toBeGreaterThanOrEqual(195);
    expect(new Set(STATES.map(({ name }) => name)).size).toBe(STATES.length);
  });

  it("of groups that nobody knows have no members", () => {
    expect(findMembers("Some States Parties")).toEqual([]);
  });
});
