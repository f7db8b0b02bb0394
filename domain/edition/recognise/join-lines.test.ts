import { expect, it } from "vitest";
import { LineJoiner } from "./join-lines";

it.each([
  ["the first", "line", "the first line"],
  ["cooper-", "ation", "cooperation"],
  ["co\u00AD", "operation", "cooperation"],
  ["non-", "governmental", "non-governmental"],
  ["land-", "mine", "landmine"],
  ["re-", "election", "re-election"],
  ["1990-", "2000", "1990-2000"],
  ["pre-", "and post-war", "pre- and post-war"],
  ["Franco-", "German", "Franco-German"],
  ["so –", "then", "so – then"],
  ["the ban\u2014", "which", "the ban\u2014which"],
  ["see https://a.org/", "page", "see https://a.org/page"],
  ["集束", "弹药", "集束弹药"],
])("joins %j and %j as %j", (line, next, joined) => {
  const { drop, glue } = new LineJoiner("A landmine. A re-election.").join(line, next);
  expect(line.slice(0, line.length - drop) + glue + next).toBe(joined);
});
