import { describe, expect, it } from "vitest";
import type { Id } from "../ids";
import { concerns, type AccessEvent, type AccessGrounds } from "./concerns";

const id = (letter: string): Id<never> => letter.repeat(12) as Id<never>;

const ANA: AccessGrounds = { user: id("a"), sid: "one", team: id("t"), report: id("r") };
const ANA_IN_TEAM_ROOM: AccessGrounds = { ...ANA, report: null };

const CASES: [what: string, event: AccessEvent, inReport: boolean, inTeamRoom: boolean][] = [
  ["a person", { user: id("a") }, true, true],
  ["another person", { user: id("b") }, false, false],
  ["one browser", { user: id("a"), sid: "one" }, true, true],
  ["another browser", { user: id("a"), sid: "two" }, false, false],
  ["a member", { user: id("a"), team: id("t") }, true, true],
  ["a member of another team", { user: id("a"), team: id("u") }, false, false],
  ["a team", { team: id("t") }, true, true],
  ["a report", { report: id("r") }, true, false],
  ["another report", { report: id("s") }, false, false],
  // Ids of different nouns may be the same letters.
  ["a report that is called like the team", { report: id("t") }, false, false],
  ["a team that is called like the report", { team: id("r") }, false, false],
  ["a person in a report", { user: id("a"), report: id("r") }, true, false],
];

describe("a change of access", () => {
  it.each(CASES)(
    "[RK5] of %s concerns those to whom all of it applies",
    (...[, event, ...wanted]) => {
      expect([concerns(event, ANA), concerns(event, ANA_IN_TEAM_ROOM)]).toEqual(wanted);
    },
  );
});
