import type { Logger } from "pino";
import { CloseCode } from "@/collab/wire/protocol";
import { ok, refuse } from "@/domain/result";
import type { Writer } from "../../rooms/live-rooms";
import type { Connection } from "../socket/connection";
import { FAILED, type FailureBrake } from "../cost/failure-brake";
import type { GateRefusal } from "./gate";
import type { Proposal } from "../nodes/mail";
import type { TurnedDown } from "../judged";
import type { Tolls } from "../cost/tolls";

type Parts = {
  /** The room's name. */
  room: string;
  tolls: Tolls;
  log: Logger;
  now: () => number;
  brake: FailureBrake;
  /** Bytes of the document. */
  storedBytes: () => number;
  /** The document may be spoilt just now: this client is to be asked for all that it has when the turn is over. */
  onOutOfStep: (connection: Connection) => void;
  /** What this client has is of an earlier document. */
  onOutdated: (connection: Connection) => void;
};

/** Tells those who have proposed something what became of it. */
export class Verdicts {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** These are durable. */
  acknowledge(accepted: readonly Proposal[]): void {
    const saved = new Map<Connection, number>();
    for (const proposal of accepted) {
      if (proposal.kind === "write") proposal.settle(ok(null));
      else {
        if (proposal.isWhole) proposal.from.resynchronised();
        saved.set(proposal.from, proposal.frame);
      }
    }
    for (const [connection, frames] of saved) connection.acknowledge(frames);
  }

  turnDown(proposal: Proposal, outcome: TurnedDown): void {
    if (outcome.kind === "over-budget") {
      this.#keepOut(proposal);
      return;
    }
    if (outcome.kind === "failed") {
      this.#fail(proposal, outcome.error);
      return;
    }
    if (outcome.kind === "outdated") {
      if (proposal.kind === "update") this.#parts.onOutdated(proposal.from);
      return;
    }
    if (proposal.kind === "update" && outcome.kind === "gap" && proposal.from.mayResynchronise()) {
      this.#parts.onOutOfStep(proposal.from);
      return;
    }
    const reason = outcome.kind === "gap" ? "causal-gap" : outcome.reason;
    if (proposal.kind === "update") {
      this.refuse(proposal.from, proposal.frame, reason, outcome.spoilt);
    } else {
      this.#charge(proposal.by, reason, outcome.spoilt);
      proposal.settle(refuse(reason));
    }
  }

  /** There is no room for them: what a client has sent stays in its window, which is asked for it again. */
  putOff(proposals: readonly Proposal[]): void {
    for (const proposal of proposals) {
      if (proposal.kind === "update") proposal.from.putOff();
      else proposal.settle(refuse("disk-full"));
    }
  }

  /** @param frame its number among the update-carrying ones. */
  refuse(
    connection: Connection,
    frame: number,
    reason: GateRefusal | "causal-gap",
    isSpoilt = false,
  ): void {
    this.#charge(connection.peer, reason, isSpoilt);
    connection.refuse(frame, reason);
  }

  /** Its author has added as much today as one may. */
  #keepOut(proposal: Proposal): void {
    const { room, tolls } = this.#parts;
    const { user } = proposal.kind === "update" ? proposal.from.peer : proposal.by;
    const why = "too much for a day";
    tolls.turnedAway({ who: { kind: "person", user }, what: "kept out", why, room });
    if (proposal.kind === "update") proposal.from.close(CloseCode.TooFast, why);
    else proposal.settle(refuse("over-budget"));
  }

  /** A bug in the server costs nobody anything: the edit stays in its window, and is sent again. */
  #fail(proposal: Proposal, error: unknown): void {
    const { room, log, now, brake } = this.#parts;
    const { user } = proposal.kind === "update" ? proposal.from.peer : proposal.by;
    log.error({ err: error, room, user }, "an edit could not be judged");
    if (proposal.kind === "write") {
      proposal.settle(refuse("internal"));
      return;
    }
    brake.note(user, now());
    proposal.from.close(CloseCode.TryLater, FAILED);
  }

  #charge({ user }: Writer, why: string, isSpoilt: boolean): void {
    const { room, tolls, storedBytes } = this.#parts;
    tolls.refused({ who: { kind: "person", user }, room, why, isSpoilt, stored: storedBytes() });
  }
}
