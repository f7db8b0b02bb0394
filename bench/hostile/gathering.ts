import type { Pen } from "@/test/sync/pens";
import { encodeEdits } from "../sync/edits";
import { monotonicNow, type Place, type Seat } from "../sync/job";
import { HonestWindow } from "./honest-window";

const EDIT_MS = 1_000;
const CURSOR_MS = 200;

/** Windows in one room, whose people write and see what the others write. */
export class Gathering {
  readonly #seats: readonly Seat[];
  readonly #windows: readonly HonestWindow[];
  readonly #pen: Pen | undefined;
  /** When which edit was written: ms of the machine's monotonic clock, by client id and clock. */
  readonly #sent = new Map<string, number>();

  /** @param pen how they write; highlights in a report if it is not named */
  constructor(place: Place, seats: readonly Seat[], pen?: Pen) {
    this.#seats = seats;
    this.#windows = seats.map((seat) => new HonestWindow(place, seat));
    this.#pen = pen;
  }

  /** The document has come to everybody. */
  async opened(): Promise<void> {
    await Promise.all(this.#windows.map(({ opened }) => opened));
  }

  /** Everybody writes and moves their cursor for so long. Returns the way to stop. */
  write(forMs: number): () => void {
    const over = performance.now() + forMs;
    const stops = this.#windows.flatMap((window, at) => {
      const seat = this.#seats[at];
      if (!seat) return [];
      const count = Math.ceil(forMs / EDIT_MS) + 1;
      const updates = encodeEdits(seat.user, seat.clientId, { count, perUpdate: 1 }, this.#pen);
      const share = at / this.#windows.length;
      return [
        every(EDIT_MS, share, () => {
          const update = updates.shift();
          if (!update || performance.now() >= over) return;
          this.#sent.set(`${seat.clientId} ${count - updates.length}`, monotonicNow());
          window.edit(update);
        }),
        every(CURSOR_MS, share, () => window.moveCursor()),
      ];
    });
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** How long it took until each of the others saw an edit, ms, for all that they have seen. */
  get delays(): number[] {
    return this.#windows.flatMap(({ seen }) =>
      seen.flatMap(([client, clock, at]) => {
        const written = this.#sent.get(`${client} ${clock}`);
        return written === undefined ? [] : [at - written];
      }),
    );
  }

  /** How often an edit was to be seen that was not. */
  get missing(): number {
    return Math.max(0, this.#sent.size * (this.#windows.length - 1) - this.delays.length);
  }

  /** Windows that were closed though nobody had left. */
  get closed(): number {
    return this.#windows.filter(({ closed }) => closed !== null).length;
  }

  leave(): void {
    for (const window of this.#windows) window.leave();
  }
}

/** People do not act in step: each begins at their own share of the interval. Returns the way to stop. */
function every(ms: number, share: number, act: () => void): () => void {
  let repeated: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    act();
    repeated = setInterval(act, ms);
  }, ms * share);
  return () => {
    clearTimeout(first);
    clearInterval(repeated);
  };
}
