import { createStore, del, get, set, type UseStore } from "idb-keyval";
import type { TextRange } from "@/domain/text/range";
import { toDraftKey, type DraftOwner, type DraftPlace } from "./draft-key";

/** What somebody has typed and not sent; `range` and its edition for a comment on a new passage. */
export type Draft = { body: string; range?: TextRange; edition?: number };

const SAVE_DELAY_MS = 300;

/**
 * Drafts on the device, so that a reload, a crash or a wrong click loses no words. A device that keeps nothing (private
 * windows, a full disk) only loses this safety: typing goes on as before.
 */
export class DraftStore {
  readonly #owner: DraftOwner;
  readonly #waiting = new Map<
    string,
    { draft: Draft | null; timer: ReturnType<typeof setTimeout> }
  >();
  #store: UseStore | null = null;

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
      return parseDraft(await get(key, this.#open()));
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

  /** Writes what is waiting now: the page is going away, perhaps before the database has opened. */
  async flush(): Promise<void> {
    for (const [key, { draft }] of this.#waiting) rescue(key, draft);
    await Promise.all([...this.#waiting.keys()].map((key) => this.#write(key)));
  }

  async #write(key: string): Promise<void> {
    const waiting = this.#waiting.get(key);
    if (!waiting) return;
    clearTimeout(waiting.timer);
    this.#waiting.delete(key);
    try {
      await (waiting.draft === null
        ? del(key, this.#open())
        : set(key, waiting.draft, this.#open()));
      takeRescued(key);
    } catch {
      // The device keeps nothing; the field still holds the words.
    }
  }

  #open(): UseStore {
    this.#store ??= createStore("caucus-drafts", "drafts");
    return this.#store;
  }
}

/** Synchronous, unlike the database: it is done before the page is gone. `null` says that the draft was sent. */
function rescue(key: string, draft: Draft | null): void {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Full, or not there: the database may still be quick enough.
  }
}

/** `undefined` where nothing was rescued. */
function takeRescued(key: string): Draft | null | undefined {
  try {
    const kept = localStorage.getItem(key);
    if (kept === null) return undefined;
    localStorage.removeItem(key);
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
