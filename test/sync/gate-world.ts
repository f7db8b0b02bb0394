import * as encoding from "lib0/encoding";
import { expect } from "vitest";
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
import { atOnce } from "@/server/cost/in-slices";
import { OpenReport } from "@/server/rooms/open-report";
import { ClientOwners } from "@/server/sync/gate/client-owners";
import { Gate, type GateOutcome } from "@/server/sync/gate/gate";
import { NOTHING_LEFT } from "../campaigns/nothing-left";

export const ANA = "anaanaanaana" as UserId;
export const BEN = "benbenbenben" as UserId;
export const NOW = 1_760_000_000_000;
export const MARK = "aaaaaaaaaaaa";
export const NOTE = "cccccccccccc";
export const OTHER = "bbbbbbbbbbbb";
export const LABEL = "labellabel01" as LabelId;
const SCOPE = { kind: "report", report: "reportreport" as ReportId } as const;
const KNOWN = { texts: new Map([[1, "x".repeat(1_000)]]), labels: [LABEL], left: NOTHING_LEFT };

export const openReport = (document: ReportDocument) => new OpenReport(SCOPE, document, KNOWN);

export const root = (ydoc: Y.Doc, kind: ReportFactName) => ydoc.getMap(REPORT_FACTS[kind].root);

export const reasonOf = (outcome: GateOutcome): string =>
  outcome.kind === "refused" ? outcome.reason : outcome.kind;

/** One struct of Ben's as raw bytes: the parts of Yjs' encoding in their order. */
export function struct(
  client: number,
  clock: number,
  write: (to: encoding.Encoder) => void,
): Uint8Array {
  return encode((to) => {
    for (const number of [1, 1, client, clock]) encoding.writeVarUint(to, number);
    write(to);
    encoding.writeVarUint(to, 0);
  });
}

export function encode(write: (to: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** A gate with a report behind it. Ana has made an annotation with a comment; Ben is the one who attacks. */
export class GateWorld {
  readonly server = new Y.Doc();
  readonly claims = new Map<number, UserId>();
  readonly owners = new ClientOwners(new Map(), (client) => this.claims.get(client) ?? null);
  readonly room = openReport(new ReportDocument(this.server));
  readonly gate = new Gate(this.room, this.owners);
  readonly ana = new Y.Doc();
  ben = new Y.Doc();

  constructor() {
    root(this.ana, "annotations").set(MARK, [ANA, NOW, 1, 5, 9]);
    root(this.ana, "comments").set(NOTE, [MARK, ANA, NOW, "Ana's words"]);
    expect(this.admit(Y.encodeStateAsUpdate(this.ana), ANA)).toMatchObject({ kind: "accepted" });
    Y.applyUpdate(this.ben, Y.encodeStateAsUpdate(this.server));
  }

  admit(bytes: Uint8Array, user: UserId, role: Role = "coder"): GateOutcome {
    const scan = scanUpdate(bytes, REPORT_WIRE_FORM);
    if (scan.kind === "refused") return { kind: "refused", reason: scan.reason, spoilt: false };
    return atOnce(this.gate.admit(bytes, scan.update, { user, role }, NOW));
  }

  /** What Ben's document has and the server has not, after he has changed it. */
  forge(change: (ydoc: Y.Doc) => void): Uint8Array {
    this.ben.transact(() => change(this.ben));
    return Y.encodeStateAsUpdate(this.ben, Y.encodeStateVector(this.server));
  }

  /** Where Ana's annotation stands in the document. */
  anasItem(): { client: number; clock: number } {
    const item = root(this.server, "annotations")._map.get(MARK);
    if (!item) throw new Error("it is not there");
    return item.id;
  }
}
