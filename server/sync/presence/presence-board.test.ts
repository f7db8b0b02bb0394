import * as encoding from "lib0/encoding";
import { describe, expect, it } from "vitest";
import type { PresenceIdentity } from "@/collab/presence";
import { PRESENCE_TICK_MS } from "@/collab/wire/protocol";
import { RateBudget } from "../../cost/rate-budget";
import { PRESENCE } from "../cost/limits";
import { PresenceBoard, type Speaker } from "./presence-board";
import { decodeStatements } from "./presence-statements";

function says(clientId: number, clock: number, state: unknown): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [1, clientId, clock]) encoding.writeVarUint(encoder, number);
  encoding.writeVarString(encoder, JSON.stringify(state));
  return encoding.toUint8Array(encoder);
}

function somebody(id: string, role: string): Speaker {
  const identity: PresenceIdentity = { id, name: id, colour: "slate", role };
  return { identity };
}

function open() {
  const clock = { now: 0 };
  return { clock, board: new PresenceBoard<Speaker>(new RateBudget(PRESENCE, () => clock.now)) };
}

const seen = (board: PresenceBoard<Speaker>): unknown[] =>
  decodeStatements(board.everybody() ?? new Uint8Array()).map(
    ({ json }) => JSON.parse(json ?? "") as unknown,
  );

describe("client ids", () => {
  it("[CO6] are claimed by nobody who may not write, who shows a place all the same", () => {
    const { board } = open();
    const viewer = somebody("vera", "viewer");
    board.receive(viewer, says(7, 1, { active: true }));
    board.takeChanges();
    expect(board.ownerOf(7)).toBeNull();
    expect(seen(board)).toEqual([{ active: true, user: viewer.identity }]);
    board.leave(viewer);
    expect(board.ownerOf(7)).toBeNull();
  });

  it("[CO6] belong to who may write, even if somebody who may not has named them before", () => {
    const { board } = open();
    const [viewer, ana] = [somebody("vera", "viewer"), somebody("ana", "commenter")];
    board.receive(viewer, says(7, 1, { active: true }));
    board.receive(ana, says(7, 1, { active: false }));
    board.receive(viewer, says(7, 2, { active: true }));
    board.takeChanges();
    expect(board.ownerOf(7)).toBe("ana");
    expect(seen(board)).toEqual([{ active: false, user: ana.identity }]);
    board.leave(ana);
    board.receive(viewer, says(7, 3, {}));
    expect(board.ownerOf(7)).toBe("ana");
  });

  it("[CO6] of people who left are not forgotten because others name many", () => {
    const { board } = open();
    const ana = somebody("ana", "commenter");
    board.receive(ana, says(7, 1, {}));
    board.leave(ana);
    for (let other = 0; other < 2_000; other += 1) {
      const mallory = somebody("mallory", "coder");
      board.receive(mallory, says(1_000 + other, 1, {}));
      board.leave(mallory);
    }
    expect(board.ownerOf(7)).toBe("ana");
    expect(board.ownerOf(1_000)).toBeNull();
    expect(board.ownerOf(2_999)).toBe("mallory");
  });
});

describe("what somebody says of themselves", () => {
  it("[CO5] is read by others only as much as one may have them read, over all sockets", () => {
    const { board, clock } = open();
    const sockets = Array.from({ length: 55 }, () => somebody("mallory", "viewer"));
    const ana = somebody("ana", "coder");
    let [flood, anas] = [0, 0];
    const ticks = 125;
    for (let tick = 1; tick <= ticks; tick += 1) {
      clock.now += PRESENCE_TICK_MS;
      sockets.forEach((socket, at) => {
        board.receive(socket, says(at, tick, { x: `${tick}`.padEnd(4_000, "x") }));
      });
      board.receive(ana, says(99, tick, { selection: { start: tick, end: tick + 1 } }));
      for (const { clientId, json } of decodeStatements(
        board.takeChanges()?.all ?? Uint8Array.of(0),
      )) {
        if (clientId === 99) anas += 1;
        else flood += json?.length ?? 0;
      }
    }
    const seconds = (ticks * PRESENCE_TICK_MS) / 1_000;
    expect(flood).toBeLessThanOrEqual(PRESENCE.burst + PRESENCE.perSecond * seconds);
    expect(flood).toBeGreaterThan(PRESENCE.perSecond * seconds);
    // Anybody who moves as people do is seen moving, but for the first burst of what others say.
    expect(anas).toBeGreaterThan(ticks - 5);
  });

  it("[CO5] is left out if it is larger than anybody's place, before it is decoded", () => {
    const { board } = open();
    const ana = somebody("ana", "coder");
    board.receive(ana, says(7, 1, { x: "x".repeat(2_000_000) }));
    board.takeChanges();
    expect(seen(board)).toEqual([]);
    board.receive(ana, says(7, 2, { active: true }));
    board.takeChanges();
    expect(seen(board)).toEqual([{ active: true, user: ana.identity }]);
  });

  it("[CO5] is what was said last, if more was said between two ticks", () => {
    const { board } = open();
    const ana = somebody("ana", "coder");
    for (const clock of [1, 2, 5, 3]) board.receive(ana, says(7, clock, { clock }));
    board.takeChanges();
    expect(seen(board)).toEqual([{ clock: 5, user: ana.identity }]);
    expect(board.takeChanges()).toBeNull();
  });
});
