import type { Logger } from "pino";
import type { ReportDocument } from "@/collab/document-model";
import { CloseCode, SyncStep } from "@/collab/protocol";
import { encodeAwareness, encodeSync } from "@/collab/wire";
import type { GroupCommit } from "@/data/group-commit";
import { ok, refuse, type Result } from "@/domain/result";
import { Audience } from "./audience";
import type { Connection } from "./connection";
import type { Writer } from "./gate";
import { LiveDocument, type TurnedDown } from "./live-document";
import type { Mail, Proposal } from "./mail";
import { NOBODY, PresenceBoard } from "./presence-board";
import type { LoadedRoom, RoomStore } from "./room-store";
import type { SyncMetrics } from "./sync-metrics";

/** Mail that one turn handles: what waits longer lets the other rooms and sockets go first. */
const MAX_MAIL_PER_TURN = 1_000;

type Parts = {
  store: RoomStore;
  commits: GroupCommit;
  metrics: SyncMetrics;
  log: Logger;
  now: () => number;
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
  readonly #document: LiveDocument;
  #mailbox: Mail[] = [];
  #running: Promise<void> | null = null;
  #dropped = false;

  constructor(loaded: LoadedRoom, parts: Parts) {
    this.name = loaded.name;
    this.#parts = parts;
    this.#document = new LiveDocument(loaded, {
      ...parts,
      onTurnedDown: (proposal, outcome) => this.#turnDown(proposal, outcome),
      onMissed: (update) => this.#show(update),
    });
  }

  /** Nobody is here and nothing is under way. */
  get isIdle(): boolean {
    return this.audience.size === 0 && this.#mailbox.length === 0 && this.#running === null;
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
    connection.waits(bytes.length);
    this.#post({ kind: "update", from: connection, frame: connection.received, bytes, isWhole });
  }

  /** A change by the server for somebody, judged like any other; resolves when it is durable and was sent out. */
  write(by: Writer, write: (document: ReportDocument) => void): Promise<Result<null>> {
    return new Promise((settle) => this.#post({ kind: "write", by, write, settle }));
  }

  /** Sends what has changed of who is where, and looks after readers that were too slow. */
  tick(): void {
    const changes = this.presence.takeChanges();
    if (changes) this.audience.tell(encodeAwareness(changes));
    for (const { connection, stateVector } of this.audience.takeCaughtUp(this.#parts.now())) {
      this.join(connection, stateVector);
    }
  }

  keepAlive(): void {
    this.presence.renew();
    this.audience.tell(encodeAwareness(this.presence.takeChanges() ?? NOBODY));
  }

  /** Resolves when everything that has arrived is handled. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Closes every connection; nothing that was acknowledged is lost by it. */
  drop(code: number, reason: string): void {
    if (this.#dropped) return;
    this.#dropped = true;
    for (const connection of this.audience) connection.close(code, reason);
    for (const mail of this.#mailbox.splice(0)) {
      if (mail.kind === "write") mail.settle(refuse("try-later"));
    }
    this.#document.destroy();
    this.#parts.onDropped();
  }

  #post(mail: Mail): void {
    if (this.#dropped) {
      if (mail.kind === "write") mail.settle(refuse("try-later"));
      else mail.from.close(CloseCode.Restarting, "the room was closed");
      return;
    }
    this.#mailbox.push(mail);
    // A turn begins after the events that are already waiting, so that one commit takes all of them.
    this.#running ??= new Promise((done) => setImmediate(done))
      .then(() => this.#run())
      .finally(() => (this.#running = null));
  }

  async #run(): Promise<void> {
    while (this.#mailbox.length > 0 && !this.#dropped) {
      const mail = this.#mailbox.splice(0, MAX_MAIL_PER_TURN);
      try {
        await this.#turn(mail);
      } catch (error) {
        this.#parts.log.error({ err: error, room: this.name }, "a room had to be closed");
        for (const one of mail) if (one.kind === "write") one.settle(refuse("try-later"));
        this.drop(CloseCode.TryLater, "the server could not save");
      }
    }
  }

  async #turn(mail: readonly Mail[]): Promise<void> {
    const proposals = mail.filter((one) => one.kind === "update" || one.kind === "write");
    const accepted = await this.#document.accept(proposals);
    if (accepted.update) this.#show(accepted.update);
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
    if (proposal.kind === "update" && outcome.kind === "gap" && proposal.from.mayResynchronise()) {
      // The document may be spoilt just now: the client is asked for all that it has when the turn is over.
      this.#post({ kind: "open", from: proposal.from });
      return;
    }
    const reason = outcome.kind === "gap" ? "causal-gap" : outcome.reason;
    this.#parts.metrics.refusals.inc({ reason });
    if (proposal.kind === "update") proposal.from.refuse(proposal.frame, reason);
    else proposal.settle(refuse(reason));
  }

  #greet(connection: Connection): void {
    connection.greet(this.#parts.now());
    connection.send(encodeSync(SyncStep.Step1, this.#document.stateVector()));
  }

  #answer(connection: Connection, stateVector: Uint8Array): void {
    const update = this.#document.difference(stateVector);
    if (!update) {
      connection.close(CloseCode.BadFrame, "not a state vector");
      return;
    }
    connection.send(encodeSync(SyncStep.Step2, update));
    connection.reading = { kind: "live" };
    this.audience.watch(connection, this.#parts.now(), () => this.#document.stateVector());
    const everybody = this.presence.everybody();
    if (everybody) connection.send(encodeAwareness(everybody));
  }

  #show(update: Uint8Array): void {
    const frame = encodeSync(SyncStep.Update, update);
    this.audience.show(frame, this.#parts.now(), () => this.#document.stateVector());
  }
}
