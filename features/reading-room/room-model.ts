import { createLiveValue, type LiveValue, type WritableLiveValue } from "@/collab/facts/live-value";
import type { ReportPlace } from "@/collab/report-place";
import type { Room } from "@/collab/room";
import { openRoom } from "@/collab/client/facts-room";
import type { SavingStatus } from "@/collab/facts/saving-status";
import type { UndoState } from "@/collab/facts/undo";
import type { Settings } from "@/contract/people";
import type { Role } from "@/domain/access/roles";
import { liveComments } from "@/domain/annotation/annotation";
import type { AnnotationId, LabelId, StatementId } from "@/domain/ids";
import { createLocator } from "@/domain/statements/locate-statement";
import type { TextRange } from "@/domain/text/range";
import { createFailures, type Failures } from "@/features/api/failures";
import type { Speaker, Words } from "@/words/speaker";
import { learnBuild } from "../upgrade/server-build";
import { loadMembers, loadPart, loadPlaces, loadProposals, loadReads, saveReads } from "./client";
import { EditionText } from "./edition-text/edition-text";
import { EditionPlaces } from "./editions/edition-places";
import { DraftStore } from "./drafts/draft-store";
import { NO_SEARCH, type Search } from "./find/search";
import { FilteredList } from "./filters/filtered-list";
import { RoomGestures } from "./gestures/room-gestures";
import { toColleagues, type Colleague } from "./live/colleagues";
import { PaintedNotes } from "./painted-notes";
import { People } from "./people";
import { ReadMarks } from "./read-marks";
import { isOrphan } from "./reading-order";
import type { RoomData, RoomLabel } from "./room-data";
import { ReviewQueue } from "./review/review-queue";
import { RoomStore } from "./room-store";
import { INITIAL_UI, type RoomUi } from "./room-ui";
import { currentStatement } from "./statements/model/step-statement";
import { TeamActors } from "./statements/model/team-actors";
import { StatementStore } from "./statements/model/statement-store";
import type { TextColumnHandle } from "./text/text-column-props";

/**
 * One report, open in one window: everything the components read and call, in small values of their own, so that each
 * renders only for what it shows. Making it does nothing; `open` connects it.
 */
export class RoomModel {
  readonly data: RoomData;
  /** For what is said outside of components: messages that come and go, and what is read out. */
  readonly words: Words<"reading-room">;
  readonly failures: Failures;
  readonly locale: string;
  readonly store: RoomStore;
  readonly places: EditionPlaces;
  readonly text: EditionText;
  readonly review: ReviewQueue;
  /** The newest edition that there is by now. */
  readonly newest: WritableLiveValue<number>;
  readonly list: FilteredList;
  readonly painted: PaintedNotes;
  readonly reads: ReadMarks;
  readonly statements: StatementStore;
  readonly actors: TeamActors;
  readonly people: People;
  readonly drafts: DraftStore;
  readonly gestures: RoomGestures;
  readonly ui: WritableLiveValue<RoomUi> = createLiveValue(INITIAL_UI);
  /** An edition that was not the newest any more when it was opened is only read. */
  readonly isOld: boolean;
  readonly settings: WritableLiveValue<Settings>;
  readonly hovered = createLiveValue<AnnotationId | null>(null);
  /** The part of the text on the screen. */
  readonly viewport = createLiveValue<TextRange | null>(null);
  /** The statement that is being read. */
  readonly reading = createLiveValue<StatementId | null>(null);
  readonly selection = createLiveValue<TextRange | null>(null);
  /** Counts how often the text was laid out again: places beside it are void then. */
  readonly layout = createLiveValue(0);
  readonly search = createLiveValue<Search>(NO_SEARCH);
  readonly status: LiveValue<SavingStatus>;
  readonly undoState: LiveValue<UndoState>;
  readonly role: LiveValue<Role>;
  readonly colleagues: LiveValue<readonly Colleague[]>;
  /** The text, once it is mounted, and the element whose top its distances count from. */
  column: TextColumnHandle | null = null;
  columnBox: HTMLElement | null = null;
  /** What had the focus before a statement's card took it. */
  statementOrigin: Element | null = null;
  readonly takeColumn = (column: TextColumnHandle | null): void => {
    this.column = column;
  };
  readonly takeColumnBox = (element: HTMLElement | null): void => {
    this.columnBox = element;
  };

  readonly #status = createLiveValue<SavingStatus>({ kind: "loading" });
  readonly #undoState = createLiveValue<UndoState>({ canUndo: false, canRedo: false });
  readonly #colleagues = createLiveValue<readonly Colleague[]>([]);
  readonly #role: WritableLiveValue<Role>;
  readonly #labels: ReadonlyMap<LabelId, RoomLabel>;
  #room: Room | null = null;
  #place: ReportPlace = {};

  constructor(data: RoomData, { speak, locale }: { speak: Speaker; locale: string }) {
    const { report, me } = data;
    this.data = data;
    this.locale = locale;
    this.words = speak("reading-room");
    this.failures = createFailures(speak("api"));
    this.#labels = new Map(data.labels.map((label) => [label.id, label]));
    this.settings = createLiveValue(me.settings);
    this.isOld = report.edition < report.newest;
    this.#role = createLiveValue(this.isOld ? "viewer" : me.role);
    this.role = this.#role;
    this.status = this.#status;
    this.undoState = this.#undoState;
    this.colleagues = this.#colleagues;
    const shown = { number: report.edition, length: data.length };
    this.text = new EditionText({
      beginning: data.beginning,
      length: data.length,
      load: (from, signal) => loadPart(report.id, report.edition, from, signal),
    });
    this.places = new EditionPlaces(data.carried, () => loadPlaces(report.id, report.edition));
    this.store = new RoomStore(shown, null, this.places.find);
    this.newest = createLiveValue(report.newest);
    this.statements = new StatementStore({
      edition: shown,
      load: (signal) => loadProposals(report.id, report.edition, signal),
      locate: (range) => createLocator(this.text.text, this.text.sections)(range),
      carried: this.places.find,
    });
    this.review = new ReviewQueue(this.store, this.statements);
    this.reads = new ReadMarks({
      marks: data.reads ?? [],
      save: (ids) => saveReads(report.id, ids),
    });
    this.painted = new PaintedNotes(this.store, (label) => this.label(label)?.colour ?? null);
    this.list = new FilteredList(this.store, {
      me: me.id,
      text: () => this.text.text,
      readAt: this.reads.readAt,
    });
    this.actors = new TeamActors(data.team.id);
    this.reads.onChange((ids) => {
      this.list.refresh(ids);
    });
    this.people = new People(data.people, async () => {
      const members = await loadMembers(data.team.id);
      return members.ok ? members.value.items : null;
    });
    this.drafts = new DraftStore({ user: me.id, report: report.id });
    this.gestures = new RoomGestures(() => this.room, report.edition);
  }

  /** The live room. Throws before `open`: no control can be used so early. */
  get room(): Room {
    if (!this.#room) throw new Error("the room is not open");
    return this.#room;
  }

  /** Connects. Returns the way to leave. */
  open(): () => void {
    const { report, me } = this.data;
    const room = openRoom({
      url: `${location.origin.replace(/^http/, "ws")}/sync`,
      room: { kind: "report", report: report.id },
      user: me.id,
    });
    this.#room = room;
    const follow = <Value>(live: LiveValue<Value>, take: (value: Value) => void): (() => void) => {
      take(live.get());
      return live.subscribe(() => {
        take(live.get());
      });
    };
    const stopAsking = this.store.onTouched((touched) => {
      if ([...touched].some((id) => this.store.standing(id)?.state === "unknown"))
        this.places.want();
    });
    const stopMissing = this.statements.strays.subscribe(() => {
      if (this.statements.strays.get().some(({ carried }) => carried === null)) this.places.want();
    });
    this.places.open((ids) => {
      this.store.refresh(ids as readonly AnnotationId[]);
      this.statements.refresh();
    });
    let stopEditions = (): void => undefined;
    const attach = (): void => {
      stopEditions();
      this.store.attach(room.document);
      this.statements.attach(room.document);
      stopEditions = room.document.onThings("revisions", () => this.#learnEditions());
      this.#learnEditions();
    };
    attach();
    void this.statements.load();
    if (this.data.reads === null) void this.#learnReads();
    const stops = [
      this.text.open(),
      this.text.shown.subscribe(() => this.#followText()),
      stopAsking,
      stopMissing,
      () => stopEditions(),
      () => this.places.close(),
      room.onDocument(attach),
      follow(room.status, this.#status.set),
      follow(room.undoState, this.#undoState.set),
      follow(room.role, (role) => {
        this.#role.set(this.isOld ? "viewer" : (role ?? me.role));
      }),
      follow(room.build, learnBuild),
      follow(room.others, (others) => {
        this.people.learn(others.values());
        this.#colleagues.set(toColleagues(others, me.id, this.data.length));
      }),
    ];
    const followReading = (): void => {
      const view = this.viewport.get();
      this.reading.set(
        (view && currentStatement(this.statements.all.get().items, view)?.id) ?? null,
      );
    };
    stops.push(
      this.viewport.subscribe(followReading),
      this.statements.all.subscribe(followReading),
    );
    room.setPlace(this.#place);
    return () => {
      for (const stop of stops) stop();
      this.statements.destroy();
      this.#room = null;
      void this.drafts.flush();
      void this.reads.flush();
      void room.close();
    };
  }

  /** What rests on words that were not there yet is found again when all of them are. */
  #followText(): void {
    if (!this.text.whole) return;
    this.statements.refresh();
    this.list.refresh(this.store.order().map(({ id }) => id));
  }

  async #learnReads(): Promise<void> {
    const marks = await loadReads(this.data.report.id);
    if (marks) this.reads.learn(marks);
  }

  #learnEditions(): void {
    const told = [...(this.#room?.document.things("revisions") ?? [])].map(
      ({ edition }) => edition,
    );
    const newest = Math.max(this.newest.get(), ...told);
    if (newest > this.newest.get()) this.newest.set(newest);
  }

  readonly label = (id: LabelId): RoomLabel | null => this.#labels.get(id) ?? null;

  /** The labels that can still be given, in the team's order. */
  get offeredLabels(): readonly RoomLabel[] {
    return this.data.labels.filter(({ archived }) => !archived);
  }

  /** The words that a note is about: in this edition, else as somebody has last seen them. */
  quote(id: AnnotationId): string {
    const place = this.store.place(id);
    const words =
      place && !isOrphan(place)
        ? this.text.text.slice(place.start, place.end)
        : (this.places.find(id)?.exact ?? "");
    return words.replace(/\s+/gu, " ");
  }

  /** Tells the others where this person is; what is not named stays as it was. */
  say(place: ReportPlace): void {
    this.#place = { ...this.#place, ...place };
    this.#room?.setPlace(this.#place);
  }

  markAllRead(): void {
    const unread = this.store.order().flatMap(({ id }) => (this.list.isUnread(id) ? [id] : []));
    this.reads.mark(unread, Date.now());
  }

  /** The words of a thread are on the screen of somebody who looks at them. */
  markRead(id: AnnotationId): void {
    const annotation = this.store.annotation(id);
    if (!annotation || document.hidden) return;
    const last = liveComments(annotation).at(-1)?.created ?? 0;
    const before = this.reads.readAt(id) ?? 0;
    if (last > before) this.reads.mark([id], Math.max(last, Date.now()));
  }
}
