import { del, get, set, type UseStore } from "idb-keyval";
import { deviceTexts, openDraftsDatabase } from "@/collab/device/device-places";
import type { TextRange } from "@/domain/text/range";
import { toDraftKey, type DraftOwner, type DraftPlace } from "./draft-key";

/** What somebody has typed and not sent; `range` and its edition for a comment on a new passage. */
export type Draft = { body: string; range?: TextRange; edition?: number };

const SAVE_DELAY_MS = 300;

type Waiting = { draft: Draft | null; timer: ReturnType<typeof setTimeout> };

/**
 * Drafts on the device, so that a reload, a crash or a wrong click loses no words. A device that keeps nothing (private
 * windows, a full disk, somebody who wants it so) only loses this safety: typing goes on as before, and what is typed
 * stays as long as the window.
 */
export class DraftStore {
  readonly #owner: DraftOwner;
  readonly #waiting = new Map<string, Waiting>();
  /** What is on its way into the database, which a page that goes away may cut off. */
  readonly #writing = new Map<string, Waiting>();
  #store: UseStore | null = null;
  /** Where the device keeps nothing. */
  readonly #unkept = new Map<string, Draft>();

  constructor(owner: DraftOwner) {
    this.#owner = owner;
  }

  async load(place: DraftPlace): Promise<Draft | null> {
    const key = toDraftKey(this.#owner, place);
    const waiting = this.#waiting.get(key);
    if (waiting) return waiting.draft;
    const rescued = takeRescued(key);
    if (rescued !== undefined) {
      this.save(place, rescued);
      return rescued;
    }
    try {
      const store = this.#open();
      return store ? parseDraft(await get(key, store)) : (this.#unkept.get(key) ?? null);
    } catch {
      return null;
    }
  }

  /** Written a moment later; `null` or blank forgets the draft. */
  save(place: DraftPlace, draft: Draft | null): void {
    const key = toDraftKey(this.#owner, place);
    const kept = draft === null || draft.body.trim() === "" ? null : draft;
    clearTimeout(this.#waiting.get(key)?.timer);
    const timer = setTimeout(() => void this.#write(key), SAVE_DELAY_MS);
    this.#waiting.set(key, { draft: kept, timer });
  }

  /** Whether leaving the page now would lose what was typed. */
  get wouldLose(): boolean {
    return (
      this.#unkept.size > 0 ||
      (this.#open() === null && [...this.#waiting.values()].some(({ draft }) => draft !== null))
    );
  }

  /** Writes what is waiting now: the page is going away, perhaps before the database has opened. */
  async flush(): Promise<void> {
    for (const [key, { draft }] of this.#writing) rescue(key, draft);
    for (const [key, { draft }] of this.#waiting) rescue(key, draft);
    await Promise.all([...this.#waiting.keys()].map((key) => this.#write(key)));
  }

  async #write(key: string): Promise<void> {
    const waiting = this.#waiting.get(key);
    if (!waiting) return;
    clearTimeout(waiting.timer);
    this.#waiting.delete(key);
    const store = this.#open();
    if (!store) {
      if (waiting.draft === null) this.#unkept.delete(key);
      else this.#unkept.set(key, waiting.draft);
      return;
    }
    const { draft } = waiting;
    this.#writing.set(key, waiting);
    const isLatest = (): boolean => this.#writing.get(key) === waiting;
    try {
      await (draft === null ? del(key, store) : set(key, draft, store));
      // What was typed since has been rescued in its place, and is still to be written.
      if (isLatest() && !this.#waiting.has(key)) takeRescued(key);
    } catch {
      // The device keeps nothing; the field still holds the words.
    } finally {
      if (isLatest()) this.#writing.delete(key);
    }
  }

  #open(): UseStore | null {
    this.#store ??= openDraftsDatabase();
    return this.#store;
  }
}

/** Synchronous, unlike the database: it is done before the page is gone. `null` says that the draft was sent. */
function rescue(key: string, draft: Draft | null): void {
  // Where it cannot be stored, the database may still be quick enough.
  deviceTexts.write(key, JSON.stringify(draft));
}

/** `undefined` where nothing was rescued. */
function takeRescued(key: string): Draft | null | undefined {
  try {
    const kept = deviceTexts.read(key);
    if (kept === null) return undefined;
    deviceTexts.remove(key);
    return parseDraft(JSON.parse(kept));
  } catch {
    return undefined;
  }
}

function parseDraft(raw: unknown): Draft | null {
  if (typeof raw !== "object" || raw === null || !("body" in raw) || typeof raw.body !== "string")
    return null;
  return raw as Draft;
}
