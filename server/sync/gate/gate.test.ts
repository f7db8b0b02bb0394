import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { ReportDocument } from "@/collab/facts/document-model";
import { REPORT_WIRE_FORM } from "@/domain/facts/report/report-facts";
import { scanUpdate } from "@/collab/wire/scan-update";
import { atOnce } from "../../cost/in-slices";
import { Gate } from "./gate";
import {
  ANA,
  BEN,
  encode,
  GateWorld,
  MARK,
  NOTE,
  NOW,
  OTHER,
  openReport,
  reasonOf,
  root,
  struct,
} from "@/test/sync/gate-world";

let world: GateWorld;

beforeEach(() => {
  world = new GateWorld();
});

describe("the attack surface", () => {
  it("[GA2] a: a parent that is inferred from a neighbour is found out", () => {
    const { client, clock } = world.anasItem();
    // An item that names no root and no key, only Ana's item as its left neighbour: it would overwrite it.
    const bytes = struct(world.ben.clientID, 0, (to) => {
      encoding.writeUint8(to, 0x88);
      encoding.writeVarUint(to, client);
      encoding.writeVarUint(to, clock);
      encoding.writeVarUint(to, 1);
      encoding.writeAny(to, [BEN, NOW, 1, 1, 2]);
    });
    expect(reasonOf(world.admit(bytes, BEN))).toBe("immutable");
  });

  it("[GA2] b: an overwrite that deletes without a delete set is judged as what it does", () => {
    const bytes = world.forge((ydoc) =>
      root(ydoc, "comments").set(NOTE, [MARK, BEN, NOW, "Ben's words"]),
    );
    expect(reasonOf(world.admit(bytes, BEN))).toBe("immutable");
  });

  it("[GA2] c: a delete set over somebody else's words is refused", () => {
    const bytes = world.forge((ydoc) => root(ydoc, "comments").delete(NOTE));
    expect(reasonOf(world.admit(bytes, BEN))).toBe("immutable");
    const raw = encode((to) => {
      const { client, clock } = world.anasItem();
      for (const number of [0, 1, client, 1, clock, 1]) encoding.writeVarUint(to, number);
    });
    expect(reasonOf(world.admit(raw, BEN))).toBe("immutable");
  });

  it("[GA2] d: other content under a clock that is known changes nothing", () => {
    const before = Y.encodeStateAsUpdate(world.server);
    const twin = new Y.Doc();
    twin.clientID = world.ana.clientID;
    root(twin, "annotations").set(MARK, [ANA, NOW, 1, 500, 900]);
    const outcome = world.admit(Y.encodeStateAsUpdate(twin), ANA);
    expect(outcome).toMatchObject({ kind: "accepted", update: null });
    expect(Y.encodeStateAsUpdate(world.server)).toEqual(before);
  });

  it("[GA2] e: the next clock of another's client id is theirs alone", () => {
    world.ben.clientID = world.ana.clientID;
    const bytes = world.forge((ydoc) => root(ydoc, "annotations").set(OTHER, [BEN, NOW, 1, 1, 2]));
    expect(world.admit(bytes, BEN)).toEqual({
      kind: "refused",
      reason: "foreign-client",
      spoilt: false,
    });
  });

  it("[GA2] e: a client id that was seen in somebody's presence cannot be taken before they write", () => {
    world.claims.set(4_711, ANA);
    world.ben.clientID = 4_711;
    const bytes = world.forge((ydoc) => root(ydoc, "annotations").set(OTHER, [BEN, NOW, 1, 1, 2]));
    expect(reasonOf(world.admit(bytes, BEN))).toBe("foreign-client");
  });

  it("[GA2] f: what builds on something unknown is asked for, and never parked", () => {
    world.ben.transact(() => root(world.ben, "annotations").set(OTHER, [BEN, NOW, 1, 1, 2]));
    const middle = Y.encodeStateVector(world.ben);
    world.ben.transact(() => root(world.ben, "annotations").set(OTHER, [ANA, NOW, 1, 1, 2]));
    expect(world.admit(Y.encodeStateAsUpdate(world.ben, middle), BEN)).toEqual({
      kind: "gap",
      spoilt: false,
    });
    const orphan = struct(world.ben.clientID, 0, (to) => {
      encoding.writeUint8(to, 0x88);
      encoding.writeVarUint(to, 99);
      encoding.writeVarUint(to, 7);
      encoding.writeVarUint(to, 1);
      encoding.writeAny(to, [BEN, NOW]);
    });
    expect(reasonOf(world.admit(orphan, BEN))).toBe("gap");
    const early = encode((to) => {
      for (const number of [0, 1, world.ben.clientID, 1, 50, 1]) encoding.writeVarUint(to, number);
    });
    expect(reasonOf(world.admit(early, BEN))).toBe("gap");
    expect(world.server.store.pendingStructs).toBeNull();
    expect(world.server.store.pendingDs).toBeNull();
  });

  it.each([
    ["collected garbage", 0],
    ["a gap that is claimed", 10],
  ])("[GA2] g: %s is refused", (_name, kind) => {
    const bytes = struct(world.ben.clientID, 0, (to) => {
      encoding.writeUint8(to, kind);
      encoding.writeVarUint(to, 5);
    });
    expect(reasonOf(world.admit(bytes, BEN))).toBe("foreign-structure");
  });

  it("[GA2] g: a tombstone over somebody else's words deletes nothing", () => {
    const { client, clock } = world.anasItem();
    const bytes = struct(world.ben.clientID, 0, (to) => {
      encoding.writeUint8(to, 0x81);
      encoding.writeVarUint(to, client);
      encoding.writeVarUint(to, clock);
      encoding.writeVarUint(to, 1);
    });
    expect(world.admit(bytes, BEN)).toEqual({
      kind: "refused",
      reason: "not-yours",
      spoilt: false,
    });
  });

  it.each<[string, (map: Y.Map<unknown>) => void]>([
    ["a subdocument", (map) => map.set(OTHER, new Y.Doc())],
    ["a nested map", (map) => map.set(OTHER, new Y.Map())],
    ["bytes", (map) => map.set(OTHER, new Uint8Array(4))],
  ])("[GA2] h: %s is refused", (_name, change) => {
    const bytes = world.forge((ydoc) => change(root(ydoc, "annotations")));
    expect(world.admit(bytes, BEN)).toEqual({
      kind: "refused",
      reason: "foreign-structure",
      spoilt: false,
    });
  });

  it("[GA2] i: no root is made, and none is used as something else", () => {
    const roots = world.server.share.size;
    expect(
      reasonOf(
        world.admit(
          world.forge((ydoc) => ydoc.getMap("zzz").set("x", [1])),
          BEN,
        ),
      ),
    ).toBe("foreign-structure");
    const list = new Y.Doc();
    list.getArray("a").push([[BEN, NOW]]);
    expect(reasonOf(world.admit(Y.encodeStateAsUpdate(list), BEN))).toBe("foreign-structure");
    expect(world.server.share.size).toBe(roots);
  });

  it("[GA2] j: small updates that ask for much are refused before anything is made", () => {
    const bomb = Uint8Array.of(1, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 0, 0);
    expect(world.admit(bomb, BEN)).toMatchObject({ kind: "refused", spoilt: false });
  });

  it("[GA2] a viewer's tombstones and creations of their own are judged like anybody's", () => {
    const bytes = world.forge((ydoc) => root(ydoc, "annotations").set(OTHER, [BEN, NOW, 1, 1, 2]));
    expect(reasonOf(world.admit(bytes, BEN, "viewer"))).toBe("read-only");
  });

  it("[GA3] creator and time are the session's and true", () => {
    const cases: [unknown, string][] = [
      [[ANA, NOW, 1, 1, 2], "forged-creator"],
      [[BEN, NOW + 3_600_000, 1, 1, 2], "forged-time"],
      [[BEN, NOW, 1, 1, 5_000], "out-of-bounds"],
      [[BEN, NOW, 7, 1, 2], "out-of-bounds"],
      [[BEN, NOW, 1, 2, 1], "malformed"],
    ];
    for (const [fact, reason] of cases) {
      const attacker = new Y.Doc();
      root(attacker, "annotations").set(OTHER, fact);
      const fresh = new Gate(openReport(new ReportDocument(new Y.Doc())), world.owners);
      const bytes = Y.encodeStateAsUpdate(attacker);
      const scan = scanUpdate(bytes, REPORT_WIRE_FORM);
      if (scan.kind === "refused") throw new Error(scan.reason);
      const outcome = atOnce(fresh.admit(bytes, scan.update, { user: BEN, role: "coder" }, NOW));
      expect(reasonOf(outcome)).toBe(reason);
    }
  });

  it("[GA4] what is passed on is the server's own encoding, never the client's bytes", () => {
    const bytes = world.forge((ydoc) => root(ydoc, "annotations").set(OTHER, [BEN, NOW, 1, 1, 2]));
    const padded = Y.mergeUpdates([bytes, Y.encodeStateAsUpdate(world.ana)]);
    const outcome = world.admit(padded, BEN);
    if (outcome.kind !== "accepted" || !outcome.update) throw new Error(reasonOf(outcome));
    expect(Y.parseUpdateMeta(outcome.update).from).toEqual(new Map([[world.ben.clientID, 0]]));
    const decoder = decoding.createDecoder(outcome.update);
    expect(decoding.readVarUint(decoder)).toBe(1);
  });
});
