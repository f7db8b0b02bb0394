import { CloseCode, SyncStep } from "@/collab/wire/protocol";
import { encodeAwareness, encodeSync } from "@/collab/wire/wire";
import { newId } from "@/data/new-id";
import { mayWrite } from "@/domain/access/permissions";
import { ok, type Result } from "@/domain/result";
import { writeRoomName } from "@/domain/rooms/room-name";
import type { Hold } from "../cost/hold-budget";
import { logNameOf, type RoomWrite, type SharedDocument } from "../rooms/room-kind";
import { Answers } from "./socket/answers";
import { Audience } from "./socket/audience";
import type { Connection, Question } from "./socket/connection";
import { FAILED, FailureBrake } from "./cost/failure-brake";
import { toFrame } from "./socket/frame";
import type { Step } from "./socket/inbox";
import { OldCopies } from "./socket/old-copies";
import type { Accepted } from "./judged";
import type { Asked, Mail, Proposal, UpdateMail } from "./nodes/mail";
import { Mailbox } from "./nodes/mailbox";
import { PresenceBoard, type PresenceChanges } from "./presence/presence-board";
import { NOBODY } from "./presence/presence-statements";
import { priceOfAnswer, priceOfJudging } from "./cost/prices";
import { RoomDocument } from "./room-document";
import type { RoomParts } from "./room-parts";
import { Verdicts } from "./gate/verdicts";

/**
 * One live document and its connections. It handles its mailbox in turns: judge what has arrived, make it durable,
 * and only then show it to anybody. Joiners are answered between turns, so nobody ever sees what could still be lost.
 */
export class Room {
  readonly name: string;
  readonly audience = new Audience();
  readonly presence: PresenceBoard<Connection>;
  readonly #parts: RoomParts;
  readonly #document: RoomDocument;
  readonly #brake = new FailureBrake();
  readonly #answers: Answers;
  readonly #oldCopies: OldCopies;
  readonly #mailbox: Mailbox;
  readonly #verdicts: Verdicts;
  /** For whom there is mail that answers them. */
  readonly #expected = new Set<Connection>();
  #dropped = false;

  constructor(parts: RoomParts) {
    this.name = writeRoomName(parts.room);
    this.#parts = parts;
    const logName = logNameOf(parts.kind, parts.room);
    this.presence = new PresenceBoard(parts.presence);
    this.#document = new RoomDocument({
      ...parts,
      onWaking: ({ user }, size) => parts.tolls.wakes({ kind: "person", user }, size),
      claimedBy: (client) => this.presence.ownerOf(client),
      onTurnedDown: (proposal, outcome) => this.#verdicts.turnDown(proposal, outcome),
      onMissed: (update) => this.#show(update),
      onReborn: () => {
        this.#answers.forget();
        this.#oldCopies.closeAll();
      },
    });
    this.#oldCopies = new OldCopies({
      document: this.#document,
      audience: this.audience,
      loadTaken: (user) => parts.store.loadTaken(this.name, user),
    });
    this.#answers = new Answers(this.#document);
    this.#mailbox = new Mailbox(
      (mail) => this.#turn(mail),
      (error) => {
        parts.log.error({ err: error, room: logName }, "a room had to be closed");
        this.drop(CloseCode.TryLater, "the server could not save");
      },
    );
    this.#verdicts = new Verdicts({
      room: logName,
      tolls: parts.tolls,
      log: parts.log,
      now: parts.now,
      brake: this.#brake,
      storedBytes: () => this.#document.storedBytes,
      onOutOfStep: (connection) => this.#post({ kind: "open", from: connection }),
      onOutdated: (connection) => this.#post({ kind: "outdated", from: connection }),
    });
  }

  /** Nobody is here and nothing is under way. */
  get isIdle(): boolean {
    return this.audience.size === 0 && !this.#mailbox.isRunning;
  }

  /** What waits to be handled. */
  get queued(): number {
    return this.#mailbox.size;
  }

  enter(connection: Connection): void {
    this.audience.add(connection);
    this.#post({ kind: "open", from: connection });
  }

  leave(connection: Connection): void {
    this.audience.delete(connection);
    this.presence.leave(connection);
    this.#expected.delete(connection);
    // One that has left by itself has said what it has said.
    if (!connection.isHeard) this.#mailbox.forget(connection);
  }

  /** What answering somebody will cost, milliseconds of the main thread. */
  priceOfAnswer({ wasAnswered }: Connection, stateVector: Uint8Array): number {
    const sent = this.#document.storedBytes;
    return priceOfAnswer({ vector: stateVector.length, sent, before: wasAnswered });
  }

  /** Somebody asks what they lack. A question that was not answered yet needs no answer any more. */
  join(connection: Connection, question: Question): void {
    connection.question = question;
    this.#expect(connection);
  }

  /**
   * Looks at the bytes of an update. What is returned hands them over to be judged, which its sender has to pay for.
   * @param isWhole whether it is the client's half of a synchronisation.
   */
  receive(
    connection: Connection,
    bytes: Uint8Array,
    more: { isWhole: boolean; held: Hold },
  ): Step | null {
    if (this.#brake.holds(connection.peer.user, this.#parts.now())) {
      more.held.end();
      connection.close(CloseCode.TryLater, FAILED);
      return null;
    }
    connection.received += 1;
    const frame = connection.received;
    const scan = this.#parts.kind.scan(bytes);
    if (scan.kind === "refused") {
      more.held.end();
      this.#verdicts.refuse(connection, frame, scan.reason);
      return null;
    }
    const price = mayWrite(connection.peer.role) ? priceOfJudging(scan.update) : 0;
    const mail: UpdateMail = {
      kind: "update",
      from: connection,
      frame,
      bytes,
      scanned: scan.update,
      price,
      ...more,
    };
    return {
      price,
      outlives: true,
      run: () => {
        this.#post(mail);
        return null;
      },
      drop: () => more.held.end(),
    };
  }

  /** A change by the server for somebody, judged like any other; resolves when it is durable and was sent out. */
  write<Value>(asked: Asked, write: RoomWrite<Value>): Promise<Result<Value>> {
    const acting = { user: asked.by.user, now: this.#parts.now, newId };
    // Judged again, it is written again: the last time is the one that is kept.
    let last: { value: Value } | null = null;
    const writeOnce = (document: SharedDocument): void => {
      last = { value: write(document, acting) };
    };
    return new Promise((settle, fail) =>
      this.#post({
        ...asked,
        kind: "write",
        write: writeOnce,
        settle: (result) => {
          if (!result.ok) settle(result);
          else if (last) settle(ok(last.value));
          else fail(new Error("what was never written was accepted"));
        },
      }),
    );
  }

  /** The journal may have grown on another node, up to `seq`. */
  hear(seq: number): void {
    const known = this.#document.knownSeq;
    if (known !== null && seq > known) this.#post({ kind: "news" });
  }

  /** Sends what has changed of who is where, and looks after readers that were too slow. */
  tick(): void {
    const changes = this.#tellNodes(this.presence.takeChanges());
    if (changes?.all) this.audience.tell(toFrame(encodeAwareness(changes.all)));
    for (const connection of this.audience.takeReady(this.#parts.now())) this.#expect(connection);
  }

  keepAlive(): void {
    this.presence.renew(this.#parts.now());
    const changes = this.#tellNodes(this.presence.takeChanges());
    this.audience.tell(toFrame(encodeAwareness(changes?.all ?? NOBODY)));
  }

  /** The disk is full, or has room again: then whatever was put off is asked for. */
  tellDiskFull(isFull: boolean): void {
    for (const connection of this.audience) {
      connection.tellDiskFull(isFull);
      if (!isFull && connection.takeOwed()) this.#post({ kind: "open", from: connection });
    }
  }

  /** Gives up memory that was not in use for some time. */
  rest(): void {
    if (!this.#mailbox.isRunning) this.#document.rest();
  }

  /** Gives up all memory that can be had again from the journal. */
  letGo(): void {
    if (this.#mailbox.isRunning) return;
    this.#document.destroy();
    this.#answers.forget();
  }

  /** Bytes of the document, and of what was shown lately, in memory. */
  get heldBytes(): number {
    return this.#document.heldBytes + this.#answers.byteLength;
  }

  /** When the document was last used, milliseconds since 1970. */
  get usedAt(): number {
    return this.#document.usedAt;
  }

  /** Resolves when everything that has arrived is handled. */
  settled(): Promise<void> {
    return this.#mailbox.settled();
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
    this.#mailbox.close();
    this.#document.destroy();
    this.#parts.onDropped();
  }

  #expect(connection: Connection): void {
    if (this.#expected.has(connection)) return;
    this.#expected.add(connection);
    this.#post({ kind: "join", from: connection });
  }

  #post(mail: Mail): void {
    if (this.#mailbox.put(mail) || !("from" in mail)) return;
    mail.from.close(CloseCode.Restarting, "the room was closed");
  }

  async #turn(mail: readonly Mail[]): Promise<void> {
    if (mail.some(({ kind }) => kind === "news")) await this.#document.follow();
    // Before anything of theirs is judged: what an old copy sends is of another document.
    for (const one of mail) if (one.kind === "join") await this.#oldCopies.recognise(one.from);
    const proposals = mail.filter((one) => one.kind === "update" || one.kind === "write");
    const accepted = await this.#accept(proposals);
    if (accepted.update) {
      this.#show(accepted.update);
      this.#parts.onWritten(this.#document.knownSeq ?? 0);
    }
    this.#verdicts.acknowledge(accepted.proposals);
    for (const one of mail) {
      if (one.kind === "open") this.#greet(one.from);
      else if (one.kind === "join") await this.#answer(one.from);
      else if (one.kind === "outdated") await this.#oldCopies.sendBack(one.from);
      else if (one.kind === "update") one.held.end();
    }
  }

  /** On a full disk nothing is taken from windows. What the server writes for somebody takes something back. */
  async #accept(proposals: readonly Proposal[]): Promise<Accepted> {
    const { space } = this.#parts;
    const isTaken = ({ kind }: Proposal): boolean => kind === "write" || !space.isFull;
    this.#verdicts.putOff(proposals.filter((one) => !isTaken(one)));
    const taken = proposals.filter(isTaken);
    try {
      return await this.#document.accept(taken);
    } catch (error) {
      if (!space.note(error)) throw error;
      this.#verdicts.putOff(taken);
      return { proposals: [], update: null };
    }
  }

  #greet(connection: Connection): void {
    if (!connection.isOpen) return;
    const { now, build, space } = this.#parts;
    connection.greet(now(), build);
    if (space.isFull) connection.tellDiskFull(true);
    this.#answers.begin();
    connection.send(toFrame(encodeSync(SyncStep.Step1, this.#document.stateVector())));
  }

  /** Nothing is computed for who has left, nor for who has not read what they were sent before. */
  async #answer(connection: Connection): Promise<void> {
    this.#expected.delete(connection);
    if (!connection.isOpen || !connection.hasCaughtUp) return;
    const { question, reading } = connection;
    const answer = question
      ? await this.#answers.to(question.stateVector)
      : reading.kind === "behind" && this.#answers.since(reading.position);
    if (answer === false) return;
    if (answer === null) {
      connection.close(CloseCode.BadFrame, "not a state vector");
      return;
    }
    this.#parts.metrics.answers.inc({ kind: answer.kind });
    connection.send(...answer.frames);
    if (connection.question === question) connection.question = null;
    connection.wasAnswered = true;
    connection.reading = { kind: "live" };
    this.audience.watch(connection, this.#answers.position);
    const everybody = this.presence.everybody();
    if (everybody) connection.send(toFrame(encodeAwareness(everybody)));
  }

  #tellNodes(changes: PresenceChanges | null): PresenceChanges | null {
    if (changes?.own) this.#parts.onPresence(changes.own);
    return changes;
  }

  #show(update: Uint8Array): void {
    this.audience.show(this.#answers.show(update), this.#answers.position);
  }
}
