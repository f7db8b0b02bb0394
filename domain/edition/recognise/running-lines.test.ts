import { expect, it } from "vitest";
import { findRunningLines } from "./running-lines";

type Line = { text: string; at: number };

const page = (head: string, body: readonly string[], foot: string): Line[] => [
  { text: head, at: 0.05 },
  ...body.map((text, index) => ({ text, at: 0.2 + index * 0.05 })),
  { text: foot, at: 0.95 },
];

function leftOf(pages: readonly Line[][]): string[][] {
  const { running } = findRunningLines(pages);
  return pages.map((lines) => lines.filter((line) => !running.has(line)).map(({ text }) => text));
}

it("finds heads, feet and page numbers, roman ones too", () => {
  const bodies = ["First words.", "Other words.", "Last words."];
  const pages = ["ix", "x", "xi"].map((number, index) =>
    page("Annual report", [bodies[index]!], number),
  );
  expect(leftOf(pages)).toEqual(bodies.map((body) => [body]));
  expect(findRunningLines(pages).labels).toEqual(["ix", "x", "xi"]);
});

it("leaves alone what only looks alike: numbers that do not count, and words within the text", () => {
  const pages = [1, 2, 3].map((number) =>
    page("Top", [`2011`, "The same words", `Number ${number}.`], String(number * number)),
  );
  for (const [index, lines] of leftOf(pages).entries()) {
    expect(lines).toContain("2011");
    expect(lines).toContain("The same words");
    expect(lines).toContain(String((index + 1) ** 2));
  }
});

it("leaves a single page alone", () => {
  expect(leftOf([page("Head", ["Words."], "1")])).toEqual([["Head", "Words.", "1"]]);
});
