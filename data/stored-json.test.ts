import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { StatementId, UserId } from "@/domain/ids";
import { STORED_SETTINGS } from "./accounts/stored-settings";
import { STORED_OFFERED } from "./editions/carried";
import { STORED_MAP } from "./editions/stored-map";
import { STORED_PROPOSALS } from "./editions/stored-proposals";
import { readStructure, STORED_STRUCTURE } from "./editions/stored-structure";
import { NewerFormat, type StoredForm } from "./stored-json";
import { STORED_REACTIONS } from "./stored-reactions";
import { STORED_STATUSES } from "./teams/actors";

type Case<Value> = {
  form: StoredForm<Value>;
  value: Value;
  /** As it was stored before there were numbers. */
  before: unknown;
  wrong: unknown;
};

/** Each column of JSON, with a value of it. */
const CASES = [
  of(STORED_SETTINGS, { language: "fr", theme: "dark" }, { theme: "mauve" }),
  of(
    STORED_STRUCTURE,
    {
      blocks: [
        { kind: "heading", level: 2, start: 0, end: 3 },
        { kind: "item", depth: 0, marker: "•", start: 4, end: 7 },
      ],
      marks: [{ kind: "link", href: "https://example.org", start: 4, end: 7 }],
      pages: [{ start: 0, label: "iv" }],
    },
    { blocks: [{ kind: "poem", start: 0, end: 3 }], marks: [] },
  ),
  of(
    STORED_MAP,
    { runs: [{ text: 0, source: 2, length: 5 }], textLength: 5, sourceLength: 7 },
    { runs: [[0, 2, 5]], textLength: 5, sourceLength: 7 },
  ),
  of(
    STORED_PROPOSALS,
    [
      {
        id: "statement001" as StatementId,
        range: { start: 0, end: 9 },
        actor: "Ghana",
        actorKind: "state",
        isoA3: "GHA",
        speaker: null,
        onBehalfOf: null,
        reportedBy: null,
        date: "2011-09",
        dateInferred: null,
        kind: "speech",
        section: null,
        quotes: [{ start: 2, end: 4 }],
        why: [{ code: "subject", words: { start: 0, end: 5 } }],
      },
    ],
    [{ id: "statement001", actor: "Ghana" }],
  ),
  of(STORED_OFFERED, [[3, 9]], [{ start: 3, end: 9 }]),
  of(
    STORED_STATUSES,
    [{ what: "party to the convention", since: "2010-08", until: null }],
    [{ since: "2010-08" }],
  ),
  of(
    STORED_REACTIONS,
    [{ emoji: "👍", by: "user00000001" as UserId, at: 1_700_000_000_000 }],
    [{ emoji: "👍" }],
  ),
];

function of<Value>(form: StoredForm<Value>, value: Value, wrong: unknown): Case<unknown> {
  return { form, value, before: value, wrong };
}

/** What PostgreSQL gives back of what was written. */
const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe.each(CASES)("$form.column", ({ form, value, before, wrong }) => {
  it("is stored with the number of its format, and read as it was", () => {
    expect(form.write(value)).toMatchObject({ format: 1 });
    expect(form.read(stored(form.write(value)))).toEqual(value);
  });

  it("is read where it was stored without a number", () => {
    expect(form.read(stored(before))).toEqual(value);
  });

  it("is refused in words if a newer version has written it", () => {
    const newer = { ...form.write(value), format: 2 };
    expect(() => form.read(newer)).toThrow(NewerFormat);
    expect(() => form.read(newer)).toThrow(
      `The column ${form.column} was written in format 2 by a newer version of Caucus`,
    );
  });

  it("is refused if it is not what is stored there", () => {
    for (const one of [wrong, null, 7, "text"]) expect(() => form.read(one)).toThrow();
  });
});

it("a statement proposed by a version that explained it in English is read", () => {
  const [proposal] = STORED_PROPOSALS.read(CASES[3]!.before);
  const why = "Ghana is the subject of “said”.";
  expect(STORED_PROPOSALS.read([{ ...proposal, why }])).toMatchObject([{ why }]);
});

it("a structure is read from the JSON that its column holds", () => {
  const { form, value } = CASES[1]!;
  expect(readStructure(JSON.stringify(form.write(value)))).toEqual(value);
});

it("every column of JSON has a form", () => {
  const schema = readFileSync("prisma/schema.prisma", "utf8");
  const columns = [...schema.matchAll(/^model \w+ \{\n(.*?)^\}/gmsu)].flatMap(([, body = ""]) => {
    const table = /@@map\("(\w+)"\)/u.exec(body)?.[1];
    return [...body.matchAll(/^ +(\w+) +Json\b(.*)$/gmu)].map(
      ([, field, rest = ""]) => `${table}.${/@map\("(\w+)"\)/u.exec(rest)?.[1] ?? field}`,
    );
  });
  // What a job is told is parsed by its kind, and does not outlive it.
  const kept = columns.filter((column) => !/^(?:import_)?job[.]/u.test(column));
  expect(kept.toSorted()).toEqual(CASES.map(({ form }) => form.column).toSorted());
});
