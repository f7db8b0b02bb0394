import * as Y from "yjs";
import { isRole, type Role } from "@/domain/access/roles";
import { sameFact } from "@/domain/facts/same-fact";
import { writeRoomName } from "@/domain/rooms/room-name";
import type { Acting, Command } from "./commands";
import { DeviceKeeper } from "./device-keeper";
import { openDeviceStore, type PendingEdit } from "./device-store";
import { ReportDocument } from "./document-model";
import { createLiveValue, type LiveValue } from "./live-value";
import { encodeMissing } from "./encode-missing";
import { Exchange } from "./exchange";
import { Intake } from "./intake";
import { mendEdits } from "./mend-edits";
import { newId } from "./new-id";
import { openRooms } from "./open-rooms";
import { PendingEdits } from "./pending-edits";
import type { Presence, PresencePlace } from "./presence";
import { CloseCode, SyncStep } from "./protocol";
import { addRefusal, findRefused } from "./refused-edits";
import type { Room, RoomOptions } from "./room";
import { PresenceClient } from "./presence-client";
import { RoomSocket, type SocketEvent } from "./room-socket";
import { transactAbout } from "./transact-about";
import { toSavingStatus, type Link, type Refusal, type SavingStatus } from "./saving-status";
import { UndoStack, type UndoOutcome, type UndoState } from "./undo";
import { decodeFrame, encodeAwareness, encodeSync, type Frame } from "./wire";

const REMOTE = Symbol("from the server");
const DEVICE = Symbol("from this device");

/** A clock that differs by less is left alone. */
const CLOCK_SLACK_MS = 60_000;

/** WebSocket's own code for a frame that is too big. */
const MESSAGE_TOO_BIG = 1009;

export function openRoom(options: RoomOptions): Room {
  return new RoomClient(options);
}

class RoomClient implements Room {
  readonly #name: string;
  readonly #acting: Acting;
  readonly #now: () => number;
  readonly #socket: RoomSocket;
  readonly #device: DeviceKeeper;
  readonly #undo = new UndoStack();
  readonly #pending = new PendingEdits();
  readonly #status = createLiveValue<SavingStatus>({ kind: "loading" });
  readonly #role = createLiveValue<Role | null>(null);
  readonly #build = createLiveValue<string | null>(null);
  readonly #others = createLiveValue<ReadonlyMap<number, Presence>>(new Map());
  readonly #documentListeners = new Set<() => void>();

  /** What is shown. While recovering from a refusal, the fresh document is filled behind it. */
  #document: ReportDocument;
  #fresh: ReportDocument | null = null;
  /** Of the document that the connection speaks about. */
  #intake: Intake;
  #presence: PresenceClient;
  #place: PresencePlace = {};

  #link: Link = "connecting";
  /** What was shown when a connection ended that had saved nothing of what waits; the next has yet to do better. */
  #doubt: Link | null = null;
  /** The server has said that it has no room for edits. */
  #isDiskFull = false;
  #hydrated = false;
  #exchange = new Exchange();
  #refusal: Refusal | null = null;
  #refusalRounds = 0;
  #clockOffset = 0;
  #capture: Uint8Array[] | null = null;
  #editCounter = 0;
  #closed = false;

  constructor(options: RoomOptions) {
    const { user, now = Date.now } = options;
    this.#name = writeRoomName(options.room);
    this.#now = now;
    this.#acting = { user, now: () => now() + this.#clockOffset, newId: options.newId ?? newId };
    const device = options.device === undefined ? openDeviceStore(user) : options.device;
    this.#device = new DeviceKeeper(device, this.#name, () => this.#publish());
    this.#socket = new RoomSocket({
      url: `${options.url}/${this.#name}?caucus=1`,
      onEvent: (event) => this.#onSocket(event),
      openSocket: options.openSocket,
      random: options.random,
    });
    this.#document = this.#createDocument();
    this.#intake = new Intake(this.#document);
    this.#presence = this.#createPresence(this.#document);
    openRooms.add(this);
    void this.#start();
  }

  unsent(): readonly string[] {
    return this.#pending.list().map(({ id }) => id);
  }

  get document(): ReportDocument {
    return this.#document;
  }
  get undoState(): LiveValue<UndoState> {
    return this.#undo.state;
  }
  get status(): LiveValue<SavingStatus> {
    return this.#status;
  }
  get role(): LiveValue<Role | null> {
    return this.#role;
  }
  get build(): LiveValue<string | null> {
    return this.#build;
  }
  get others(): LiveValue<ReadonlyMap<number, Presence>> {
    return this.#others;
  }

  onDocument(listener: () => void): () => void {
    this.#documentListeners.add(listener);
    return () => this.#documentListeners.delete(listener);
  }

  act<Done extends Command | { command: Command }>(
    make: (document: ReportDocument, acting: Acting) => Done,
  ): Done {
    const done = this.#run(() => make(this.#document, this.#acting), toCommand);
    this.#undo.push(toCommand(done));
    return done;
  }

  undo(): UndoOutcome | null {
    return this.#run(
      () => this.#undo.undo(this.#document, this.#acting),
      (outcome) => outcome?.command ?? null,
    );
  }

  redo(): UndoOutcome | null {
    return this.#run(
      () => this.#undo.redo(this.#document, this.#acting),
      (outcome) => outcome?.command ?? null,
    );
  }

  setPlace(place: PresencePlace): void {
    this.#place = place;
    this.#presence.setPlace(place);
  }

  acknowledgeRefusal(): void {
    if (!this.#refusal) return;
    this.#refusal = null;
    this.#device.store((device, room) => device.keepRefusal(room, null));
    this.#publish();
  }

  reconnect(): void {
    if (this.#link === "signed-out" || this.#link === "no-access") this.#link = "connecting";
    this.#socket.connect();
    this.#publish();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    openRooms.delete(this);
    this.#presence.destroy();
    this.#socket.close();
    this.#intake.stop();
    this.#document.destroy();
    this.#document.ydoc.destroy();
    this.#fresh?.ydoc.destroy();
    await this.#device.settled();
  }

  async #start(): Promise<void> {
    const copy = await this.#device.load();
    if (this.#closed) return;
    if (copy) {
      this.#pending.replaceAll([...copy.pending, ...this.#pending.list()]);
      this.#refusal = copy.refusal;
    }
    const updates = copy?.updates ?? [];
    this.#intake.take({
      updates,
      origin: DEVICE,
      then: () => {
        this.#hydrated = updates.length > 0;
        this.#publish();
        this.#socket.connect();
      },
    });
  }

  #createDocument(): ReportDocument {
    const document = new ReportDocument();
    document.ydoc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === DEVICE || origin === REMOTE) return;
      if (this.#capture) this.#capture.push(update);
      else this.#took([], [update]);
    });
    return document;
  }

  #createPresence(document: ReportDocument): PresenceClient {
    return new PresenceClient(
      document.ydoc,
      this.#place,
      (update) => this.#socket.send(encodeAwareness(update)),
      (others) => this.#others.set(others),
    );
  }

  /** Runs one gesture of the person and takes what it wrote to the device and the server. */
  #run<Done>(gesture: () => Done, commandOf: (done: Done) => Command | null): Done {
    const captured: Uint8Array[] = [];
    this.#capture = captured;
    try {
      const done = transactAbout(this.#document.ydoc, [], gesture);
      this.#capture = null;
      this.#took(commandOf(done)?.edits ?? [], captured);
      return done;
    } finally {
      this.#capture = null;
    }
  }

  #took(edits: Command["edits"], updates: readonly Uint8Array[]): void {
    const [first] = updates;
    if (!first) return;
    const update = updates.length === 1 ? first : Y.mergeUpdates([...updates]);
    // A gesture on a document that is about to be replaced is written anew on the fresh one.
    const edit: PendingEdit = { id: this.#nextEditId(), edits, replay: this.#fresh !== null };
    this.#pending.add(edit, edit.replay ? null : this.#send(update));
    this.#device.store((device, room) => device.keep(room, edit.replay ? null : update, edit));
    this.#publish();
  }

  /** Sorts by time; `#editCounter` orders what one millisecond holds. */
  #nextEditId(): string {
    this.#editCounter += 1;
    const part = (number: number): string => number.toString(36).padStart(9, "0");
    return `${part(this.#now())}.${part(this.#editCounter)}.${this.#acting.newId()}`;
  }

  /** The number of the frame that carries it, or `null` where the next synchronisation will. */
  #send(update: Uint8Array): number | null {
    const isTaken =
      this.#exchange.hasAnswered && this.#socket.send(encodeSync(SyncStep.Update, update));
    return isTaken ? this.#exchange.sent() : null;
  }

  #onSocket(event: SocketEvent): void {
    switch (event.kind) {
      case "open":
        this.#socket.send(encodeSync(SyncStep.Step1, Y.encodeStateVector(this.#attached.ydoc)));
        this.#presence.announce();
        break;
      case "frame": {
        const frame = decodeFrame(event.bytes);
        if (frame) this.#onFrame(frame);
        break;
      }
      case "closed":
        this.#onClosed(event);
        break;
    }
    this.#publish();
  }

  #onFrame(frame: Frame): void {
    switch (frame.kind) {
      case "hello":
        this.#greet(frame.now, frame.role);
        break;
      case "step1":
        this.#answer(frame.stateVector);
        break;
      case "step2":
        this.#open(frame.update);
        break;
      case "update":
        if (!this.#exchange.collect(frame.update)) this.#read([frame.update]);
        break;
      case "awareness":
        this.#presence.receive(frame.update);
        break;
      case "saved":
        this.#settle(frame.frames);
        break;
      case "refused":
        this.#recover(frame.frame, frame.reason);
        break;
      case "disk-full":
        this.#isDiskFull = frame.isFull;
        break;
      case "build":
        this.#build.set(frame.build);
        break;
      case "query-awareness":
        this.#presence.announce();
        break;
      case "auth":
        break;
    }
  }

  /** What arrives as several frames is seen at once: nobody is shown what was deleted long ago. */
  #open(last: Uint8Array): void {
    const exchange = this.#exchange;
    this.#read(exchange.close(last), () => {
      exchange.arrived();
      this.#whenSynced();
      this.#publish();
    });
  }

  #read(updates: readonly Uint8Array[], then?: () => void): void {
    this.#intake.take({
      updates: updates.filter(hasContent),
      origin: REMOTE,
      keep: (update) => this.#device.store((device, room) => device.keep(room, update, null)),
      then,
    });
  }

  /** The document that the connection speaks about. */
  get #attached(): ReportDocument {
    return this.#fresh ?? this.#document;
  }

  #greet(serverNow: number, role: string): void {
    const difference = serverNow - this.#now();
    this.#clockOffset = Math.abs(difference) > CLOCK_SLACK_MS ? difference : 0;
    this.#role.set(isRole(role) ? role : null);
  }

  /** What the server does not know yet, and nothing of what it does, in one frame. */
  #answer(stateVector: Uint8Array): void {
    const update = encodeMissing(this.#attached.ydoc, stateVector, this.#pending.list());
    if (!this.#socket.send(encodeSync(SyncStep.Step2, update))) return;
    this.#pending.carriedBy(this.#exchange.sent());
    this.#exchange.answered();
    this.#whenSynced();
  }

  #whenSynced(): void {
    if (!this.#exchange.isComplete || this.#link === "synced") return;
    this.#link = "synced";
    this.#hydrated = true;
    if (this.#fresh) this.#show(this.#fresh);
    this.#replay();
  }

  #settle(frames: number): void {
    const durable = this.#pending.settle(frames);
    if (this.#pending.size === 0) this.#refusalRounds = 0;
    // A server that saves is one that works: the next lost connection is tried again at once.
    if (durable.length > 0 || this.#pending.size === 0) {
      this.#socket.settled();
      this.#doubt = null;
    }
    if (durable.length > 0) this.#device.store((device, room) => device.settle(room, durable));
  }

  #onClosed({ code, willRetry }: { code: number; willRetry: boolean }): void {
    const wasSynced = this.#link === "synced";
    const wasOfUse = wasSynced && this.#doubt === null;
    this.#exchange = new Exchange();
    this.#isDiskFull = false;
    this.#pending.disconnected();
    this.#presence.disconnected();
    if (code === CloseCode.SignedOut) this.#link = "signed-out";
    else if (!willRetry && !this.#closed) this.#link = "no-access";
    // One lost connection is not yet "offline": the first try to come back decides.
    else this.#link = wasOfUse ? "connecting" : "offline";
    if (wasSynced && this.#pending.size > 0) this.#doubt = this.#link;
    if (code === CloseCode.TooLarge || code === MESSAGE_TOO_BIG) this.#recover(null, "too-large");
    if (code === CloseCode.BadFrame) this.#recover(null, "malformed");
  }

  /**
   * The server has refused something, and Yjs cannot take it back here: the copy is dropped, on the device too, the
   * room is loaded afresh, and what was not refused is written anew. The connection is about to be closed.
   */
  #recover(frame: number | null, reason: string): void {
    this.#refusalRounds += 1;
    const asMade = this.#pending.list();
    // The clock of this device was wrong, or its program older, when they were made: nobody loses an edit over that.
    const pending = mendEdits(asMade, reason, this.#acting.now());
    const isMended = pending.some((edit, index) => edit !== asMade[index]);
    const inFrame = frame === null ? [] : this.#pending.inFrame(frame);
    const refused = isMended ? [] : findRefused(pending, inFrame, reason, this.#refusalRounds);
    const { user } = this.#acting;
    this.#refusal = addRefusal(this.#refusal, reason, refused, this.#document, user);
    const survivors = pending
      .filter((edit) => !refused.includes(edit))
      .map((edit) => ({ ...edit, replay: true }));
    this.#pending.replaceAll(survivors);
    this.#intake.stop();
    this.#fresh?.ydoc.destroy();
    this.#fresh = this.#createDocument();
    this.#intake = new Intake(this.#fresh);
    this.#presence.destroy();
    this.#presence = this.#createPresence(this.#fresh);
    const refusal = this.#refusal;
    const refusedIds = refused.map(({ id }) => id);
    this.#device.store((device, room) => device.reset(room, refusedIds, refusal));
    this.#socket.restart();
  }

  #show(fresh: ReportDocument): void {
    const old = this.#document;
    this.#document = fresh;
    this.#fresh = null;
    this.#undo.clear();
    for (const listener of [...this.#documentListeners]) listener();
    old.destroy();
    old.ydoc.destroy();
  }

  /** Writes survivors of a refusal anew, each in a frame of its own, so that the next refusal names the bad one. */
  #replay(): void {
    const edits = this.#pending.list();
    if (!edits.some((edit) => edit.replay)) return;
    this.#pending.replaceAll(edits.filter((edit) => !edit.replay));
    for (const edit of edits.filter(({ replay }) => replay)) {
      const document = this.#document;
      this.#run(
        () =>
          document.ydoc.transact(() => {
            for (const { kind, key, after } of edit.edits) {
              const current = document.fact(kind, key) ?? undefined;
              if (!sameFact(current, after)) document.restore(kind, key, after);
            }
          }, this.#acting.user),
        () => ({ edits: edit.edits }),
      );
    }
    const done = edits.filter(({ replay }) => replay).map(({ id }) => id);
    this.#device.store((device, room) => device.settle(room, done));
  }

  #publish(): void {
    if (this.#closed) return;
    const isDoubtful = this.#link === "synced" && this.#pending.size > 0;
    const next = toSavingStatus({
      link: (isDoubtful ? this.#doubt : null) ?? this.#link,
      isDiskFull: this.#isDiskFull,
      hydrated: this.#hydrated,
      pending: this.#pending.size,
      kept: this.#device.kept,
      refusal: this.#refusal,
    });
    if (JSON.stringify(next) !== JSON.stringify(this.#status.get())) this.#status.set(next);
  }
}

/** Of no structs and no deletions, an update has two bytes. */
function hasContent(update: Uint8Array): boolean {
  return update.length > 2;
}

function toCommand(done: Command | { command: Command }): Command {
  return "command" in done ? done.command : done;
}
