import { createLiveValue, type LiveValue } from "@/collab/facts/live-value";
import type { Actor, ActorChanges, NewActor } from "@/contract/actors";
import type { ActorId, TeamId } from "@/domain/ids";
import { addActor, changeActor, loadActors } from "@/features/actors/client";
import type { ApiResult } from "@/features/api/client";

/** The team's own list of actors, loaded when somebody first corrects a statement. */
export class TeamActors {
  readonly #team: TeamId;
  readonly #all = createLiveValue<readonly Actor[]>([]);

  /** Empty until they are loaded. */
  readonly all: LiveValue<readonly Actor[]> = this.#all;

  constructor(team: TeamId) {
    this.#team = team;
  }

  async load(): Promise<void> {
    const loaded = await loadActors(this.#team);
    if (loaded.ok) this.#all.set(loaded.value.items);
  }

  find(name: string): Actor | null {
    const folded = name.toLowerCase();
    return this.#all.get().find((actor) => actor.name.toLowerCase() === folded) ?? null;
  }

  async add(actor: NewActor): Promise<ApiResult<Actor>> {
    const added = await addActor(this.#team, actor);
    if (added.ok) await this.load();
    return added;
  }

  async change(id: ActorId, changes: ActorChanges): Promise<ApiResult<Actor>> {
    const changed = await changeActor(this.#team, id, changes);
    if (changed.ok) await this.load();
    return changed;
  }
}
