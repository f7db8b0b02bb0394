import type { ReportDocument } from "@/collab/facts/document-model";
import { createLiveValue, type LiveValue, type WritableLiveValue } from "@/collab/facts/live-value";
import type { ReportPlace } from "@/collab/report-place";
import type { Room } from "@/collab/room";
import { openRoom } from "@/collab/client/facts-room";
import type { SavingStatus } from "@/collab/facts/saving-status";
import type { UndoState } from "@/collab/facts/undo/undo";
import type { Settings } from "@/contract/people";
import type { Role } from "@/domain/access/roles";
import type { TextRange } from "@/domain/text/range";
import { createFailures, type Failures } from "@/features/api/failures";
import { learnBuild } from "@/features/upgrade/server-build";
import { layersThere } from "@/features/shortcuts/layers";
import type { KeyPress } from "@/features/shortcuts/match-press";
import { resolveKeys, type Bindings } from "@/features/shortcuts/resolve-keys";
import type { Speaker, Words } from "@/words/speaker";
import { loadMembers, loadPart } from "./client";
import { EditionText } from "./edition-text";
import { followValue } from "./follow-value";
import { INITIAL_UI, type RoomUi } from "./open";
import type { CommandOf, ModelOf, PartOf } from "./part";
import { People } from "./people";
import type { RoomData } from "./room-data";
import { takeKey } from "./keys/take-key";
import type { TextColumnHandle } from "./text-handle";

export type RoomPart = PartOf<RoomKernel>;
export type Command = CommandOf<RoomKernel>;
export type PartModel<Model> = ModelOf<RoomKernel, Model>;

/**
 * One report, open in one window: its text, its shared document, who reads it and what they have open, in small values
 * of their own, so that components render only for what they show. What parts keep is asked with `model`. Making it does
 * nothing; `connect` opens it.
 */
export class RoomKernel {
  readonly data: RoomData;
  readonly parts: readonly RoomPart[];
  /** For what is said outside of components: messages that come and go, and what is read out. */
  readonly words: Words<"reading-room">;
  readonly failures: Failures;
  readonly locale: string;
  /** An edition that was not the newest any more when it was opened is only read. */
  readonly isOld: boolean;
  readonly text: EditionText;
  readonly people: People;
  readonly ui: WritableLiveValue<RoomUi> = createLiveValue(INITIAL_UI);
  readonly settings: WritableLiveValue<Settings>;
  /** Which key calls each command of the parts. */
  readonly keys: LiveValue<Bindings>;
  /** The part of the text on the screen. */
  readonly viewport = createLiveValue<TextRange | null>(null);
  readonly selection = createLiveValue<TextRange | null>(null);
  /** Counts how often the text was laid out again: places beside it are void then. */
  readonly layout = createLiveValue(0);
  readonly status: LiveValue<SavingStatus>;
  readonly undoState: LiveValue<UndoState>;
  readonly role: LiveValue<Role>;
  /** The text, once it is mounted, and the element whose top its distances count from. */
  column: TextColumnHandle | null = null;
  columnBox: HTMLElement | null = null;
  readonly takeColumn = (column: TextColumnHandle | null): void => {
    this.column = column;
  };
  readonly takeColumnBox = (element: HTMLElement | null): void => {
    this.columnBox = element;
  };

  readonly #models = new Map<PartModel<unknown>, unknown>();
  readonly #status = createLiveValue<SavingStatus>({ kind: "loading" });
  readonly #undoState = createLiveValue<UndoState>({ canUndo: false, canRedo: false });
  readonly #role: WritableLiveValue<Role>;
  #shared: Room | null = null;
  #place: ReportPlace = {};

  constructor(
    data: RoomData,
    parts: readonly RoomPart[],
    { speak, locale }: { speak: Speaker; locale: string },
  ) {
    const { report, me } = data;
    this.data = data;
    this.parts = parts;
    this.locale = locale;
    this.words = speak("reading-room");
    this.failures = createFailures(speak("api"));
    this.settings = createLiveValue(me.settings);
    this.isOld = report.edition < report.newest;
    this.#role = createLiveValue(this.isOld ? "viewer" : me.role);
    this.role = this.#role;
    this.status = this.#status;
    this.undoState = this.#undoState;
    this.text = new EditionText({
      beginning: data.beginning,
      length: data.length,
      load: (from, signal) => loadPart(report.id, report.edition, from, signal),
    });
    this.people = new People(data.people, async () => {
      const members = await loadMembers(data.team.id);
      return members.ok ? members.value.items : null;
    });
    const keys = createLiveValue<Bindings>(new Map());
    followValue(this.settings, (settings) =>
      keys.set(resolveKeys(this.#commands, settings).bindings),
    );
    this.keys = keys;
    for (const { models = [] } of parts) for (const model of models) this.model(model);
  }

  /** What a part keeps of this room; made for whoever asks first. */
  model<Model>(key: PartModel<Model>): Model {
    // What is kept under a key was made by it.
    if (this.#models.has(key)) return this.#models.get(key) as Model;
    const model = key.create(this);
    this.#models.set(key, model);
    return model;
  }

  /** The shared document and its connection. Throws before `connect`: no control can be used so early. */
  get shared(): Room {
    if (!this.#shared) throw new Error("the room is not open");
    return this.#shared;
  }

  /** Opens the shared document. Returns a function that leaves it. */
  connect(): () => void {
    const { report, me } = this.data;
    const shared = openRoom({
      url: `${location.origin.replace(/^http/, "ws")}/sync`,
      room: { kind: "report", report: report.id },
      user: me.id,
    });
    this.#shared = shared;
    const stops = [
      this.text.open(),
      ...this.parts.map((part) => part.connect?.(this)),
      followValue(shared.status, this.#status.set),
      followValue(shared.undoState, this.#undoState.set),
      followValue(shared.role, (role) => {
        this.#role.set(this.isOld ? "viewer" : (role ?? me.role));
      }),
      followValue(shared.build, learnBuild),
      followValue(shared.others, (others) => this.people.learn(others.values())),
    ];
    shared.setPlace(this.#place);
    return () => {
      for (const stop of stops) stop?.();
      this.#shared = null;
      void shared.close();
    };
  }

  /** Takes the document now, and again whenever another takes its place. Returns the unsubscribe function. */
  followDocument(take: (document: ReportDocument) => void): () => void {
    const { shared } = this;
    take(shared.document);
    return shared.onDocument(() => take(shared.document));
  }

  /** Tells the others where this person is; what is not named stays as it was. */
  say(place: ReportPlace): void {
    this.#place = { ...this.#place, ...place };
    this.#shared?.setPlace(this.#place);
  }

  /** Calls what the key means here. `typing`: it goes into a field. Returns whether it meant anything. */
  press(press: KeyPress, typing: boolean): boolean {
    const { open } = this.ui.get();
    return takeKey(this, press, typing, {
      shortcuts: this.#commands,
      bindings: this.keys.get(),
      layers: layersThere(
        this.selection.get() !== null,
        open.kind === "nothing" ? null : open.kind,
      ),
    });
  }

  get #commands(): readonly CommandOf<RoomKernel, string, string>[] {
    return this.parts.flatMap(({ commands = [] }) => commands);
  }
}
