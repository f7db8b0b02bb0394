import { describe, expect, it } from "vitest";
import type { ReportPlace, ReportPresence } from "@/collab/report-place";
import type { AnnotationId, UserId } from "@/domain/ids";
import { toColleagues, toPeoplePresent, whoTypesIn } from "./colleagues";

const me = "aaaaaaaaaaaa" as UserId;
const thread = "nnnnnnnnnnnn" as AnnotationId;
const presence = (id: string, name: string, place: ReportPlace = {}): ReportPresence => ({
  user: { id, name, colour: "violet", role: "coder" },
  ...place,
});

describe("toColleagues", () => {
  it("leaves out my own windows and strangers' nonsense", () => {
    const others = new Map([
      [1, presence(me, "Me")],
      [
        2,
        presence("bbbbbbbbbbbb", "Ben", {
          selection: { start: 5, end: 900 },
          viewport: { start: 200, end: 300 },
        }),
      ],
      [3, presence("not an id", "Odd")],
    ]);
    const [ben, ...none] = toColleagues(others, me, 100);
    expect(none).toEqual([]);
    expect(ben).toMatchObject({
      name: "Ben",
      selection: { start: 5, end: 100 },
      viewport: null,
      active: true,
    });
  });

  it("shows a person once, by the window they look at", () => {
    const others = new Map([
      [7, presence("bbbbbbbbbbbb", "Ben", { active: false })],
      [9, presence("bbbbbbbbbbbb", "Ben", { active: true })],
      [4, presence("cccccccccccc", "Ana")],
    ]);
    const people = toPeoplePresent(toColleagues(others, me, 100));
    expect(people.map(({ name, client }) => [name, client])).toEqual([
      ["Ana", 4],
      ["Ben", 9],
    ]);
  });

  it("knows who types where", () => {
    const others = new Map([
      [1, presence("bbbbbbbbbbbb", "Ben", { typingIn: thread })],
      [2, presence("bbbbbbbbbbbb", "Ben", { typingIn: thread })],
      [3, presence("cccccccccccc", "Ana")],
    ]);
    expect(whoTypesIn(toColleagues(others, me, 100), thread)).toEqual(["Ben"]);
  });
});
