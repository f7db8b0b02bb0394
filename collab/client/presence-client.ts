import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from "y-protocols/awareness";
import type * as Y from "yjs";
import { parsePresence, type Places, type Presence } from "../presence";
import { PRESENCE_TICK_MS } from "../wire/protocol";

const REMOTE = Symbol("presence from the server");

/** The presence of one connection after another; `send` is given an awareness update. */
export class PresenceClient<Place extends object> {
  readonly #awareness: Awareness;
  readonly #places: Places<Place>;
  readonly #send: (update: Uint8Array) => void;
  readonly #publish: (others: ReadonlyMap<number, Presence<Place>>) => void;
  #place: Place;
  #waiting: ReturnType<typeof setTimeout> | null = null;
  #dirty = false;

  constructor(
    ydoc: Y.Doc,
    { places, place }: { places: Places<Place>; place: Place },
    send: (update: Uint8Array) => void,
    publish: (others: ReadonlyMap<number, Presence<Place>>) => void,
  ) {
    this.#awareness = new Awareness(ydoc);
    this.#places = places;
    this.#send = send;
    this.#publish = publish;
    this.#place = place;
    this.#awareness.setLocalState({ ...place });
    this.#awareness.on("change", this.#readOthers);
    this.#awareness.on("update", (_change: unknown, origin: unknown) => {
      if (origin === "local") this.#sendSoon();
    });
  }

  /** Returns the place that was said last. */
  get place(): Place {
    return this.#place;
  }

  setPlace(place: Place): void {
    this.#place = place;
    this.#awareness.setLocalState({ ...place });
  }

  receive(update: Uint8Array): void {
    applyAwarenessUpdate(this.#awareness, update, REMOTE);
  }

  /** Says where I am, to a server that has just been reached. */
  announce(): void {
    this.#send(encodeAwarenessUpdate(this.#awareness, [this.#awareness.clientID]));
  }

  /** Without a connection, nobody is known to be there. */
  disconnected(): void {
    const others = [...this.#awareness.getStates().keys()].filter(
      (id) => id !== this.#awareness.clientID,
    );
    removeAwarenessStates(this.#awareness, others, REMOTE);
  }

  destroy(): void {
    this.#awareness.off("change", this.#readOthers);
    // Says good-bye through the listener for updates.
    this.#awareness.destroy();
    if (this.#waiting !== null) clearTimeout(this.#waiting);
  }

  readonly #readOthers = (): void => {
    const others = new Map<number, Presence<Place>>();
    for (const [id, state] of this.#awareness.getStates()) {
      const presence = id === this.#awareness.clientID ? null : parsePresence(state, this.#places);
      if (presence) others.set(id, presence);
    }
    this.#publish(others);
  };

  #sendSoon(): void {
    this.#dirty = true;
    if (this.#waiting !== null) return;
    this.#dirty = false;
    this.announce();
    this.#waiting = setTimeout(() => {
      this.#waiting = null;
      if (this.#dirty) this.#sendSoon();
    }, PRESENCE_TICK_MS);
  }
}
