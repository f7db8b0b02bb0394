import { createLiveValue, type LiveValue } from "@/collab/facts/live-value";
import type { PresenceIdentity } from "@/collab/presence";
import { PERSON_COLOURS, type PersonColour } from "@/contract/common";
import { isRole } from "@/domain/access/roles";
import { isId, type UserId } from "@/domain/ids";
import type { RoomPerson } from "./room-data";

type Load = () => Promise<readonly RoomPerson[] | null>;

/** Everybody whose name is known here. Who joins while the page is open is learnt from their presence, or asked for. */
export class People {
  readonly all: LiveValue<ReadonlyMap<UserId, RoomPerson>>;
  readonly #all;
  readonly #load: Load;
  readonly #asked = new Set<UserId>();

  constructor(people: readonly RoomPerson[], load: Load) {
    this.#all = createLiveValue<ReadonlyMap<UserId, RoomPerson>>(
      new Map(people.map((person) => [person.id, person])),
    );
    this.all = this.#all;
    this.#load = load;
  }

  /** `null` where nobody knows, for now. */
  readonly find = (id: UserId): RoomPerson | null => {
    const person = this.#all.get().get(id) ?? null;
    if (!person) this.#ask(id);
    return person;
  };

  learn(others: Iterable<{ user: PresenceIdentity }>): void {
    const news: RoomPerson[] = [];
    for (const { user } of others) {
      const known = isId<"user">(user.id) ? this.#all.get().get(user.id) : undefined;
      const person = toPerson(user);
      const isKnown = known?.name === person?.name && known?.colour === person?.colour;
      if (person && !isKnown) news.push(person);
    }
    this.#add(news);
  }

  /** At most once for each stranger: somebody who has left the team long ago stays one. */
  #ask(id: UserId): void {
    if (this.#asked.has(id)) return;
    this.#asked.add(id);
    void this.#load().then((people) => {
      if (people?.some((person) => person.id === id)) this.#add(people);
    });
  }

  #add(people: readonly RoomPerson[]): void {
    if (people.length === 0) return;
    this.#all.set(
      new Map([...this.#all.get(), ...people.map((person) => [person.id, person] as const)]),
    );
  }
}

function toPerson({ id, name, colour, role }: PresenceIdentity): RoomPerson | null {
  if (!isId<"user">(id)) return null;
  return { id, name, colour: toColour(colour), role: isRole(role) ? role : null };
}

export function toColour(raw: string): PersonColour {
  return PERSON_COLOURS.find((colour) => colour === raw) ?? "slate";
}
