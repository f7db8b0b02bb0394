import * as Y from "yjs";
import { isRole, type Role } from "@/domain/access/roles";
import type { KeptEdit } from "../device/device-store";
import { createLiveValue } from "../facts/live-value";
import type { Presence } from "../presence";
import { CloseCode, SyncStep } from "../wire/protocol";
import { toSavingStatus, type Refusal, type SavingStatus } from "../facts/saving-status";
import { transactAbout } from "../facts/transact-about";
import { decodeFrame, encodeAwareness, encodeSync, type Frame } from "../wire/wire";
import { DeviceKeeper } from "./device-keeper";
import { Exchange } from "./exchange";
import { Intake, type LinkedDocument } from "./intake";
import type { Beginning, LinkOptions } from "./link-options";
import { LinkState } from "./link-state";
import { PendingEdits } from "./pending-edits";
import { PresenceClient } from "./presence-client";
import { RoomSocket, type SocketEvent } from "./room-socket";

const REMOTE = Symbol("from the server");
const DEVICE = Symbol("from this device");

/** A clock that differs by less is left alone. */
const CLOCK_SLACK_MS = 60_000;

/** WebSocket's own code for a frame that is too big. */
const MESSAGE_TOO_BIG = 1009;

/**
 * What joins a Yjs document of any kind to its room: the socket, what the person must know of their edits, what this
 * device keeps, and who else is here. An edit is one gesture; what it says is the business of the document's kind.
 */
export class RoomLink<Edit, Place extends object> {
  readonly status = createLiveValue<SavingStatus>({ kind: "loading" });
  readonly role = createLiveValue<Role | null>(null);
  readonly build = createLiveValue<string | null>(null);
  readonly others = createLiveValue<ReadonlyMap<number, Presence<Place>>>(new Map());
  readonly pending = new PendingEdits<Edit>();
  readonly #options: LinkOptions<Edit, Place>;
  readonly #socket: RoomSocket;
  readonly #device: DeviceKeeper<Edit>;
  readonly #state = new LinkState();

  /** Of the document that the connection speaks about. */
  #ydoc: Y.Doc;
  #intake: Intake;
  #presence: PresenceClient<Place>;

  #exchange = new Exchange();
  /** The server has said that it has no room for edits. */
  #isDiskFull = false;
  #hydrated = false;
  #refusal: Refusal | null = null;
  #clockOffset = 0;
  #capture: Uint8Array[] | null = null;
  #editCounter = 0;
  #closed = false;

  constructor(options: LinkOptions<Edit, Place>) {
    this.#options = options;
    const { document, device, name, url, openSocket, random } = options;
    this.#device = new DeviceKeeper(device, name, () => this.#publish());
    const onEvent = (event: SocketEvent): void => this.#onSocket(event);
    this.#socket = new RoomSocket({ url, openSocket, random, onEvent });
    this.#ydoc = document.ydoc;
    this.#intake = this.#listenTo(document);
    this.#presence = this.#createPresence(document, options.places.nowhere);
  }

  /** What was refused and not acknowledged. */
  get refusal(): Refusal | null {
    return this.#refusal;
  }

  /** Milliseconds since 1970, by the server's clock if this device's is wrong. */
  now(): number {
    return this.#options.now() + this.#clockOffset;
  }

  /** Takes what this device has kept, then connects. */
  async start(): Promise<void> {
    const copy = await this.#device.load();
    if (this.#closed) return;
    if (copy) {
      const kept = copy.pending.map((edit) => (edit.replay ? { ...edit, returned: true } : edit));
      this.pending.replaceAll([...kept, ...this.pending.list()]);
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

  /** Runs one gesture of the person on `ydoc`, and takes what it wrote to the device and the server. */
  write<Done>(ydoc: Y.Doc, gesture: () => Done, editsOf: (done: Done) => readonly Edit[]): Done {
    const captured: Uint8Array[] = [];
    this.#capture = captured;
    try {
      const done = transactAbout(ydoc, [], gesture);
      this.#capture = null;
      this.#took(ydoc, editsOf(done), captured);
      return done;
    } finally {
      this.#capture = null;
    }
  }

  /**
   * Begins again with an empty document, which the server fills: Yjs cannot take back what was refused, and the room may
   * have a fresh document. The device forgets its copy too.
   * @param pending what still waits, all of it to be written again.
   */
  beginAnew(
    document: LinkedDocument,
    pending: readonly KeptEdit<Edit>[],
    { isDone, refusal, code }: Beginning<Edit>,
  ): void {
    this.#refusal = refusal;
    this.pending.replaceAll(pending);
    this.#intake.stop();
    this.#intake = this.#listenTo(document);
    this.#presence.destroy();
    this.#presence = this.#createPresence(document, this.#presence.place);
    this.#ydoc = document.ydoc;
    this.#device.store((device, room) => device.reset(room, isDone, refusal));
    this.#socket.restart(code);
  }

  /** Tells the person of what could not be written again. */
  tellRefusal(refusal: Refusal | null): void {
    this.#refusal = refusal;
    this.#device.store((device, room) => device.keepRefusal(room, refusal));
    this.#publish();
  }

  /** Forgets edits that were written again, or need not be written. */
  forget(ids: readonly string[]): void {
    this.#device.store((device, room) => device.settle(room, ids));
  }

  setPlace(place: Place): void {
    this.#presence.setPlace(place);
  }

  acknowledgeRefusal(): void {
    if (this.#refusal) this.tellRefusal(null);
  }

  reconnect(): void {
    this.#state.retried();
    this.#socket.connect();
    this.#publish();
  }

  /** Resolves when this device has stored what it keeps. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#presence.destroy();
    this.#socket.close();
    this.#intake.stop();
    await this.#device.settled();
  }

  #listenTo(document: LinkedDocument): Intake {
    const { ydoc } = document;
    ydoc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === DEVICE || origin === REMOTE) return;
      if (this.#capture) this.#capture.push(update);
      else this.#took(ydoc, [], [update]);
    });
    return new Intake(document);
  }

  #createPresence({ ydoc }: LinkedDocument, place: Place): PresenceClient<Place> {
    return new PresenceClient(
      ydoc,
      { places: this.#options.places, place },
      (update) => this.#socket.send(encodeAwareness(update)),
      (others) => this.others.set(others),
    );
  }

  #took(ydoc: Y.Doc, edits: readonly Edit[], updates: readonly Uint8Array[]): void {
    const [first] = updates;
    if (!first) return;
    const update = updates.length === 1 ? first : Y.mergeUpdates([...updates]);
    // A gesture on a document that is about to be replaced is written again on the fresh one.
    const edit = { id: this.#nextEditId(), edits, replay: ydoc !== this.#ydoc };
    this.pending.add(edit, edit.replay ? null : this.#send(update));
    this.#device.store((device, room) => device.keep(room, edit.replay ? null : update, edit));
    this.#publish();
  }

  /** Sorts by time; `#editCounter` orders what one millisecond holds. */
  #nextEditId(): string {
    const { now, newId } = this.#options;
    this.#editCounter += 1;
    const part = (number: number): string => number.toString(36).padStart(9, "0");
    return `${part(now())}.${part(this.#editCounter)}.${newId()}`;
  }

  /** The number of the frame that carries it, or `null` if the next synchronisation will. */
  #send(update: Uint8Array): number | null {
    const isTaken =
      this.#exchange.hasAnswered && this.#socket.send(encodeSync(SyncStep.Update, update));
    return isTaken ? this.#exchange.sent() : null;
  }

  #onSocket(event: SocketEvent): void {
    switch (event.kind) {
      case "open":
        this.#socket.send(encodeSync(SyncStep.Step1, Y.encodeStateVector(this.#ydoc)));
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
        this.#options.ears.onRefused(frame.frame, frame.reason);
        break;
      case "outdated":
        this.#options.ears.onOutdated(frame.taken);
        break;
      case "disk-full":
        this.#isDiskFull = frame.isFull;
        break;
      case "build":
        this.build.set(frame.build);
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

  #greet(serverNow: number, role: string): void {
    const difference = serverNow - this.#options.now();
    this.#clockOffset = Math.abs(difference) > CLOCK_SLACK_MS ? difference : 0;
    this.role.set(isRole(role) ? role : null);
  }

  /** What the server does not know yet, and nothing of what it does, in one frame. */
  #answer(stateVector: Uint8Array): void {
    const update = this.#options.ears.encodeMissing(stateVector, this.pending.list());
    if (!this.#socket.send(encodeSync(SyncStep.Step2, update))) return;
    this.pending.carriedBy(this.#exchange.sent());
    this.#exchange.answered();
    this.#whenSynced();
  }

  #whenSynced(): void {
    if (!this.#exchange.isComplete || this.#state.isSynced) return;
    this.#state.synced();
    this.#hydrated = true;
    this.#options.ears.onSynced();
  }

  #settle(frames: number): void {
    const durable = this.pending.settle(frames);
    // A server that saves is one that works: the next lost connection is tried again at once.
    if (durable.length > 0 || this.pending.size === 0) {
      this.#socket.settled();
      this.#state.saved();
    }
    if (this.pending.size === 0) this.#options.ears.onSaved();
    if (durable.length > 0) this.forget(durable);
  }

  #onClosed({ code, willRetry }: { code: number; willRetry: boolean }): void {
    this.#exchange = new Exchange();
    this.#isDiskFull = false;
    this.pending.disconnected();
    // Those who are here all begin with the room's fresh document, and are back in a moment.
    if (code !== CloseCode.Outdated) this.#presence.disconnected();
    const isUseless = !willRetry && !this.#closed;
    this.#state.ended(code, { isUseless, waits: this.pending.size > 0 });
    const { ears } = this.#options;
    if (code === CloseCode.TooLarge || code === MESSAGE_TOO_BIG) ears.onRefused(null, "too-large");
    if (code === CloseCode.BadFrame) ears.onRefused(null, "malformed");
  }

  #publish(): void {
    if (this.#closed) return;
    const next = toSavingStatus({
      link: this.#state.shown(this.pending.size > 0),
      isDiskFull: this.#isDiskFull,
      hydrated: this.#hydrated,
      pending: this.pending.size,
      kept: this.#device.kept,
      refusal: this.#refusal,
    });
    if (JSON.stringify(next) !== JSON.stringify(this.status.get())) this.status.set(next);
  }
}

/** Of no structs and no deletions, an update has two bytes. */
function hasContent(update: Uint8Array): boolean {
  return update.length > 2;
}
