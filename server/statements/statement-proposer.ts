import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { announceRevision } from "@/collab/facts/commands";
import type { Database } from "@/data/database";
import { findEditionSource } from "@/data/editions/edition-sources";
import { listKnownActors } from "@/data/teams/known-actors";
import { newId } from "@/data/new-id";
import { readableTeam } from "@/data/readable";
import { findReport } from "@/data/reports/reports";
import { SizedCache } from "@/data/sized-cache";
import {
  findProposals,
  listProposedEditions,
  storeProposals,
  type StoredProposals,
} from "@/data/editions/statement-proposals";
import type { ReadableReport, ReadableTeam } from "@/domain/access/readable";
import { keepIds, type ProposedStatement } from "@/domain/statements/settle-statements";
import type { LiveRooms, Writer } from "../rooms/live-rooms";
import type { ReadingProcess } from "../reading/reading-process";

type Scope = { report: ReadableReport; edition: number };
type Found = Omit<ProposedStatement, "id">[];
type Parts = { db: Database; rooms: LiveRooms; reading: ReadingProcess };

type ProposingAgain = {
  team: ReadableTeam;
  /** As whom windows are told; nobody tells them if it is `null`. */
  by: Writer | null;
  signal?: AbortSignal;
  /** From 0 to 1. */
  onShare?: (share: number) => void;
};

/** Bytes of what was found last, and what one statement takes with its reasons. */
const MOST_BYTES = 8 * 1024 * 1024;
const STATEMENT_BYTES = 1_000;

/**
 * Recognises the statements of editions when somebody first asks for them, and again when the team knows its actors by
 * other names. What is found follows from the text and those names alone.
 */
export class StatementProposer {
  readonly #parts: Parts;
  readonly #running = new Map<string, Promise<StoredProposals>>();
  /** Every new team reads the same worked example. */
  readonly #recent = new SizedCache<Found>(MOST_BYTES);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The proposals of an edition that exists. Those who ask at the same moment wait for one reading. */
  async ensure(scope: Scope): Promise<StoredProposals> {
    const { db } = this.#parts;
    const stored = await findProposals(db, scope);
    if (stored) return stored;
    const key = `${scope.report}.${scope.edition}`;
    const running = this.#running.get(key);
    if (running) return running;
    const work = this.#proposeFirst(scope).finally(() => this.#running.delete(key));
    this.#running.set(key, work);
    return work;
  }

  /**
   * Reads the team's reports again, those that were read before, and tells the windows if something has changed.
   * Statements that are the same keep their ids, and what people have decided stays. It may be done twice at once.
   */
  async proposeAgain({ team, by, signal, onShare }: ProposingAgain): Promise<void> {
    const scopes = await listProposedEditions(this.#parts.db, { team });
    for (const [index, scope] of scopes.entries()) {
      if (signal?.aborted) return;
      onShare?.(index / scopes.length);
      await this.#proposeAgain(scope, by);
    }
  }

  async #proposeFirst(scope: Scope): Promise<StoredProposals> {
    const { db } = this.#parts;
    const items = keepIds([], await this.#read(scope), newId);
    await storeProposals(db, { ...scope, after: 0, items });
    const stored = await findProposals(db, scope);
    if (!stored) throw new Error(`no proposals of ${scope.report} were stored`);
    return stored;
  }

  async #proposeAgain(scope: Scope, by: Writer | null): Promise<void> {
    const { db, rooms } = this.#parts;
    const before = await findProposals(db, scope);
    if (!before) return;
    const items = keepIds(before.items, await this.#read(scope), newId);
    if (isDeepStrictEqual(items, before.items)) return;
    // On another node somebody was faster, with names that are no older than a moment.
    if (!(await storeProposals(db, { ...scope, after: before.revision, items }))) return;
    if (!by) return;
    await rooms.change({ kind: "report", report: scope.report }, by, (document, acting) =>
      announceRevision(document, acting, scope.edition),
    );
  }

  async #read({ report, edition: number }: Scope): Promise<Found> {
    const { db, reading } = this.#parts;
    const [about, edition] = await Promise.all([
      findReport(db, { report }),
      findEditionSource(db, { report, number }),
    ]);
    if (!about || !edition) throw new Error(`report ${report} has no edition ${number}`);
    const { text, structure } = edition;
    const { title, published, team } = about;
    const context = {
      title,
      published,
      actors: await listKnownActors(db, { team: readableTeam(team) }),
    };
    const from = [edition.sha256, JSON.stringify(context), structure];
    const key = from
      .reduce((hash, part) => hash.update(part), createHash("sha256"))
      .digest("base64");
    const found = await this.#recent.take(key, async () => {
      const value = await reading.do({ kind: "propose", edition: { text, structure }, context });
      return { value, size: STATEMENT_BYTES * value.length };
    });
    return found ?? [];
  }
}
