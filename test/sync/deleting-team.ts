import { pino } from "pino";
import { expect } from "vitest";
import { createAnnotation, remove, type Acting } from "@/collab/facts/commands";
import type { ReportDocument } from "@/collab/facts/document-model";
import { deletedNoteSchema, type DeletedNote } from "@/contract/deleted-notes";
import type { Annotation } from "@/domain/annotation/annotation";
import type { AnnotationId, CommentId } from "@/domain/ids";
import type { Role } from "@/domain/access/roles";
import { HandMadeSocket } from "@/e2e/support/hand-made-socket";
import { rebuildReadModel } from "@/server/read-model/rebuild-read-model";
import type { ApiWorld, TestPerson, TestTeam } from "../api-world";
import type { SyncWorld } from "./sync-world";

const DAY_MS = 24 * 60 * 60_000;

type Made = { id: AnnotationId; comment: CommentId };

/** A team whose coder and owner delete notes, have them leave the document, and bring them back or erase them. */
export class DeletingTeam {
  readonly team: TestTeam;
  readonly coder: TestPerson;
  readonly room: string;
  readonly #api: ApiWorld;
  readonly #world: SyncWorld;
  readonly #sockets: HandMadeSocket[] = [];

  private constructor(api: ApiWorld, world: SyncWorld, team: TestTeam, coder: TestPerson) {
    this.#api = api;
    this.#world = world;
    this.team = team;
    this.coder = coder;
    this.room = `report.${team.report}`;
  }

  static async gather(api: ApiWorld, world: SyncWorld): Promise<DeletingTeam> {
    const team = await api.team();
    return new DeletingTeam(api, world, team, await api.join(team.team, "coder"));
  }

  async write<Value>(
    as: TestPerson,
    role: Role,
    change: (document: ReportDocument, acting: Acting) => Value,
    about: readonly string[] = [],
  ): Promise<Value> {
    const { rooms } = this.#api.sync;
    const named = { kind: "report", report: this.team.report } as const;
    const changed = await rooms.change(named, { user: as.user, role }, change, about);
    if (!changed.ok) throw new Error(changed.refusal);
    return changed.value;
  }

  /** A note of the coder's with a comment, both deleted long ago by them, unless another does it. */
  async deleted(words: string, by = this.coder, role: Role = "coder"): Promise<Made> {
    const { id, comment } = await this.write(this.coder, "coder", (document, acting) =>
      createAnnotation(document, acting, {
        edition: 1,
        range: { start: 0, end: 9 },
        comment: words,
      }),
    );
    if (!comment) throw new Error("it has a comment");
    await this.write(by, role, (document, { user, newId }) => {
      const longAgo = { user, newId, now: () => Date.now() - 31 * DAY_MS };
      remove(document, longAgo, comment);
      remove(document, longAgo, id);
    });
    return { id, comment };
  }

  /** What was deleted long ago leaves the document. */
  letGo(): Promise<void> {
    return this.#api.sync.rooms.renew({ kind: "report", report: this.team.report });
  }

  async enter(as: TestPerson): Promise<HandMadeSocket> {
    const http = this.#world.url.replace(/^ws/, "http").replace(/\/sync$/, "");
    const socket = new HandMadeSocket(http, this.room, { cookie: as.cookie });
    this.#sockets.push(socket);
    await socket.synced();
    return socket;
  }

  leave(): void {
    for (const socket of this.#sockets) socket.close();
  }

  async list(as: TestPerson): Promise<DeletedNote[]> {
    const answer = await this.#api.call("GET", `/reports/${this.team.report}/deleted`, { as });
    expect(answer.status).toBe(200);
    const { items } = (await answer.json()) as { items: unknown[] };
    return items.map((item) => deletedNoteSchema.parse(item));
  }

  /** Returns the status of the answer. */
  bring(as: TestPerson, note: string): Promise<number> {
    return this.#ask("POST", as, `${note}/restore`);
  }

  /** Returns the status of the answer. */
  erase(as: TestPerson, note: string): Promise<number> {
    return this.#ask("DELETE", as, note);
  }

  find(id: AnnotationId): Promise<Annotation | null> {
    return this.write(this.team.owner, "owner", (document) => document.annotation(id));
  }

  /** Queries, the document and its past agree. */
  async expectWhole(): Promise<void> {
    for await (const found of rebuildReadModel(this.#api.db, pino({ level: "silent" }))) {
      if (found.room !== this.room) continue;
      expect(found).toMatchObject({ differing: [], past: { differing: [] } });
    }
  }

  async #ask(method: string, as: TestPerson, path: string): Promise<number> {
    const answer = await this.#api.call(method, `/reports/${this.team.report}/deleted/${path}`, {
      as,
    });
    return answer.status;
  }
}
