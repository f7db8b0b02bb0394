import { expect, it } from "vitest";
import { renameMentions } from "./mentions";

const names = new Map<string, string>([["aaaaaaaaaaaa", "Ana [x]"]]);
const nameOf = (user: string): string | null => names.get(user) ?? null;

it.each([
  ["[@Ben](user:aaaaaaaaaaaa) said", String.raw`[@Ana \[x\]](user:aaaaaaaaaaaa) said`],
  ["[Ben agrees](user:aaaaaaaaaaaa)", String.raw`[@Ana \[x\]](user:aaaaaaaaaaaa)`],
  [`[@Ben](<user:aaaaaaaaaaaa> "Ben")`, String.raw`[@Ana \[x\]](user:aaaaaaaaaaaa)`],
  ["[@Ben](user:bbbbbbbbbbbb)", "[@somebody](user:bbbbbbbbbbbb)"],
  ["[@Ben](https://example.org)", "[@Ben](https://example.org)"],
  ["@Ben", "@Ben"],
  ["[**Ben** [x]](user:aaaaaaaaaaaa)!", String.raw`[@Ana \[x\]](user:aaaaaaaaaaaa)!`],
  [String.raw`[B\]en](user:aaaaaaaaaaaa)`, String.raw`[@Ana \[x\]](user:aaaaaaaaaaaa)`],
  ["[a](user:bbbbbbbbbbbb)[b](user:bbbbbbbbbbbb)", "[@somebody](user:bbbbbbbbbbbb)".repeat(2)],
  [String.raw`[Ben\](user:aaaaaaaaaaaa)`, String.raw`[Ben\](user:aaaaaaaaaaaa)`],
  ["Ben](user:aaaaaaaaaaaa)", "Ben](user:aaaaaaaaaaaa)"],
  ["]](user:aaaaaaaaaaaa)".repeat(900), "]](user:aaaaaaaaaaaa)".repeat(900)],
  [String.raw`\[`.repeat(10_000), String.raw`\[`.repeat(10_000)],
])("[WF8] %s names whom the link is about", (body, renamed) => {
  expect(renameMentions(body, nameOf)).toBe(renamed);
});
