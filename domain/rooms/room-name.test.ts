import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ID_ALPHABET, ID_LENGTH, type Id } from "../ids";
import { parseRoomName, writeRoomName, type RoomName } from "./room-name";

const id = fc
  .stringMatching(new RegExp(`^[${ID_ALPHABET}]{${ID_LENGTH}}$`))
  .map((raw) => raw as Id<never>);

const roomName: fc.Arbitrary<RoomName> = fc.oneof(
  fc.record({ kind: fc.constant("report" as const), report: id }),
  fc.record({ kind: fc.constant("coding" as const), round: id, coder: id }),
  fc.record({ kind: fc.constant("team" as const), team: id }),
  fc.record({ kind: fc.constant("strategy" as const), team: id }),
  fc.record({ kind: fc.constant("note" as const), note: id }),
);

describe("[RK1] room names", () => {
  it("[RK1] a room's name is read as it was written", () => {
    fc.assert(
      fc.property(roomName, (room) => {
        expect(parseRoomName(writeRoomName(room))).toEqual(room);
      }),
    );
  });

  it("[RK1] two rooms never have one name", () => {
    fc.assert(
      fc.property(roomName, roomName, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        expect(writeRoomName(one)).not.toBe(writeRoomName(other));
      }),
    );
  });

  it("[RK1] whatever is read as a room's name is written the same", () => {
    const anything = fc
      .array(fc.oneof(id, fc.constantFrom("report", "coding", "team", "note", "", "x")), {
        maxLength: 4,
      })
      .map((parts) => parts.join("."));
    fc.assert(
      fc.property(fc.oneof(anything, fc.string()), (raw) => {
        const room = parseRoomName(raw);
        if (room) expect(writeRoomName(room)).toBe(raw);
      }),
    );
  });

  it.each([
    "",
    "report",
    "report.",
    "report.aaaaaaaaaaa",
    "report.AAAAAAAAAAAA",
    "report.aaaaaaaaaaaa.bbbbbbbbbbbb",
    "report.aaaaaaaaaaaa.",
    "coding.aaaaaaaaaaaa",
    "coding.aaaaaaaaaaaa.bbbbbbbbbbbb.cccccccccccc",
    "team.aaaaaaaaaaaa/..",
    "Team.aaaaaaaaaaaa",
    "rumour.aaaaaaaaaaaa",
    "__proto__.aaaaaaaaaaaa",
  ])("[RK1] %j is no room's name", (raw) => {
    expect(parseRoomName(raw)).toBeNull();
  });
});
