import type { Logger } from "pino";
import type { ReportDocument } from "@/collab/document-model";
import { CloseCode, SyncStep } from "@/collab/protocol";
import { toRoomName } from "@/collab/room-name";
import { scanUpdate } from "@/collab/scan-update";
import { encodeAwareness, encodeSync } from "@/collab/wire";
import type { GroupCommit } from "@/data/group-commit";
import type { ReportId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import { Audience } from "./audience";
import type { Connection } from "./connection";
import { toFrame, toSyncFrame } from "./frame";
import type { GateRefusal, Writer } from "./gate";
import type { Mail, Proposal } from "./mail";
import { PresenceBoard, type PresenceChanges } from "./presence-board";
import { NOBODY } from "./presence-statements";
import type { RefusalBudget } from "./refusal-budget";
import { RoomDocument, type TurnedDown } from "./room-document";
import type { RoomStore } from "./room-store";
import type { SyncMetrics } from "./sync-metrics";
import type { WriteBudget } from "./write-budget";

/** Mail that one turn handles: what waits longer lets the other rooms and sockets go first. */
const MAX_MAIL_PER_TURN = 1_000;

type Parts = {
  report: ReportId;
  store: RoomStore;
  commits: GroupCommit;
  refusals: RefusalBudget;
  budget: WriteBudget;
  maxDocumentBytes?: number | undefined;
  metrics: SyncMetrics;
  log: Logger;
  now: () => number;
  /** This room's journal has grown. */
  onWritten: (seq: number) => void;
  /** What has changed of who is here, for other nodes. */
  onPresence: (statements: Uint8Array) => void;
  onDropped: () => void;
};

/**
 * One live document and its connections. It handles its mailbox in turns: judge what has arrived, make it durable,
 * and only then show it to anybody. Joiners are answered between turns, so nobody ever sees what could still be lost.
 */
export class Room {
  readonly name: string;
  readonly audience = new Audience();
  readonly presence = new PresenceBoard<Connection>();
  readonly #parts: Parts;
  readonly #document: RoomDocument;
  #mailbox: Mail[] = [];
  #running: Promise<void> | null = null;
  #dropped = false;

  constructor(parts: Parts) {
    this.name = toRoomName({ kind: "report", report: parts.report });
    this.#parts = parts;
    this.#document = new RoomDocument({
      ...parts,
      claimedBy: (client) => this.presence.ownerOf(client),
      onTurnedDown: (proposal, outcome) => this.#turnDown(proposal, outcome),
      onMissed: (update) => this.#show(update),
    });
  }

  /** Nobody is here and nothing is under way. */
  get isIdle(): boolean {
    return this.audience.size === 0 && this.#mailbox.length === 0 && this.#running === null;
  }

  /** What waits to be handled. */
  get queued(): number {
    return this.#mailbox.length;
  }

  enter(connection: Connection): void {
    this.audience.add(connection);
    this.#post({ kind: "open", from: connection });
  }

  leave(connection: Connection): void {
    this.audience.delete(connection);
    this.presence.leave(connection);
  }

  join(connection: Connection, stateVector: Uint8Array): void {
    this.#post({ kind: "join", from: connection, stateVector });
  }

  /** @param isWhole whether it is the client's half of a synchronisation. */
  receive(connection: Connection, bytes: Uint8Array, isWhole: boolean): void {
    connection.received += 1;
    const frame = connection.received;
    const scan = scanUpdate(bytes);
    if (scan.kind === "refused") {
      this.#refuse(connection, frame, scan.reason, false);
      return;
    }
    connection.waits(bytes.length);
    this.#post({ kind: "update", from: connection, frame, bytes, scanned: scan.update, isWhole });
  }

  /** A change by the server for somebody, judged like any other; resolves when it is durable and was sent out. */
  write(by: Writer, write: (document: ReportDocument) => void): Promise<Result<null>> {
    return new Promise((settle) => this.#post({ kind: "write", by, write, settle }));
  }

  /** The journal may have grown on another node, up to `seq`. */
  hear(seq: number): void {
    const known = this.#document.knownSeq;
    if (known !== null && seq > known) this.#post({ kind: "news" });
  }

  /** Sends what has changed of who is where, and looks after readers that were too slow. */
  tick(): void {
    const changes = this.#tellNodes(this.presence.takeChanges());
    if (changes) this.audience.tell(toFrame(encodeAwareness(changes.all)));
    for (const { connection, stateVector } of this.audience.takeCaughtUp(this.#parts.now())) {
      this.join(connection, stateVector);
    }
  }

  keepAlive(): void {
    this.presence.renew(this.#parts.now());
    const changes = this.#tellNodes(this.presence.takeChanges());
    this.audience.tell(toFrame(encodeAwareness(changes?.all ?? NOBODY)));
  }

  /** Gives up memory that was not in use for some time. */
  rest(): void {
    if (this.#running === null) this.#document.rest();
  }

  /** Gives up all memory that can be had again from the journal. */
  letGo(): void {
    if (this.#running === null) this.#document.destroy();
  }

  /** Bytes of the document that are held. */
  get storedBytes(): number {
    return this.#document.storedBytes;
  }

  /** When the document was last used, milliseconds since 1970. */
  get usedAt(): number {
    return this.#document.usedAt;
  }

  /** Resolves when everything that has arrived is handled. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Closes every connection; nothing that was acknowledged is lost by it. */
  drop(code: number, reason: string): void {
    if (this.#dropped) return;
    this.#dropped = true;
    for (const connection of this.audience) {
      this.presence.leave(connection);
      connection.close(code, reason);
    }
    this.#tellNodes(this.presence.takeChanges());
    for (const mail of this.#mailbox.splice(0)) {
      if (mail.kind === "write") mail.settle(refuse("try-later"));
    }
    this.#document.destroy();
    this.#parts.onDropped();
  }

  #post(mail: Mail): void {
    if (this.#dropped) {
      if (mail.kind === "write") mail.settle(refuse("try-later"));
      else if (mail.kind !== "news") mail.from.close(CloseCode.Restarting, "the room was closed");
      return;
    }
    this.#mailbox.push(mail);
    // A turn begins after the events that are already waiting, so that one commit takes all of them.
    this.#running ??= new Promise((done) => setImmediate(done)).then(() => this.#run());
  }

  async #run(): Promise<void> {
    try {
      while (this.#mailbox.length > 0 && !this.#dropped) await this.#handle();
    } finally {
      // With the last look at the mailbox: what is put in after it must begin a new run.
      this.#running = null;
    }
  }

  async #handle(): Promise<void> {
    const mail = this.#mailbox.splice(0, MAX_MAIL_PER_TURN);
    try {
      await this.#turn(mail);
    } catch (error) {
      this.#parts.log.error({ err: error, room: this.name }, "a room had to be closed");
      for (const one of mail) if (one.kind === "write") one.settle(refuse("try-later"));
      this.drop(CloseCode.TryLater, "the server could not save");
    }
  }

  async #turn(mail: readonly Mail[]): Promise<void> {
    if (mail.some(({ kind }) => kind === "news")) await this.#document.follow();
    const proposals = mail.filter((one) => one.kind === "update" || one.kind === "write");
    const accepted = await this.#document.accept(proposals);
    if (accepted.update) {
      this.#show(accepted.update);
      this.#parts.onWritten(this.#document.knownSeq ?? 0);
    }
    this.#acknowledge(accepted.proposals);
    for (const one of mail) {
      if (one.kind === "open") this.#greet(one.from);
      else if (one.kind === "join") this.#answer(one.from, one.stateVector);
      else if (one.kind === "update") one.from.handled(one.bytes.length);
    }
  }

  #acknowledge(accepted: readonly Proposal[]): void {
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

  #turnDown(proposal: Proposal, outcome: TurnedDown): void {
    if (outcome.kind === "over-budget") {
      this.#parts.metrics.refusals.inc({ reason: outcome.kind });
      if (proposal.kind === "update") proposal.from.close(CloseCode.TooFast, "too much for a day");
      else proposal.settle(refuse(outcome.kind));
      return;
    }
    if (proposal.kind === "update" && outcome.kind === "gap" && proposal.from.mayResynchronise()) {
      // The document may be spoilt just now: the client is asked for all that it has when the turn is over.
      this.#post({ kind: "open", from: proposal.from });
      return;
    }
    const reason = outcome.kind === "gap" ? "causal-gap" : outcome.reason;
    if (proposal.kind === "update") {
      this.#refuse(proposal.from, proposal.frame, reason, outcome.spoilt);
    } else {
      this.#parts.metrics.refusals.inc({ reason });
      proposal.settle(refuse(reason));
    }
  }

  #refuse(
    connection: Connection,
    frame: number,
    reason: GateRefusal | "causal-gap",
    spoilt: boolean,
  ): void {
    this.#parts.metrics.refusals.inc({ reason });
    this.#parts.refusals.spend(connection.peer.user, spoilt);
    connection.refuse(frame, reason);
  }

  #greet(connection: Connection): void {
    connection.greet(this.#parts.now());
    connection.send(toFrame(encodeSync(SyncStep.Step1, this.#document.stateVector())));
  }

  #answer(connection: Connection, stateVector: Uint8Array): void {
    const isEmpty = stateVector.length === 1 && stateVector[0] === 0;
    const update = isEmpty ? null : this.#document.difference(stateVector);
    if (isEmpty) for (const frame of this.#document.opening()) connection.send(frame);
    else if (update) connection.send(toSyncFrame(SyncStep.Step2, update));
    else {
      connection.close(CloseCode.BadFrame, "not a state vector");
      return;
    }
    connection.reading = { kind: "live" };
    this.audience.watch(connection, this.#parts.now(), () => this.#document.stateVector());
    const everybody = this.presence.everybody();
    if (everybody) connection.send(toFrame(encodeAwareness(everybody)));
  }

  #tellNodes(changes: PresenceChanges | null): PresenceChanges | null {
    if (changes?.own) this.#parts.onPresence(changes.own);
    return changes;
  }

  #show(update: Uint8Array): void {
    const frame = toSyncFrame(SyncStep.Update, update);
    this.audience.show(frame, this.#parts.now(), () => this.#document.stateVector());
  }
}
