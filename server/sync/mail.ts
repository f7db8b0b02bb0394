import type { ReportDocument } from "@/collab/document-model";
import type { ScannedUpdate } from "@/collab/scan-update";
import type { Result } from "@/domain/result";
import type { Connection } from "./connection";
import type { Writer } from "./gate";

/** An update-carrying frame of a client. */
export type UpdateMail = {
  kind: "update";
  from: Connection;
  /** Its number among those of its connection, from 1. */
  frame: number;
  bytes: Uint8Array;
  /** What `scanUpdate` found in them. */
  scanned: ScannedUpdate;
  /** Everything that the client has and the server had not, rather than its newest edit. */
  isWhole: boolean;
};

/** A change that the server makes for somebody. */
export type WriteMail = {
  kind: "write";
  by: Writer;
  write: (document: ReportDocument) => void;
  settle: (result: Result<null>) => void;
};

/** What wants to become part of the document. */
export type Proposal = UpdateMail | WriteMail;

/** What a room handles one after the other. */
export type Mail =
  | { kind: "open"; from: Connection }
  | { kind: "join"; from: Connection; stateVector: Uint8Array }
  /** Other nodes have written. */
  | { kind: "news" }
  | Proposal;
