import { pino } from "pino";
import { expect, vi } from "vitest";
import {
  addComment,
  createAnnotation,
  editComment,
  remove,
  restore,
  setThreadState,
  toggleLabel,
  toggleReaction,
  type Acting,
  type Command,
} from "@/collab/facts/commands";
import { openDeviceStore } from "@/collab/device/device-store";
import type { ReportDocument } from "@/collab/facts/document-model";
import type { Room } from "@/collab/room";
import { listLabels } from "@/data/teams/labels";
import { REPORT_FACT_NAMES, REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { ID_LENGTH, type LabelId } from "@/domain/ids";
import { ROOM_KINDS } from "@/server/rooms/kinds";
import { createSyncServer, type SyncServer } from "@/server/sync/sync-server";
import { ORIGIN, type ApiWorld, type TestPerson, type TestTeam } from "../api-world";
import { renewRoom } from "../sync/renew-room";
import { WAIT } from "../sync/rooms";
import { SyncWorld } from "../sync/sync-world";
import type { Step } from "./arbitrary-schedule";

type Window = { person: TestPerson; label: LabelId; node: 0 | 1; isOnline: boolean; room: Room };

/**
 * Lets a schedule happen in a room of its own. Everybody has things of their own to write, so that nothing depends on
 * who comes first.
 * @param renews whether generations are begun where the schedule says so.
 * @returns what stands in the end, without times, with people and labels by their number.
 */
export async function runSchedule(
  api: ApiWorld,
  steps: readonly Step[],
  renews: boolean,
): Promise<string> {
  const stage = await Stage.open(api);
  try {
    for (const [at, step] of steps.entries()) await stage.play(step, at, renews);
    return await stage.end();
  } finally {
    await stage.close();
  }
}

class Stage {
  readonly #api: ApiWorld;
  readonly #team: TestTeam;
  readonly #syncs: SyncServer[] = [];
  readonly #nodes: SyncWorld[] = [];
  readonly #windows: Window[] = [];
  #renewing: Promise<unknown> = Promise.resolve();
  #at = 0;
  #made = 0;

  private constructor(api: ApiWorld, team: TestTeam) {
    this.#api = api;
    this.#team = team;
  }

  static async open(api: ApiWorld): Promise<Stage> {
    const team = await api.team();
    const stage = new Stage(api, team);
    for (let node = 0; node < 2; node += 1) {
      const sync = await startNode(api);
      stage.#syncs.push(sync);
      stage.#nodes.push(await SyncWorld.start(sync));
    }
    const labels = await listLabels(api.db, team);
    for (const node of [0, 1] as const) {
      const person = await api.join(team.team, "coder");
      const label = labels[node]?.id;
      if (!label) throw new Error("a new team has too few labels");
      stage.#windows.push({
        person,
        label,
        node,
        isOnline: true,
        room: stage.#enter(person, node),
      });
    }
    await stage.#settle();
    return stage;
  }

  async play(step: Step, at: number, renews: boolean): Promise<void> {
    this.#at = at;
    this.#made = 0;
    const window = "who" in step ? this.#windows[step.who] : undefined;
    if (step.kind === "renew") {
      await this.#renewing;
      if (renews) this.#renewing = renewRoom(this.#api.db, this.#team.report);
      return;
    }
    if (step.kind === "act" && window) act(window, step);
    else if (step.kind === "line" && window) this.#toggleLine(window);
    else if (step.kind === "move" && window) await this.#move(window);
    else if (step.kind === "restart") await this.#restart(step.node);
    await this.#settle();
  }

  async end(): Promise<string> {
    for (const window of this.#windows) if (!window.isOnline) this.#toggleLine(window);
    await this.#renewing;
    await this.#settle();
    const [first] = this.#windows;
    const facts = Object.entries(first ? factsOf(first.room.document) : {});
    const lines = facts.map(([place, fact]) => `${place}: ${JSON.stringify(fact)}`);
    const named = this.#windows.reduce(
      (text, { person, label }, at) =>
        text.replaceAll(person.user, `person ${at}`).replaceAll(label, `label ${at}`),
      lines.join("\n"),
    );
    return named.split("\n").toSorted().join("\n");
  }

  async close(): Promise<void> {
    await this.#renewing;
    for (const world of this.#nodes) await world.close();
    for (const sync of this.#syncs) await sync.close();
  }

  #enter(person: TestPerson, node: 0 | 1): Room {
    const world = this.#nodes[node];
    if (!world) throw new Error("no such node");
    const device = openDeviceStore<never>(person.user);
    return world.open(person, this.#team.report, { device, newId: () => this.#nextId(person) });
  }

  /** The same in each run of a schedule, whatever else asks for ids. */
  #nextId({ email }: TestPerson): string {
    this.#made += 1;
    const letter =
      this.#windows.findIndex(({ person }) => person.email === email) === 1 ? "b" : "a";
    return `${letter}${this.#at}x${this.#made}`.padEnd(ID_LENGTH, "0");
  }

  #toggleLine(window: Window): void {
    const { person } = window;
    window.isOnline = !window.isOnline;
    for (const world of this.#nodes) {
      if (window.isOnline) world.plugIn(person);
      else world.unplug(person);
    }
    if (window.isOnline) window.room.reconnect();
  }

  async #move(window: Window): Promise<void> {
    await window.room.close();
    window.node = window.node === 0 ? 1 : 0;
    window.room = this.#enter(window.person, window.node);
    await vi.waitFor(() => expect(window.room.status.get().kind).not.toBe("loading"), WAIT);
  }

  async #restart(node: 0 | 1): Promise<void> {
    const [world, sync] = [this.#nodes[node], this.#syncs[node]];
    if (!world || !sync) throw new Error("no such node");
    await sync.close();
    world.sync = this.#syncs[node] = await startNode(this.#api);
  }

  /** Until whoever is online has all that the others who are have written. */
  async #settle(): Promise<void> {
    await vi.waitFor(() => {
      const online = this.#windows.filter(({ isOnline }) => isOnline);
      for (const { room } of online) expect(room.status.get().kind).toBe("saved");
      const [one, other] = online.map(({ room }) => factsOf(room.document));
      if (one && other) expect(other).toEqual(one);
    }, WAIT);
  }
}

function startNode({ db }: ApiWorld): Promise<SyncServer> {
  const log = pino({ level: "silent" });
  return createSyncServer({ kinds: ROOM_KINDS, db, log, origin: ORIGIN });
}

function act({ room, label, person }: Window, { who, what, dice }: Step & { kind: "act" }): void {
  if (what === 0) room.undo();
  else if (what === 1) room.redo();
  else
    room.act((document, acting) => gesture(document, acting, { who, what, dice, label, person }));
}

function gesture(
  document: ReportDocument,
  acting: Acting,
  {
    who,
    what,
    dice,
    label,
    person,
  }: Omit<Step & { kind: "act" }, "kind"> & Pick<Window, "label" | "person">,
): Command {
  const pick = <Item>(items: readonly Item[]): Item | undefined =>
    items[dice % Math.max(1, items.length)];
  const all = [...document.annotations()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const any = pick(all);
  const mine = pick(all.filter(({ creator }) => creator === person.user));
  const comment = any && pick(any.comments);
  if (what === 2 && any) return toggleLabel(document, acting, any.id, label);
  if (what === 3 && comment) return toggleReaction(document, acting, comment.id, "👍");
  if (what === 4 && mine) return (mine.deleted ? restore : remove)(document, acting, mine.id);
  if (what === 5 && comment?.creator === person.user && !comment.deleted)
    return editComment(document, acting, comment.id, `Said better, ${dice}.`);
  if (what === 6 && any && who === 0)
    return setThreadState(document, acting, any.id, any.state === "open" ? "resolved" : "open");
  if (what === 7 && any) return addComment(document, acting, any.id, `Indeed, ${dice}.`).command;
  const range = { start: dice, end: dice + 9 };
  return createAnnotation(document, acting, { edition: 1, range, comment: `Look, ${dice}.` })
    .command;
}

/** Every fact, without when it was written. */
function factsOf(document: ReportDocument): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const kind of REPORT_FACT_NAMES) {
    for (const key of [...document.keys(kind)].toSorted()) {
      const fact: unknown = document.raw(kind, key);
      facts[`${kind} ${key}`] =
        Array.isArray(fact) && fact.filter((_, at) => REPORT_FACTS[kind].shape[at]?.is !== "time");
    }
  }
  return facts;
}
