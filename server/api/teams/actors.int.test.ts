import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor, ActorChanges, NewActor } from "@/contract/actors";
import { problemSchema } from "@/contract/problem";
import { listKnownActors } from "@/data/teams/known-actors";
import { newId } from "@/data/new-id";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";

describe("actors", () => {
  let world: ApiWorld;
  let team: TestTeam;
  let coder: TestPerson;

  beforeAll(async () => {
    world = await apiWorld();
  });
  afterAll(async () => {
    expect(world.errors).toEqual([]);
    await world.close();
  });

  async function fresh(): Promise<void> {
    team = await world.team();
    coder = await world.join(team.team, "coder");
  }
  const path = (rest = "") => `/teams/${team.team}/actors${rest}`;
  const send = (method: string, rest: string, body?: unknown) =>
    world.call(method, path(rest), { as: coder, body });
  const add = (actor: NewActor) => send("POST", "", actor);
  const change = (id: string, changes: ActorChanges) => send("PATCH", `/${id}`, changes);
  const read = async (response: Response): Promise<Actor> => {
    expect(response.status).toBeLessThan(300);
    return (await response.json()) as Actor;
  };
  const list = async (): Promise<Actor[]> => {
    const response = await send("GET", "");
    return ((await response.json()) as { items: Actor[] }).items;
  };

  it("are the team's own list, by name, with all that is known of each", async () => {
    await fresh();
    expect(await list()).toEqual([]);
    const norway = await read(await add({ name: " Norway ", kind: "state", isoA3: "NOR" }));
    const status = { what: "Party to the Convention", since: "2010-08", until: null };
    const gabon = await read(
      await add({
        name: "Gabon",
        kind: "state",
        aliases: ["Gabonese Republic", "gabon", "GABONESE republic"],
        groups: ["African Union"],
        statuses: [status],
        notes: "Ask in French.",
      }),
    );
    expect(norway).toMatchObject({ name: "Norway", isoA3: "NOR", aliases: [], groups: [] });
    expect(gabon).toMatchObject({ aliases: ["Gabonese Republic"], statuses: [status] });
    const changed = await read(await change(gabon.id, { isoA3: "GAB", notes: "" }));
    expect(changed).toEqual({ ...gabon, isoA3: "GAB", notes: "" });
    expect(await list()).toEqual([changed, norway]);
  });

  it("[WF3] have a code that a state of their name has, or none", async () => {
    await fresh();
    const wrong: NewActor = { name: "Norway", kind: "state", isoA3: "RUS" };
    for (const body of [wrong, { ...wrong, isoA3: "QQQ" }]) {
      const response = await add(body);
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ errors: [{ path: "isoA3" }] });
    }
    const norway = await read(await add({ ...wrong, isoA3: "NOR" }));
    expect((await change(norway.id, { isoA3: "RUS" })).status).toBe(422);
    expect((await change(norway.id, { name: "Russia" })).status).toBe(422);
    expect((await change(norway.id, { name: "Russia", isoA3: "RUS" })).status).toBe(200);
    // As it could be written before: it stands, and is not what reports are read with.
    await world.db.prisma.actor.update({ where: { id: norway.id }, data: { name: "Norway" } });
    expect((await change(norway.id, { notes: "Left alone." })).status).toBe(200);
    const known = await listKnownActors(world.db, team);
    expect(known).toEqual([expect.objectContaining({ name: "Norway", isoA3: null })]);
  });

  it("answer to names and other names that no other answers to, whatever their case and what is unseen", async () => {
    await fresh();
    const vietnam = await read(
      await add({ name: "Viet Nam", kind: "state", aliases: ["Vietnam"] }),
    );
    const other = await read(await add({ name: "CMC", kind: "coalition" }));
    expect((await add({ name: "VIETNAM", kind: "state" })).status).toBe(409);
    for (const name of ["Viet \u200BNam", "Viet\u00A0 Nam", "\u2066Vietnam\u2069", "Ｖietnam"])
      expect((await change(other.id, { aliases: [name] })).status, name).toBe(409);
    expect((await change(other.id, { name: "viet nam" })).status).toBe(409);
    expect((await change(other.id, { aliases: ["vietnam"] })).status).toBe(409);
    expect((await change(vietnam.id, { name: "Vietnam", aliases: ["Viet Nam"] })).status).toBe(200);
    const same = await Promise.all(
      Array.from({ length: 4 }, () => add({ name: "Iran", kind: "state" })),
    );
    expect(same.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
  });

  it("are deleted and brought back, unless another has their name meanwhile", async () => {
    await fresh();
    const { id } = await read(await add({ name: "Thailand", kind: "state" }));
    expect((await send("DELETE", `/${id}`)).status).toBe(204);
    expect((await send("DELETE", `/${id}`)).status).toBe(404);
    expect((await change(id, { notes: "?" })).status).toBe(404);
    expect(await list()).toEqual([]);
    await read(await send("POST", `/${id}/restore`, {}));
    await read(await send("POST", `/${id}/restore`, {}));
    expect((await list()).map(({ name }) => name)).toEqual(["Thailand"]);
    await send("DELETE", `/${id}`);
    await read(await add({ name: "Siam", kind: "state", aliases: ["Thailand"] }));
    expect((await send("POST", `/${id}/restore`, {})).status).toBe(409);
  });

  it("become one, which answers to the names of both", async () => {
    await fresh();
    const kept = await read(
      await add({ name: "Viet Nam", kind: "state", isoA3: "VNM", groups: ["ASEAN"] }),
    );
    const gone = await read(
      await add({
        name: "Vietnam",
        kind: "state",
        aliases: ["SRV"],
        groups: ["ASEAN", "G77"],
        notes: "Second.",
      }),
    );
    const merge = (actor: string, into: string) => send("POST", `/${actor}/merge`, { into });
    expect((await merge(gone.id, gone.id)).status).toBe(404);
    const one = await read(await merge(gone.id, kept.id));
    expect(one).toEqual({
      ...kept,
      aliases: ["Vietnam", "SRV"],
      groups: ["ASEAN", "G77"],
      notes: "Second.",
    });
    expect(await list()).toEqual([one]);
    // Undone by giving the names back first.
    await read(await change(kept.id, { aliases: [], groups: ["ASEAN"], notes: "" }));
    await read(await send("POST", `/${gone.id}/restore`, {}));
    expect(await list()).toEqual([kept, gone]);
  });

  it("of another team are not found, and nonsense is refused", async () => {
    await fresh();
    const mine = await read(await add({ name: "Malaysia", kind: "state" }));
    const theirs = await world.team();
    const call = (method: string, rest: string, body?: unknown) =>
      world.call(method, `/teams/${theirs.team}/actors${rest}`, { as: theirs.owner, body });
    expect((await call("PATCH", `/${mine.id}`, { name: "Mine" })).status).toBe(404);
    expect((await call("DELETE", `/${mine.id}`)).status).toBe(404);
    expect((await call("POST", `/${mine.id}/restore`, {})).status).toBe(404);
    for (const wrong of [
      { name: "", kind: "state" },
      { name: "x".repeat(201), kind: "state" },
      { name: "Oslo", kind: "city" },
      { name: "Oslo", kind: "state", isoA3: "no" },
      { name: "Oslo", kind: "state", statuses: [{ what: "Party", since: "yesterday" }] },
      { name: "Oslo", kind: "state", aliases: Array.from({ length: 51 }, (_, at) => `O${at}`) },
    ]) {
      expect((await world.call("POST", path(), { as: coder, body: wrong })).status).toBe(422);
    }
    expect((await list()).map(({ name }) => name)).toEqual(["Malaysia"]);
  });

  it("say together no more than every report can load, and can always say less", async () => {
    await fresh();
    const notes = "A long note. ".repeat(700);
    await world.db.prisma.actor.createMany({
      data: Array.from({ length: 219 }, (_, at) => ({
        id: newId<"actor">(),
        teamId: team.team,
        name: `Group ${at}`,
        kind: "organisation",
        notes,
      })),
    });
    const refused = await add({ name: "One more", kind: "organisation", notes });
    expect(refused.status).toBe(409);
    expect(problemSchema.parse(await refused.json()).type).toBe("/problems/too-long");
    const [first] = await list();
    if (!first) throw new Error("there is none");
    const longer = {
      notes: `${notes}More.`,
      aliases: Array.from({ length: 40 }, (_, at) => `${at} ${"x".repeat(190)}`),
    };
    expect((await change(first.id, longer)).status).toBe(409);
    await read(await change(first.id, { notes: notes.slice(0, -20) }));
  });
});
