import * as encoding from "lib0/encoding";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { ReportDocument } from "@/collab/facts/document-model";
import { type ReportFactName, REPORT_WIRE_FORM } from "@/domain/facts/report/report-facts";
import { scanUpdate } from "@/collab/wire/scan-update";
import type { UserId } from "@/domain/ids";
import { atOnce } from "../../cost/in-slices";
import { APPLIED_AT_ONCE, Gate, type GateOutcome } from "./gate";
import {
  ANA,
  BEN,
  encode,
  GateWorld,
  LABEL,
  MARK,
  NOTE,
  NOW,
  OTHER,
  openReport,
  reasonOf,
  root,
} from "@/test/sync/gate-world";

let world: GateWorld;

beforeEach(() => {
  world = new GateWorld();
});

describe("what is left behind", () => {
  const structsOf = (): number => [...world.server.store.clients.values()].flat().length;
  /** As Ben's client would send it after it has forgotten what it deleted. */
  const send = (change: (ydoc: Y.Doc) => void): GateOutcome =>
    world.admit(world.forge(change), BEN);
  const nothing = (change: (ydoc: Y.Doc) => void, reason: string): void => {
    const before = structsOf();
    expect(send(change)).toEqual({ kind: "refused", reason, spoilt: false });
    expect(structsOf()).toBe(before);
  };

  it.each<[ReportFactName, string, unknown, string]>([
    ["annotations", MARK, [ANA, NOW, 1, 5, 9], "immutable"],
    ["comments", NOTE, [MARK, ANA, NOW, "Ana's words"], "immutable"],
    ["states", MARK, [1, ANA, NOW], "forged-creator"],
    ["deletions", NOTE, [ANA, NOW], "not-yours"],
    ["edits", NOTE, ["Better.", NOW], "not-yours"],
    ["reactions", `${NOTE}.${ANA}.👍`, [NOW], "not-yours"],
    ["labels", `${MARK}.${LABEL}`, [ANA, NOW], "forged-creator"],
  ])("[WF6] an equal copy of another's fact is refused: %s", (kind, key, fact, reason) => {
    root(world.ana, kind).set(key, fact);
    expect(world.admit(Y.encodeStateAsUpdate(world.ana), ANA).kind).toBe("accepted");
    Y.applyUpdate(world.ben, Y.encodeStateAsUpdate(world.server));
    nothing((ydoc) => root(ydoc, kind).set(key, fact), reason);
  });

  const tooLong = "x".repeat(REPORT_WIRE_FORM.mostKeyBytes);
  it.each(["__proto__", "constructor", "not an id", tooLong, "AAAAAAAAAAAA", ""])(
    "[WF6] a fact under %j leaves nothing, also where it was deleted at once",
    (key) => {
      for (const kind of ["annotations", "edits", "labels", "states"] as const) {
        nothing((ydoc) => {
          root(ydoc, kind).set(key, [BEN, NOW]);
          root(ydoc, kind).delete(key);
        }, "malformed");
        world.ben = new Y.Doc();
        Y.applyUpdate(world.ben, Y.encodeStateAsUpdate(world.server));
      }
    },
  );

  it.each<[ReportFactName, string, string]>([
    ["annotations", OTHER, "no-such-subject"],
    ["comments", OTHER, "no-such-subject"],
    ["edits", NOTE, "not-yours"],
    ["deletions", NOTE, "not-yours"],
    ["reactions", `${NOTE}.${ANA}.👍`, "not-yours"],
  ])("[WF6] nobody leaves a trace where another's fact would stand: %s", (kind, key, reason) => {
    nothing((ydoc) => {
      root(ydoc, kind).set(key, [BEN, NOW]);
      root(ydoc, kind).delete(key);
    }, reason);
  });

  it("[WF6] a fact that loses at once is judged like one that stands", () => {
    world.ben = new Y.Doc();
    // Made without knowing Ana's, under an id that comes before hers: Yjs puts it behind hers, and deletes it.
    world.ben.clientID = 1;
    nothing(
      (ydoc) => root(ydoc, "comments").set(NOTE, [MARK, BEN, NOW, "Ben's words"]),
      "immutable",
    );
    world.ben = new Y.Doc();
    world.ben.clientID = 1;
    nothing((ydoc) => root(ydoc, "states").set(MARK, [1, ANA, NOW]), "forged-creator");
  });

  it("[GA5] what was written and taken away again offline is taken, and two who do the same", () => {
    const outcome = send((ydoc) => {
      const labels = root(ydoc, "labels");
      const states = root(ydoc, "states");
      for (let round = 0; round < 5; round += 1) {
        labels.set(`${MARK}.${LABEL}`, [BEN, NOW]);
        labels.delete(`${MARK}.${LABEL}`);
        states.set(MARK, [round % 2, BEN, NOW]);
        root(ydoc, "reactions").set(`${NOTE}.${BEN}.👍`, [NOW]);
        root(ydoc, "reactions").delete(`${NOTE}.${BEN}.👍`);
      }
      root(ydoc, "annotations").set(OTHER, [BEN, NOW, 1, 1, 2]);
      root(ydoc, "deletions").set(OTHER, [BEN, NOW]);
      root(ydoc, "deletions").delete(OTHER);
    });
    expect(outcome).toMatchObject({ kind: "accepted" });
    for (const [ydoc, user] of [
      [world.ana, ANA],
      [new Y.Doc(), BEN],
    ] as const) {
      root(ydoc, "states").set(MARK, [1, user, NOW]);
      root(ydoc, "labels").set(`${MARK}.${LABEL}`, [user, NOW]);
      expect(world.admit(Y.encodeStateAsUpdate(ydoc), user)).toMatchObject({ kind: "accepted" });
    }
  });

  it("[GA2] structs that build on each other in a circle stand nowhere", () => {
    const bytes = encode((to) => {
      encoding.writeVarUint(to, 2);
      for (const [client, other] of [
        [8, 7],
        [7, 8],
      ] as const) {
        for (const number of [1, client, 0]) encoding.writeVarUint(to, number);
        encoding.writeUint8(to, 0x88);
        for (const number of [other, 0, 1]) encoding.writeVarUint(to, number);
        encoding.writeAny(to, [BEN, NOW]);
      }
      encoding.writeVarUint(to, 0);
    });
    expect(world.admit(bytes, BEN)).toEqual({
      kind: "refused",
      reason: "foreign-structure",
      spoilt: false,
    });
  });

  it("[WF7] a bug of ours is not the client's: it is told apart from bytes that cannot be read", () => {
    const document = new ReportDocument(new Y.Doc());
    const broken = new Gate(openReport(document), world.owners);
    document.onThings("annotations", () => {
      throw new Error("a bug");
    });
    const honest = new Y.Doc();
    root(honest, "annotations").set(OTHER, [BEN, NOW, 1, 1, 2]);
    const bytes = Y.encodeStateAsUpdate(honest);
    const scan = scanUpdate(bytes, REPORT_WIRE_FORM);
    if (scan.kind === "refused") throw new Error(scan.reason);
    const outcome = atOnce(broken.admit(bytes, scan.update, { user: BEN, role: "coder" }, NOW));
    expect(outcome).toMatchObject({ kind: "failed", spoilt: true, error: new Error("a bug") });
    const failing = world.gate.write(
      () => {
        throw new Error("another");
      },
      { user: BEN, role: "coder" },
      NOW,
    );
    expect(failing).toMatchObject({ kind: "failed", error: new Error("another") });
  });

  it("[GA3] a forger is found out before anything is applied", () => {
    const frames: [(ydoc: Y.Doc) => unknown, string][] = [
      [(ydoc) => root(ydoc, "annotations").set(OTHER, [ANA, NOW, 1, 1, 2]), "forged-creator"],
      [
        (ydoc) => root(ydoc, "annotations").set(OTHER, [BEN, NOW + 3_600_000, 1, 1, 2]),
        "forged-time",
      ],
      [(ydoc) => root(ydoc, "annotations").set(OTHER, [BEN, 1, 1, 1, 2]), "forged-time"],
      [(ydoc) => root(ydoc, "annotations").set(OTHER, [BEN, NOW, 1, 1, 5_000]), "out-of-bounds"],
      [(ydoc) => root(ydoc, "comments").set(OTHER, [MARK, BEN, NOW, "\u200b"]), "not-text"],
      [(ydoc) => root(ydoc, "comments").set(NOTE, [MARK, BEN, NOW, "Ben's"]), "immutable"],
      [(ydoc) => root(ydoc, "labels").set(`${MARK}.nolabelofour`, [BEN, NOW]), "no-such-label"],
    ];
    for (const [change, reason] of frames) {
      nothing((ydoc) => change(ydoc), reason);
      world.ben = new Y.Doc();
      Y.applyUpdate(world.ben, Y.encodeStateAsUpdate(world.server));
    }
  });

  it("[CO1] [GA4] a large update is judged and applied in parts, and taken or refused as a whole", () => {
    const key = (at: number): string => `ben${String(at).padStart(9, "0")}`;
    const write = (last: UserId): Uint8Array => {
      const [first, second] = [new Y.Doc(), new Y.Doc()];
      first.transact(() => {
        for (let at = 0; at < 1_500; at += 1) {
          const by = at === 1_499 ? last : BEN;
          root(first, "annotations").set(key(at), [by, NOW, 1, 1, 2]);
          root(first, "states").set(key(at), [0, BEN, NOW]);
        }
      });
      Y.applyUpdate(second, Y.encodeStateAsUpdate(first));
      second.transact(() => {
        for (let at = 0; at < 1_500; at += 2) root(second, "states").set(key(at), [1, BEN, NOW]);
      });
      return Y.encodeStateAsUpdate(second);
    };
    const bytesOf = (ydoc: Y.Doc): string =>
      Buffer.from(Y.encodeStateAsUpdate(ydoc)).toString("hex");
    const before = Y.encodeStateAsUpdate(world.server);
    expect(world.admit(write(ANA), BEN)).toEqual({
      kind: "refused",
      reason: "forged-creator",
      spoilt: false,
    });
    expect(bytesOf(world.server)).toBe(Buffer.from(before).toString("hex"));

    const bytes = write(BEN);
    const scan = scanUpdate(bytes, REPORT_WIRE_FORM);
    if (scan.kind === "refused") throw new Error(scan.reason);
    world.room.queries.passOver();
    const steps = world.gate.admit(bytes, scan.update, { user: BEN, role: "coder" }, NOW);
    let moments = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) moments += 1;
    expect(moments).toBeGreaterThan(20);
    if (step.value.kind !== "accepted" || !step.value.update) throw new Error("it was not taken");
    expect(atOnce(world.room.queries.take(0)).get("annotation")).toHaveLength(1_500);
    const reader = new Y.Doc();
    Y.applyUpdate(reader, before);
    Y.applyUpdate(reader, step.value.update);
    for (const document of [world.server, reader]) {
      expect(root(document, "states").get(key(0))).toEqual([1, BEN, NOW]);
      expect(root(document, "states").get(key(1_499))).toEqual([0, BEN, NOW]);
      expect(bytesOf(document)).toBe(bytesOf(world.server));
    }
  });

  it("[CO1] [GA5] what comes with one part of a large update and goes with another was never there", () => {
    const honest = new Y.Doc();
    const updates: Uint8Array[] = [];
    honest.on("update", (update: Uint8Array) => updates.push(update));
    const key = "takenback001";
    root(honest, "annotations").set(key, [BEN, NOW, 1, 1, 2]);
    for (let at = 0; at < APPLIED_AT_ONCE; at += 1) {
      root(honest, "annotations").set(`ben${String(at).padStart(9, "0")}`, [BEN, NOW, 1, 1, 2]);
    }
    root(honest, "annotations").delete(key);
    expect(reasonOf(world.admit(Y.mergeUpdates(updates), BEN))).toBe("accepted");
    expect(root(world.server, "annotations").has(key)).toBe(false);
  });
});
