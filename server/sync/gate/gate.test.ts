import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { ReportDocument } from "@/collab/facts/document-model";
import {
  REPORT_FACTS,
  type ReportFactName,
  REPORT_WIRE_FORM,
} from "@/domain/facts/report/report-facts";
import { scanUpdate } from "@/collab/wire/scan-update";
import type { LabelId, ReportId, UserId } from "@/domain/ids";
import type { Role } from "@/domain/access/roles";
import { atOnce } from "../../cost/in-slices";
import { NOTHING_LEFT } from "@/test/campaigns/nothing-left";
import { OpenReport } from "../../rooms/open-report";
import { ClientOwners } from "./client-owners";
import { APPLIED_AT_ONCE, Gate, type GateOutcome } from "./gate";

const ANA = "anaanaanaana" as UserId;
const BEN = "benbenbenben" as UserId;
const NOW = 1_760_000_000_000;
const MARK = "aaaaaaaaaaaa";
const NOTE = "cccccccccccc";
const OTHER = "bbbbbbbbbbbb";
const LABEL = "labellabel01" as LabelId;
const SCOPE = { kind: "report", report: "reportreport" as ReportId } as const;
const KNOWN = { texts: new Map([[1, "x".repeat(1_000)]]), labels: [LABEL], left: NOTHING_LEFT };

let server: Y.Doc;
let owners: ClientOwners;
let room: OpenReport;
let gate: Gate;
let claims: Map<number, UserId>;
/** Ana has made an annotation with a comment; Ben is the one who attacks. */
let ana: Y.Doc;
let ben: Y.Doc;

beforeEach(() => {
  server = new Y.Doc();
  claims = new Map();
  owners = new ClientOwners(new Map(), (client) => claims.get(client) ?? null);
  room = openReport(new ReportDocument(server));
  gate = new Gate(room, owners);
  ana = new Y.Doc();
  ben = new Y.Doc();
  root(ana, "annotations").set(MARK, [ANA, NOW, 1, 5, 9]);
  root(ana, "comments").set(NOTE, [MARK, ANA, NOW, "Ana's words"]);
  expect(admit(Y.encodeStateAsUpdate(ana), ANA)).toMatchObject({ kind: "accepted" });
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(server));
});

const openReport = (document: ReportDocument) => new OpenReport(SCOPE, document, KNOWN);

const root = (ydoc: Y.Doc, kind: ReportFactName) => ydoc.getMap(REPORT_FACTS[kind].root);

function admit(bytes: Uint8Array, user: UserId, role: Role = "coder"): GateOutcome {
  const scan = scanUpdate(bytes, REPORT_WIRE_FORM);
  if (scan.kind === "refused") return { kind: "refused", reason: scan.reason, spoilt: false };
  return atOnce(gate.admit(bytes, scan.update, { user, role }, NOW));
}

/** What Ben's document has and the server has not, after he has changed it. */
function forge(change: (ydoc: Y.Doc) => void): Uint8Array {
  ben.transact(() => change(ben));
  return Y.encodeStateAsUpdate(ben, Y.encodeStateVector(server));
}

const reasonOf = (outcome: GateOutcome): string =>
  outcome.kind === "refused" ? outcome.reason : outcome.kind;

/** One struct of Ben's as raw bytes: the parts of Yjs' encoding in their order. */
function struct(client: number, clock: number, write: (to: encoding.Encoder) => void): Uint8Array {
  return encode((to) => {
    for (const number of [1, 1, client, clock]) encoding.writeVarUint(to, number);
    write(to);
    encoding.writeVarUint(to, 0);
  });
}

function encode(write: (to: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** Where Ana's annotation stands in the document. */
const anasItem = (): { client: number; clock: number } => {
  const item = root(server, "annotations")._map.get(MARK);
  if (!item) throw new Error("it is not there");
  return item.id;
};

describe("the attack surface", () => {
  it("[GA2] a: a parent that is inferred from a neighbour is found out", () => {
    const { client, clock } = anasItem();
    // An item that names no root and no key, only Ana's item as its left neighbour: it would overwrite it.
    const bytes = struct(ben.clientID, 0, (to) => {
      encoding.writeUint8(to, 0x88);
      encoding.writeVarUint(to, client);
      encoding.writeVarUint(to, clock);
      encoding.writeVarUint(to, 1);
      encoding.writeAny(to, [BEN, NOW, 1, 1, 2]);
    });
    expect(reasonOf(admit(bytes, BEN))).toBe("immutable");
  });

  it("[GA2] b: an overwrite that deletes without a delete set is judged as what it does", () => {
    const bytes = forge((ydoc) =>
      root(ydoc, "comments").set(NOTE, [MARK, BEN, NOW, "Ben's words"]),
    );
    expect(reasonOf(admit(bytes, BEN))).toBe("immutable");
  });

  it("[GA2] c: a delete set over somebody else's words is refused", () => {
    const bytes = forge((ydoc) => root(ydoc, "comments").delete(NOTE));
    expect(reasonOf(admit(bytes, BEN))).toBe("immutable");
    const raw = encode((to) => {
      const { client, clock } = anasItem();
      for (const number of [0, 1, client, 1, clock, 1]) encoding.writeVarUint(to, number);
    });
    expect(reasonOf(admit(raw, BEN))).toBe("immutable");
  });

  it("[GA2] d: other content under a clock that is known changes nothing", () => {
    const before = Y.encodeStateAsUpdate(server);
    const twin = new Y.Doc();
    twin.clientID = ana.clientID;
    root(twin, "annotations").set(MARK, [ANA, NOW, 1, 500, 900]);
    const outcome = admit(Y.encodeStateAsUpdate(twin), ANA);
    expect(outcome).toMatchObject({ kind: "accepted", update: null });
    expect(Y.encodeStateAsUpdate(server)).toEqual(before);
  });

  it("[GA2] e: the next clock of another's client id is theirs alone", () => {
    ben.clientID = ana.clientID;
    const bytes = forge((ydoc) => root(ydoc, "annotations").set(OTHER, [BEN, NOW, 1, 1, 2]));
    expect(admit(bytes, BEN)).toEqual({
      kind: "refused",
      reason: "foreign-client",
      spoilt: false,
    });
  });

  it("[GA2] e: a client id that was seen in somebody's presence cannot be taken before they write", () => {
    claims.set(4_711, ANA);
    ben.clientID = 4_711;
    const bytes = forge((ydoc) => root(ydoc, "annotations").set(OTHER, [BEN, NOW, 1, 1, 2]));
    expect(reasonOf(admit(bytes, BEN))).toBe("foreign-client");
  });

  it("[GA2] f: what builds on something unknown is asked for, and never parked", () => {
    ben.transact(() => root(ben, "annotations").set(OTHER, [BEN, NOW, 1, 1, 2]));
    const middle = Y.encodeStateVector(ben);
    ben.transact(() => root(ben, "annotations").set(OTHER, [ANA, NOW, 1, 1, 2]));
    expect(admit(Y.encodeStateAsUpdate(ben, middle), BEN)).toEqual({ kind: "gap", spoilt: false });
    const orphan = struct(ben.clientID, 0, (to) => {
      encoding.writeUint8(to, 0x88);
      encoding.writeVarUint(to, 99);
      encoding.writeVarUint(to, 7);
      encoding.writeVarUint(to, 1);
      encoding.writeAny(to, [BEN, NOW]);
    });
    expect(reasonOf(admit(orphan, BEN))).toBe("gap");
    const early = encode((to) => {
      for (const number of [0, 1, ben.clientID, 1, 50, 1]) encoding.writeVarUint(to, number);
    });
    expect(reasonOf(admit(early, BEN))).toBe("gap");
    expect(server.store.pendingStructs).toBeNull();
    expect(server.store.pendingDs).toBeNull();
  });

  it.each([
    ["collected garbage", 0],
    ["a gap that is claimed", 10],
  ])("[GA2] g: %s is refused", (_name, kind) => {
    const bytes = struct(ben.clientID, 0, (to) => {
      encoding.writeUint8(to, kind);
      encoding.writeVarUint(to, 5);
    });
    expect(reasonOf(admit(bytes, BEN))).toBe("foreign-structure");
  });

  it("[GA2] g: a tombstone over somebody else's words deletes nothing", () => {
    const { client, clock } = anasItem();
    const bytes = struct(ben.clientID, 0, (to) => {
      encoding.writeUint8(to, 0x81);
      encoding.writeVarUint(to, client);
      encoding.writeVarUint(to, clock);
      encoding.writeVarUint(to, 1);
    });
    expect(admit(bytes, BEN)).toEqual({ kind: "refused", reason: "not-yours", spoilt: false });
  });

  it.each<[string, (map: Y.Map<unknown>) => void]>([
    ["a subdocument", (map) => map.set(OTHER, new Y.Doc())],
    ["a nested map", (map) => map.set(OTHER, new Y.Map())],
    ["bytes", (map) => map.set(OTHER, new Uint8Array(4))],
  ])("[GA2] h: %s is refused", (_name, change) => {
    const bytes = forge((ydoc) => change(root(ydoc, "annotations")));
    expect(admit(bytes, BEN)).toEqual({
      kind: "refused",
      reason: "foreign-structure",
      spoilt: false,
    });
  });

  it("[GA2] i: no root is made, and none is used as something else", () => {
    const roots = server.share.size;
    expect(
      reasonOf(
        admit(
          forge((ydoc) => ydoc.getMap("zzz").set("x", [1])),
          BEN,
        ),
      ),
    ).toBe("foreign-structure");
    const list = new Y.Doc();
    list.getArray("a").push([[BEN, NOW]]);
    expect(reasonOf(admit(Y.encodeStateAsUpdate(list), BEN))).toBe("foreign-structure");
    expect(server.share.size).toBe(roots);
  });

  it("[GA2] j: small updates that ask for much are refused before anything is made", () => {
    const bomb = Uint8Array.of(1, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 0, 0);
    expect(admit(bomb, BEN)).toMatchObject({ kind: "refused", spoilt: false });
  });

  it("[GA2] a viewer's tombstones and creations of their own are judged like anybody's", () => {
    const bytes = forge((ydoc) => root(ydoc, "annotations").set(OTHER, [BEN, NOW, 1, 1, 2]));
    expect(reasonOf(admit(bytes, BEN, "viewer"))).toBe("read-only");
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
      const fresh = new Gate(openReport(new ReportDocument(new Y.Doc())), owners);
      const bytes = Y.encodeStateAsUpdate(attacker);
      const scan = scanUpdate(bytes, REPORT_WIRE_FORM);
      if (scan.kind === "refused") throw new Error(scan.reason);
      const outcome = atOnce(fresh.admit(bytes, scan.update, { user: BEN, role: "coder" }, NOW));
      expect(reasonOf(outcome)).toBe(reason);
    }
  });

  it("[GA4] what is passed on is the server's own encoding, never the client's bytes", () => {
    const bytes = forge((ydoc) => root(ydoc, "annotations").set(OTHER, [BEN, NOW, 1, 1, 2]));
    const padded = Y.mergeUpdates([bytes, Y.encodeStateAsUpdate(ana)]);
    const outcome = admit(padded, BEN);
    if (outcome.kind !== "accepted" || !outcome.update) throw new Error(reasonOf(outcome));
    expect(Y.parseUpdateMeta(outcome.update).from).toEqual(new Map([[ben.clientID, 0]]));
    const decoder = decoding.createDecoder(outcome.update);
    expect(decoding.readVarUint(decoder)).toBe(1);
  });
});

describe("what is left behind", () => {
  const structsOf = (): number => [...server.store.clients.values()].flat().length;
  /** As Ben's client would send it after it has forgotten what it deleted. */
  const send = (change: (ydoc: Y.Doc) => void): GateOutcome => admit(forge(change), BEN);
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
    root(ana, kind).set(key, fact);
    expect(admit(Y.encodeStateAsUpdate(ana), ANA).kind).toBe("accepted");
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(server));
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
        ben = new Y.Doc();
        Y.applyUpdate(ben, Y.encodeStateAsUpdate(server));
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
    ben = new Y.Doc();
    // Made without knowing Ana's, under an id that comes before hers: Yjs puts it behind hers, and deletes it.
    ben.clientID = 1;
    nothing(
      (ydoc) => root(ydoc, "comments").set(NOTE, [MARK, BEN, NOW, "Ben's words"]),
      "immutable",
    );
    ben = new Y.Doc();
    ben.clientID = 1;
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
      [ana, ANA],
      [new Y.Doc(), BEN],
    ] as const) {
      root(ydoc, "states").set(MARK, [1, user, NOW]);
      root(ydoc, "labels").set(`${MARK}.${LABEL}`, [user, NOW]);
      expect(admit(Y.encodeStateAsUpdate(ydoc), user)).toMatchObject({ kind: "accepted" });
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
    expect(admit(bytes, BEN)).toEqual({
      kind: "refused",
      reason: "foreign-structure",
      spoilt: false,
    });
  });

  it("[WF7] a bug of ours is not the client's: it is told apart from bytes that cannot be read", () => {
    const document = new ReportDocument(new Y.Doc());
    const broken = new Gate(openReport(document), owners);
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
    const failing = gate.write(
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
      ben = new Y.Doc();
      Y.applyUpdate(ben, Y.encodeStateAsUpdate(server));
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
    const before = Y.encodeStateAsUpdate(server);
    expect(admit(write(ANA), BEN)).toEqual({
      kind: "refused",
      reason: "forged-creator",
      spoilt: false,
    });
    expect(bytesOf(server)).toBe(Buffer.from(before).toString("hex"));

    const bytes = write(BEN);
    const scan = scanUpdate(bytes, REPORT_WIRE_FORM);
    if (scan.kind === "refused") throw new Error(scan.reason);
    room.queries.passOver();
    const steps = gate.admit(bytes, scan.update, { user: BEN, role: "coder" }, NOW);
    let moments = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) moments += 1;
    expect(moments).toBeGreaterThan(20);
    if (step.value.kind !== "accepted" || !step.value.update) throw new Error("it was not taken");
    expect(atOnce(room.queries.take(0)).get("annotation")).toHaveLength(1_500);
    const reader = new Y.Doc();
    Y.applyUpdate(reader, before);
    Y.applyUpdate(reader, step.value.update);
    for (const document of [server, reader]) {
      expect(root(document, "states").get(key(0))).toEqual([1, BEN, NOW]);
      expect(root(document, "states").get(key(1_499))).toEqual([0, BEN, NOW]);
      expect(bytesOf(document)).toBe(bytesOf(server));
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
    expect(reasonOf(admit(Y.mergeUpdates(updates), BEN))).toBe("accepted");
    expect(root(server, "annotations").has(key)).toBe(false);
  });
});
