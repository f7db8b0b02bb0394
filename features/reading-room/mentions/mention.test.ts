import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UserId } from "@/domain/ids";
import {
  findMentionQuery,
  findMentions,
  parseMentionHref,
  suggestMembers,
  toMentionNames,
  toStoredBody,
  toTypedBody,
} from "./mention";

const ana = { id: "aaaaaaaaaaaa" as UserId, name: "Ana" };
const anaLima = { id: "bbbbbbbbbbbb" as UserId, name: "Ana Lima" };
const secondAna = { id: "cccccccccccc" as UserId, name: "ana" };
const odd = { id: "dddddddddddd" as UserId, name: "J. [x] *O_o*" };
const team = [ana, anaLima, secondAna, odd];

describe("toStoredBody", () => {
  it("links the longest name that fits, and nothing inside a word or an address", () => {
    expect(toStoredBody("@Ana Lima and @ana, see ana@ana.org", team)).toBe(
      "[@Ana Lima](user:bbbbbbbbbbbb) and [@ana](user:aaaaaaaaaaaa), see ana@ana.org",
    );
    expect(toStoredBody("@Anabel", team)).toBe("@Anabel");
  });

  it("tells people of one name apart by number", () => {
    expect(toMentionNames(team).get(secondAna.id)).toBe("ana (2)");
    expect(findMentions(toStoredBody("@ana (2)!", team))).toEqual([secondAna.id]);
  });

  it("comes back as it was typed, for every member and whatever stands around", () => {
    const words = fc.array(
      fc.oneof(
        fc.constantFrom(...[...toMentionNames(team).values()].map((name) => `@${name}`)),
        fc.string({ maxLength: 8 }).filter((word) => !word.includes("](user:")),
      ),
    );
    fc.assert(
      fc.property(words, (parts) => {
        const typed = parts.join(" ");
        expect(toTypedBody(toStoredBody(typed, team), team).toLowerCase()).toBe(
          typed.toLowerCase(),
        );
      }),
      { examples: [[["[@", "@Ana"]]] },
    );
  });

  it("keeps a former member's mention as it is stored", () => {
    const stored = "[@Ana Lima](user:bbbbbbbbbbbb) said so";
    expect(toTypedBody(stored, [ana])).toBe(stored);
    expect(toStoredBody(stored, [ana])).toBe(stored);
    expect(findMentions(stored)).toEqual([anaLima.id]);
  });
});

describe("parseMentionHref", () => {
  it("reads our links alone", () => {
    expect(parseMentionHref("user:bbbbbbbbbbbb")).toBe(anaLima.id);
    expect(parseMentionHref("user:BBBB")).toBeNull();
    expect(parseMentionHref("https://example.org/user:bbbbbbbbbbbb")).toBeNull();
  });
});

describe("findMentionQuery", () => {
  it("sees the name being typed at the caret", () => {
    expect(findMentionQuery("hello @Ana L", 12)).toEqual({ start: 6, query: "Ana L" });
    expect(findMentionQuery("@", 1)).toEqual({ start: 0, query: "" });
  });
  it("sees none in an address, over a line end, or far behind", () => {
    expect(findMentionQuery("ana@example", 11)).toBeNull();
    expect(findMentionQuery("@ana\nso", 7)).toBeNull();
    expect(findMentionQuery("@ ana", 5)).toBeNull();
    expect(findMentionQuery("no", 0)).toBeNull();
  });
});

describe("suggestMembers", () => {
  it("offers names that begin so, then those with a word that does, without regard to accents", () => {
    const people = [ana, anaLima, { id: "eeeeeeeeeeee" as UserId, name: "Zoë Ánand" }];
    expect(suggestMembers(people, "an").map(({ name }) => name)).toEqual([
      "Ana",
      "Ana Lima",
      "Zoë Ánand",
    ]);
    expect(suggestMembers(people, "zoe").map(({ name }) => name)).toEqual(["Zoë Ánand"]);
    expect(suggestMembers(people, "xyz")).toEqual([]);
  });
});
