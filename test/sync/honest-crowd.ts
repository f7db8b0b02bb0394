import * as prng from "lib0/prng";
import * as Y from "yjs";
import {
  addComment,
  createAnnotation,
  editComment,
  remove,
  restore,
  retarget,
  setThreadState,
  toggleLabel,
  toggleReaction,
  type Acting,
  type Command,
} from "@/collab/facts/commands";
import type { PendingEdit } from "@/collab/facts/commands";
import { ReportDocument } from "@/collab/facts/document-model";
import { encodeMissing } from "@/collab/wire/encode-missing";
import { UndoStack } from "@/collab/facts/undo/undo";
import { REACTION_EMOJI } from "@/domain/facts/report/reactions";
import type { Crowd, CrowdFrame } from "../campaigns/fuzzed-room";
import { ID_ALPHABET, ID_LENGTH, type LabelId, type UserId } from "@/domain/ids";

const EDITION_LENGTH = 10_000;
export const EDITION_TEXT = "Viet Nam asked for the floor. ".repeat(400).slice(0, EDITION_LENGTH);
/** More would make each step slower and no step different. */
const MOST_ANNOTATIONS = 40;

export const LABELS = ["labellabel01", "labellabel02"] as LabelId[];

/** One window: its document, what it may undo, and what the server has sent and it has not read yet. */
class Tab {
  readonly document = new ReportDocument();
  readonly undo = new UndoStack();
  readonly acting: Acting;
  /** What was written without a connection. */
  readonly pending: PendingEdit[] = [];
  readonly #isStock: boolean;
  inbox: Uint8Array[] = [];
  online = true;

  constructor(acting: Acting, isStock: boolean) {
    this.acting = acting;
    this.#isStock = isStock;
  }

  did({ edits }: Command): void {
    if (!this.online && edits.length > 0) this.pending.push({ id: "", edits, replay: false });
  }

  /** What it sends when it comes back: what is missing, or, as stock clients do, all that it knows to be deleted too. */
  missing(stateVector: Uint8Array): Uint8Array {
    const { ydoc } = this.document;
    return this.#isStock
      ? Y.encodeStateAsUpdate(ydoc, stateVector)
      : encodeMissing(ydoc, stateVector, this.pending.splice(0));
  }

  read(count: number): void {
    for (const update of this.inbox.splice(0, count)) Y.applyUpdate(this.document.ydoc, update);
  }
}

/**
 * People who do what people do, in several windows each: they write, change their minds, go offline, come back, read
 * late, and open new windows. Everything follows from the seed.
 */
export class HonestCrowd implements Crowd {
  readonly #dice: prng.PRNG;
  readonly #server: Y.Doc;
  readonly #now: () => number;
  readonly #tabs: Tab[] = [];

  /** @param server the document that accepted updates are applied to; only read here. */
  constructor(seed: number, server: Y.Doc, people: readonly UserId[], now: () => number) {
    this.#dice = prng.create(seed);
    this.#server = server;
    this.#now = now;
    for (const user of people)
      for (let tab = 0; tab < 2; tab += 1) this.#tabs.push(this.#tab(user));
  }

  /** One thing that happens to one window; the frames that it sends. */
  step(): CrowdFrame[] {
    const index = this.#roll(this.#tabs.length);
    const tab = this.#tabs[index];
    if (!tab) return [];
    const what = this.#roll(200);
    if (what < 5) return this.#toggleLine(tab);
    if (what === 5 && tab.online) this.#tabs[index] = this.#tab(tab.acting.user);
    if (what < 40 && tab.online) tab.read(this.#roll(tab.inbox.length + 1));
    if (what < 40) return [];
    const updates: Uint8Array[] = [];
    const take = (update: Uint8Array): unknown => updates.push(update);
    tab.document.ydoc.on("update", take);
    this.#gesture(tab);
    tab.document.ydoc.off("update", take);
    if (!tab.online || updates.length === 0) return [];
    return [{ user: tab.acting.user, bytes: Y.mergeUpdates(updates) }];
  }

  /** What the server sends to everybody. */
  hear(update: Uint8Array): void {
    for (const tab of this.#tabs) if (tab.online) tab.inbox.push(update);
  }

  /** Brings everybody online and up to date; the documents that they see then. */
  *settle(): Generator<CrowdFrame, ReportDocument[]> {
    for (const tab of this.#tabs) if (!tab.online) yield* this.#toggleLine(tab);
    for (const tab of this.#tabs) tab.read(Infinity);
    return this.#tabs.map(({ document }) => document);
  }

  #toggleLine(tab: Tab): CrowdFrame[] {
    tab.online = !tab.online;
    if (!tab.online) {
      tab.inbox = [];
      return [];
    }
    const { ydoc } = tab.document;
    const theirs = tab.missing(Y.encodeStateVector(this.#server));
    Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(this.#server, Y.encodeStateVector(ydoc)));
    return [{ user: tab.acting.user, bytes: theirs }];
  }

  #tab(user: UserId): Tab {
    const tab = new Tab({ user, now: this.#now, newId: () => this.#id() }, this.#roll(2) === 0);
    Y.applyUpdate(tab.document.ydoc, Y.encodeStateAsUpdate(this.#server));
    return tab;
  }

  #gesture(tab: Tab): void {
    const { document, undo, acting } = tab;
    const did = (command: Command): void => {
      undo.push(command);
      tab.did(command);
    };
    const annotations = [...document.annotations()];
    const annotation = annotations[this.#roll(Math.max(1, annotations.length))];
    const what = this.#roll(12);
    if (what >= 10) {
      const outcome = what === 10 ? undo.undo(document, acting) : undo.redo(document, acting);
      if (outcome) tab.did(outcome.command);
      return;
    }
    if (!annotation || (what < 2 && annotations.length < MOST_ANNOTATIONS)) {
      const comment = what === 1 ? { comment: "What does “ready” mean?" } : {};
      const draft = { edition: 1, range: this.#range(), labels: LABELS.slice(what), ...comment };
      did(createAnnotation(document, acting, draft).command);
      return;
    }
    const isMine = annotation.creator === acting.user;
    const comment = annotation.comments[this.#roll(Math.max(1, annotation.comments.length))];
    const mine = comment?.creator === acting.user ? comment : null;
    const emoji = REACTION_EMOJI[this.#roll(REACTION_EMOJI.length)] ?? "👍";
    const label = LABELS[this.#roll(LABELS.length)] as LabelId;
    const { id } = annotation;
    if (what === 2) did(toggleLabel(document, acting, id, label));
    else if (what === 3 && comment) did(toggleReaction(document, acting, comment.id, emoji));
    else if (what === 4 && mine) did(editComment(document, acting, mine.id, "Said better."));
    else if (what === 5 && isMine) did(retarget(document, acting, id, 1, this.#range()));
    else if (what === 6 && isMine && !annotation.deleted) did(remove(document, acting, id));
    else if (what === 7 && isMine && annotation.deleted) did(restore(document, acting, id));
    else if (what === 8 && mine && !mine.deleted) did(remove(document, acting, mine.id));
    else if (what === 9) {
      const state = annotation.state === "open" ? "resolved" : "open";
      did(setThreadState(document, acting, id, state));
    } else did(addComment(document, acting, id, "Agreed — but ask them first.").command);
  }

  #range(): { start: number; end: number } {
    const start = this.#roll(EDITION_LENGTH - 100);
    return { start, end: start + 2 + this.#roll(98) };
  }

  #id(): string {
    return Array.from({ length: ID_LENGTH }, () => ID_ALPHABET[this.#roll(36)]).join("");
  }

  #roll(sides: number): number {
    return prng.int32(this.#dice, 0, sides - 1);
  }
}
