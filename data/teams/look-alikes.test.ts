import { describe, expect, it } from "vitest";
import { looksLike, toDistinctName } from "./look-alikes";

describe("looksLike", () => {
  it.each([
    ["Owner", "Owner"],
    ["Owner", "OWNER"],
    ["Owner", "Own\u200Ber"],
    ["Owner", "\u202EOwner"],
    ["Owner", "Оwnеr"],
    ["Owner", "Ｏｗｎｅｒ"],
    ["Owner", "0wner"],
    ["Ian", "lan"],
    ["Ian", "ian"],
    ["Marna", "Mama"],
    ["José", "Jose\u0301"],
    ["Ana  B", "Ana\u00A0B"],
    ["Straße", "STRASSE"],
    ["ΑΝΑ", "ANA"],
  ])("says that %j could be %j", (one, other) => {
    expect(looksLike(one, other)).toBe(true);
    expect(looksLike(other, one)).toBe(true);
  });

  it.each([
    ["Ana", "Anna"],
    ["Ana", "Ána"],
    ["Person 1", "Person 2"],
    ["Person 1", "Person 11"],
    ["Олена", "Елена"],
    ["山田", "山本"],
  ])("keeps %j apart from %j", (one, other) => {
    expect(looksLike(one, other)).toBe(false);
  });
});

it("toDistinctName puts the first free number behind a name, within its length", () => {
  expect(toDistinctName("Ana", ["Ben"], 80)).toBe("Ana");
  expect(toDistinctName("Ana", ["Ana", "ANA 2"], 80)).toBe("Ana 3");
  const long = "a".repeat(80);
  expect(toDistinctName(long, [long], 80)).toBe(`${"a".repeat(78)} 2`);
});
