import type { TeamId, UserId } from "@/domain/ids";
import { HoldBudget, type Hold } from "../../cost/hold-budget";
import { ApiProblem } from "../problem";

/** A body takes no longer than a request may. Milliseconds. */
const LONGEST = 300_000;

/** Files that one person sends at once. */
const PLACES = { each: 3, all: Number.POSITIVE_INFINITY, longest: LONGEST };

/**
 * Bytes that have arrived and are not stored yet: three files of a person, four of a team, twelve of all. What is only
 * announced is not held, so that who sends slowly takes nothing from others.
 */
const BYTES = { person: 100_000_000, team: 130_000_000, all: 400_000_000 };

/** What arrives just now and is in memory until it is stored. */
export class Uploads {
  readonly #places = new HoldBudget(PLACES);
  readonly #byPerson = new HoldBudget({ each: BYTES.person, all: BYTES.all, longest: LONGEST });
  readonly #byTeam = new HoldBudget({ each: BYTES.team, all: BYTES.all, longest: LONGEST });

  /** @param team where it is known before the body is read. @throws ApiProblem where this person sends enough already. */
  begin({ user, team }: { user: UserId; team: TeamId | null }): Upload {
    const person = { kind: "person", user } as const;
    const holds: Hold[] = [];
    const keep = (hold: Hold | null): Hold => {
      if (!hold) throw tooManyFiles();
      holds.push(hold);
      return hold;
    };
    // Whatever is too long is ended by the server's limits of time for requests.
    const ignore = (): void => undefined;
    keep(this.#places.hold(person, 1, ignore));
    const bytes = [keep(this.#byPerson.hold(person, 0, ignore))];
    if (team) bytes.push(keep(this.#byTeam.hold({ kind: "team", team }, 0, ignore)));
    return {
      add(more) {
        for (const hold of bytes) if (!hold.grow(more)) throw tooMuchArrives();
      },
      end() {
        for (const hold of holds) hold.end();
      },
    };
  }
}

export type Upload = {
  /** @throws ApiProblem where more is held than may be. */
  add(bytes: number): void;
  end(): void;
};

/** Seconds. */
const TRY_AGAIN = { "retry-after": "3" };

function tooManyFiles(): ApiProblem {
  return new ApiProblem(
    429,
    `You are sending ${PLACES.each} files already. Wait until one of them has arrived.`,
    { kind: "too-many-uploads", params: { most: PLACES.each }, headers: TRY_AGAIN },
  );
}

function tooMuchArrives(): ApiProblem {
  return new ApiProblem(503, "Many files arrive just now. Try again in a moment.", {
    kind: "too-many-uploads",
    headers: TRY_AGAIN,
  });
}
