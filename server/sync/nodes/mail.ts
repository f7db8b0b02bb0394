import type { ScannedUpdate } from "@/collab/wire/scan-update";
import type { Result } from "@/domain/result";
import type { Hold } from "../../cost/hold-budget";
import type { Writer } from "../../rooms/live-rooms";
import type { SharedDocument } from "../../rooms/room-kind";
import type { Connection } from "../socket/connection";

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
  /** Milliseconds of the main thread. */
  price: number;
  /** The bytes, until they are handled. */
  held: Hold;
};

/** A change that the server makes for somebody. */
export type WriteMail = {
  kind: "write";
  by: Writer;
  write: (document: SharedDocument) => void;
  /** The ids of things that it is about and that may have left the document. */
  about: readonly string[];
  settle: (result: Result<null>) => void;
};

/** Who asks the server for a change, and about what. */
export type Asked = Pick<WriteMail, "by" | "about">;

/** What wants to become part of the document. */
export type Proposal = UpdateMail | WriteMail;

/** What a room handles one after the other. */
export type Mail =
  | { kind: "open"; from: Connection }
  /** Somebody is owed an answer, or what they were spared. */
  | { kind: "join"; from: Connection }
  /** Somebody has something of an earlier document. */
  | { kind: "outdated"; from: Connection }
  /** Other nodes have written, or the room has a fresh document. */
  | { kind: "news" }
  | Proposal;
