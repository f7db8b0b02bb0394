import { createLiveValue, type LiveValue } from "@/collab/facts/live-value";
import type { EditionPart } from "@/domain/edition/parts";
import { findSections } from "@/domain/edition/sections";
import type { Section } from "@/domain/edition/structure";

/** As much of an edition as the page has by now, from its beginning on. */
export type ShownText = {
  text: string;
  parts: readonly EditionPart[];
  /** Those of the beginning, until the text is whole. */
  sections: readonly Section[];
  whole: boolean;
};

type Options = {
  beginning: EditionPart;
  /** Of the whole, in UTF-16 code units. */
  length: number;
  /** The part from an offset on; `null` where the server does not answer. */
  load: (from: number, signal: AbortSignal) => Promise<EditionPart | null>;
};

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;

/**
 * The text of the edition that is read here. It begins with what came with the page, and the rest follows, one part
 * after the other, until all of it is there.
 */
export class EditionText {
  readonly length: number;
  readonly shown: LiveValue<ShownText>;
  readonly #shown;
  readonly #load: Options["load"];

  constructor({ beginning, length, load }: Options) {
    this.length = length;
    this.#load = load;
    this.#shown = createLiveValue<ShownText>({
      text: beginning.text,
      parts: [beginning],
      sections: toSections([beginning], length),
      whole: beginning.end >= length,
    });
    this.shown = this.#shown;
  }

  /** What there is by now. */
  get text(): string {
    return this.#shown.get().text;
  }

  get whole(): boolean {
    return this.#shown.get().whole;
  }

  get sections(): readonly Section[] {
    return this.#shown.get().sections;
  }

  /** Loads the missing parts. Returns a function that stops loading; parts that have come stay. */
  open(): () => void {
    const leaving = new AbortController();
    void this.#complete(leaving.signal);
    return () => leaving.abort();
  }

  async #complete(signal: AbortSignal): Promise<void> {
    const isLeft = (): boolean => signal.aborted;
    let wait = FIRST_WAIT_MS;
    let coming: Promise<EditionPart | null> | null = null;
    while (!this.whole) {
      const part: EditionPart | null = await (coming ?? this.#load(this.text.length, signal));
      if (isLeft()) return;
      // It travels while the page takes this one in.
      coming = part && part.end < this.length ? this.#load(part.end, signal) : null;
      if (part) await untilIdle();
      else await sleep(wait);
      if (isLeft()) return;
      wait = part ? FIRST_WAIT_MS : Math.min(LONGEST_WAIT_MS, wait * 2);
      if (part) this.#append(part);
    }
  }

  #append(part: EditionPart): void {
    const before = this.#shown.get();
    const parts = [...before.parts, part];
    const whole = part.end >= this.length;
    this.#shown.set({
      text: before.text + part.text,
      parts,
      sections: whole ? toSections(parts, this.length) : before.sections,
      whole,
    });
  }
}

function toSections(parts: readonly EditionPart[], length: number): readonly Section[] {
  const headings = parts.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === "heading"));
  const text = parts.map((part) => part.text).join("");
  const sections = findSections({ blocks: headings, marks: [] }, text);
  // Until the rest is known, what is open goes on to the end.
  return sections.map((one) => (one.end === text.length ? { ...one, end: length } : one));
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Lets what a person does go first. */
function untilIdle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has none.
    if (typeof requestIdleCallback === "function") {
      requestIdleCallback(() => resolve(), { timeout: 200 });
    } else setTimeout(resolve, 0);
  });
}
