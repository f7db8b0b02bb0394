import type { Role } from "@/domain/access/roles";
import { writeRoomName } from "@/domain/rooms/room-name";
import type { Acting, Command, FactEdit, PendingEdit } from "../facts/commands";
import { openDeviceStore } from "../device/device-store";
import { ReportDocument } from "../facts/document-model";
import { encodeMissing } from "../wire/encode-missing";
import type { LiveValue } from "../facts/live-value";
import { mendEdits } from "../facts/mend-edits";
import { newId } from "../facts/new-id";
import { openRooms } from "./open-rooms";
import { REPORT_PLACES, type ReportPlace, type ReportPresence } from "../report-place";
import { addRefusal, findRefused } from "../facts/refused-edits";
import { isTaken, ReturnedEdits } from "../facts/returned-edits";
import { writeAgain } from "../facts/write-again";
import { CloseCode } from "../wire/protocol";
import type { Room, RoomOptions } from "../room";
import type { SavingStatus } from "../facts/saving-status";
import { UndoStack, type UndoOutcome, type UndoState } from "../facts/undo/undo";
import type { Beginning } from "./link-options";
import { RoomLink } from "./room-link";

export function openRoom(options: RoomOptions): Room {
  return new FactsRoom(options);
}

/** A room whose document is a set of facts: gestures are commands, taken back and written again fact by fact. */
class FactsRoom implements Room {
  readonly #link: RoomLink<FactEdit, ReportPlace>;
  readonly #acting: Acting;
  readonly #undo = new UndoStack();
  readonly #documentListeners = new Set<() => void>();

  /** What is shown. While recovering from a refusal, the fresh document is filled behind it. */
  #document = new ReportDocument();
  #fresh: ReportDocument | null = null;
  /** Whether that is the room's own next document, rather than another copy of the one that is shown. */
  #isReborn = false;
  #refusalRounds = 0;
  #closed = false;

  constructor(options: RoomOptions) {
    const { user, now = Date.now } = options;
    const name = writeRoomName(options.room);
    this.#acting = { user, now: () => this.#link.now(), newId: options.newId ?? newId };
    this.#link = new RoomLink<FactEdit, ReportPlace>({
      name,
      url: `${options.url}/${name}?caucus=1`,
      document: this.#document,
      places: REPORT_PLACES,
      device: options.device === undefined ? openDeviceStore(user) : options.device,
      now,
      newId: this.#acting.newId,
      openSocket: options.openSocket,
      random: options.random,
      ears: {
        encodeMissing: (stateVector, pending) =>
          encodeMissing((this.#fresh ?? this.#document).ydoc, stateVector, pending),
        onSynced: () => {
          if (this.#fresh) this.#show(this.#fresh);
          else this.#replay();
        },
        onSaved: () => (this.#refusalRounds = 0),
        onRefused: (frame, reason) => this.#recover(frame, reason),
        onOutdated: (taken) => this.#return(taken),
      },
    });
    openRooms.add(this);
    void this.#link.start();
  }

  unsent(): readonly string[] {
    return this.#link.pending.list().map(({ id }) => id);
  }

  get document(): ReportDocument {
    return this.#document;
  }
  get undoState(): LiveValue<UndoState> {
    return this.#undo.state;
  }
  get status(): LiveValue<SavingStatus> {
    return this.#link.status;
  }
  get role(): LiveValue<Role | null> {
    return this.#link.role;
  }
  get build(): LiveValue<string | null> {
    return this.#link.build;
  }
  get others(): LiveValue<ReadonlyMap<number, ReportPresence>> {
    return this.#link.others;
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

  setPlace(place: ReportPlace): void {
    this.#link.setPlace(place);
  }

  acknowledgeRefusal(): void {
    this.#link.acknowledgeRefusal();
  }

  reconnect(): void {
    this.#link.reconnect();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    openRooms.delete(this);
    const stored = this.#link.close();
    this.#document.destroy();
    this.#document.ydoc.destroy();
    this.#fresh?.ydoc.destroy();
    await stored;
  }

  #run<Done>(gesture: () => Done, commandOf: (done: Done) => Command | null): Done {
    return this.#link.write(this.#document.ydoc, gesture, (done) => commandOf(done)?.edits ?? []);
  }

  /**
   * The server has refused something, and Yjs cannot take it back here: the copy is dropped, on the device too, the
   * room is loaded afresh, and what was not refused is written again.
   */
  #recover(frame: number | null, reason: string): void {
    const { pending, refusal } = this.#link;
    this.#refusalRounds += 1;
    const asMade = pending.list();
    // The clock of this device was wrong, or its program older, when they were made: nobody loses an edit over that.
    const mended = mendEdits(asMade, reason, this.#acting.now());
    const isMended = mended.some((edit, index) => edit !== asMade[index]);
    const inFrame = frame === null ? [] : pending.inFrame(frame);
    const refused = isMended ? [] : findRefused(mended, inFrame, reason, this.#refusalRounds);
    const survivors = mended
      .filter((edit) => !refused.includes(edit))
      .map((edit) => ({ ...edit, replay: true }));
    const ids = new Set(refused.map(({ id }) => id));
    this.#isReborn = false;
    this.#begin(survivors, {
      isDone: ({ id }) => ids.has(id),
      refusal: addRefusal(refusal, reason, refused, this.#document, this.#acting.user),
      code: CloseCode.Refused,
    });
  }

  /** The room has a fresh document: what the server has not taken in is judged against that, and written in it. */
  #return(taken: ReadonlyMap<number, number>): void {
    const { pending, refusal } = this.#link;
    const isDone = (edit: PendingEdit): boolean => isTaken(edit, taken);
    const unsaved = pending
      .list()
      .filter((edit) => !isDone(edit))
      .map((edit) => ({ ...edit, replay: true, returned: true }));
    this.#isReborn = true;
    this.#begin(unsaved, { isDone, refusal, code: CloseCode.Outdated });
  }

  #begin(pending: readonly PendingEdit[], why: Beginning<FactEdit>): void {
    const outdated = this.#fresh;
    this.#fresh = new ReportDocument();
    this.#link.beginAnew(this.#fresh, pending, why);
    outdated?.ydoc.destroy();
  }

  #show(fresh: ReportDocument): void {
    const old = this.#document;
    this.#document = fresh;
    this.#fresh = null;
    if (!this.#isReborn) this.#undo.clear();
    for (const listener of [...this.#documentListeners]) listener();
    this.#replay();
    if (this.#isReborn) this.#undo.moveTo(fresh, old);
    old.destroy();
    old.ydoc.destroy();
  }

  /**
   * Writes again what survived a refusal or has come back, each in a frame of its own, so that the next refusal names the
   * bad one. What somebody else has set meanwhile is left, and the person is told.
   */
  #replay(): void {
    const { pending, refusal } = this.#link;
    const edits = pending.list();
    const replayed = edits.filter(({ replay }) => replay);
    if (replayed.length === 0) return;
    pending.replaceAll(edits.filter((edit) => !edit.replay));
    const returned = new ReturnedEdits(this.#document);
    const changed: PendingEdit[] = [];
    for (const edit of replayed) {
      const verdict = edit.returned ? returned.judge(edit) : "write";
      if (verdict === "changed") changed.push(edit);
      if (verdict !== "write") continue;
      this.#run(
        () => writeAgain(this.#document, edit.edits, this.#acting.user),
        (command) => command,
      );
      returned.wrote(edit);
    }
    this.#link.forget(replayed.map(({ id }) => id));
    if (changed.length === 0) return;
    const { user } = this.#acting;
    this.#link.tellRefusal(addRefusal(refusal, "changed-meanwhile", changed, this.#document, user));
  }
}

function toCommand(done: Command | { command: Command }): Command {
  return "command" in done ? done.command : done;
}
