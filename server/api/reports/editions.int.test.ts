import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAnnotation, remove, retarget } from "@/collab/facts/commands";
import {
  addedEditionSchema,
  carriedSchema,
  editionSchema,
  type AddedEdition,
} from "@/contract/editions";
import { annotationSchema, MAX_REPORT_LENGTH, type AnnotationResource } from "@/contract/reports";
import { newId } from "@/data/new-id";
import { ROLES } from "@/domain/access/roles";
import type { AnnotationId, UserId } from "@/domain/ids";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";

const FIRST = `Report

Ghana

Ghana has ratified the convention and destroyed its stockpile. It calls on others to follow.

Gabon

Gabon said that it will ratify the convention before the end of the year. We thank the hosts.

Chad

Chad has not yet decided. We thank the hosts.

Mali

Mali will host a meeting in the spring.
`;

/** Ghana stands as it stood, Gabon says it otherwise, Chad's thanks are now one of three, and Mali is gone. */
const SECOND = `Report

A foreword.

Ghana

Ghana has ratified the convention and destroyed its stockpile. It calls on others to follow.

Gabon

Gabon said that it will ratify the convention before the end of next year. We thank the hosts.

Chad

Chad has not yet decided. We thank the hosts. We thank the hosts.
`;

const GHANA = "destroyed its stockpile";
const GABON = "will ratify the convention before the end of the year";
const MALI = "Mali will host a meeting in the spring";

describe("editions", () => {
  let world: ApiWorld;
  let team: TestTeam;

  beforeAll(async () => {
    world = await apiWorld();
    team = await world.team();
  });
  afterAll(async () => {
    expect(world.errors).toEqual([]);
    await world.close();
  });

  async function report(text = FIRST): Promise<string> {
    const body = { title: "Two editions", text };
    const response = await world.call("POST", "/reports", { as: team.owner, body });
    return ((await response.json()) as { id: string }).id;
  }

  const upload = (id: string, text: string, as: TestPerson = team.owner) =>
    world.call("POST", `/reports/${id}/editions`, { as, body: { text } });

  async function added(response: Response): Promise<AddedEdition> {
    expect(response.status).toBe(201);
    return addedEditionSchema.parse(await response.json());
  }

  async function mark(id: string, words: string, text = FIRST): Promise<AnnotationResource> {
    const start = text.indexOf(words);
    const body = { start, end: start + words.length, comment: "Why?" };
    const response = await world.call("POST", `/reports/${id}/annotations`, {
      as: team.owner,
      body,
    });
    expect(response.status).toBe(201);
    return annotationSchema.parse(await response.json());
  }

  async function list(id: string): Promise<AnnotationResource[]> {
    const response = await world.call("GET", `/reports/${id}/annotations`, { as: team.owner });
    const { items } = (await response.json()) as { items: unknown[] };
    return items.map((item) => annotationSchema.parse(item));
  }

  const acting = (user: UserId) => ({ user, now: Date.now, newId });

  it("[ED1] carry every annotation over, and tell what became of each", async () => {
    const id = await report();
    const [ghana, gabon, mali] = [
      await mark(id, GHANA),
      await mark(id, GABON),
      await mark(id, MALI),
    ];
    const edition = await added(await upload(id, SECOND));
    expect(edition).toMatchObject({
      number: 2,
      length: SECOND.length,
      sha256: createHash("sha256").update(SECOND, "utf8").digest("hex"),
      carried: { exact: 1, moved: 0, changed: 1, ambiguous: 0, lost: 1 },
    });

    const items = new Map((await list(id)).map((item) => [item.id, item]));
    const start = SECOND.indexOf(GHANA);
    const end = start + GHANA.length;
    expect(items.get(ghana.id)).toMatchObject({
      state: "exact",
      edition: 2,
      ...{ start, end },
      exact: GHANA,
      offered: [],
      original: { edition: 1, start: ghana.start, end: ghana.end, exact: GHANA },
    });
    const changed = items.get(gabon.id);
    expect(changed).toMatchObject({ state: "changed", start: null, end: null, exact: null });
    expect(changed?.original).toMatchObject({ edition: 1, start: gabon.start, exact: GABON });
    expect(changed?.offered).toHaveLength(1);
    for (const offer of changed?.offered ?? []) {
      expect(SECOND.slice(offer.start, offer.end)).toBe(offer.exact);
      expect(offer.exact).toContain("will ratify the convention before the end of next year");
    }
    expect(items.get(mali.id)).toMatchObject({
      state: "lost",
      start: null,
      offered: [],
      original: { exact: MALI },
    });
    expect([...items.keys()].at(0)).toBe(ghana.id);
  });

  it("[ED1] never move what could be several places", async () => {
    const id = await report();
    const thanks = await mark(id, "We thank the hosts");
    await added(await upload(id, SECOND));
    const [item] = await list(id);
    expect(item).toMatchObject({ id: thanks.id, state: "ambiguous", start: null });
    expect(item?.offered.length).toBeGreaterThan(1);
    for (const { exact } of item?.offered ?? []) expect(exact).toBe("We thank the hosts");
  });

  it("take new annotations in the newest, and keep the old texts readable", async () => {
    const id = await report();
    await added(await upload(id, SECOND));
    const start = SECOND.indexOf("A foreword");
    const body = { start, end: start + 10 };
    const made = await world.call("POST", `/reports/${id}/annotations`, { as: team.owner, body });
    expect(await made.json()).toMatchObject({ edition: 2, exact: "A foreword", state: "exact" });
    const text = async (query: string) =>
      (await world.call("GET", `/reports/${id}/text${query}`, { as: team.owner })).text();
    expect(await text("?edition=1")).toBe(FIRST);
    expect(await text("?edition=2")).toBe(SECOND);
    expect(await text("")).toBe(SECOND);
    const listed = await world.call("GET", `/reports/${id}/editions`, { as: team.owner });
    const { items } = (await listed.json()) as { items: unknown[] };
    expect(items.map((item) => editionSchema.parse(item).number)).toEqual([2, 1]);
    const summary = await world.call("GET", `/reports/${id}`, { as: team.owner });
    expect(await summary.json()).toMatchObject({ edition: { number: 2, length: SECOND.length } });
  });

  it("are added by those who may edit the report, and by nobody else", async () => {
    const id = await report();
    for (const role of ROLES) {
      const person = await world.join(team.team, role);
      const { status } = await upload(id, `${SECOND}\nBy a ${role}.`, person);
      expect([role, status]).toEqual([role, role === "owner" || role === "lead" ? 201 : 403]);
    }
    const stranger = await world.person();
    expect((await upload(id, SECOND, stranger)).status).toBe(404);
    const nobody = await world.call("POST", `/reports/${id}/editions`, { body: { text: SECOND } });
    expect(nobody.status).toBe(401);
  });

  it("without a word, too long, or with the newest text again are refused, and leave nothing behind", async () => {
    const id = await report();
    expect((await upload(id, " \n\t")).status).toBe(422);
    expect((await upload(id, "x".repeat(MAX_REPORT_LENGTH + 1))).status).toBe(413);
    const same = await upload(id, FIRST.replaceAll("\n", "\r\n"));
    expect(same.status).toBe(409);
    expect(await same.json()).toMatchObject({ type: "/problems/same-text" });
    expect(
      await (await world.call("GET", `/reports/${id}`, { as: team.owner })).json(),
    ).toMatchObject({ edition: { number: 1 } });
    // A text that was replaced may come back.
    await added(await upload(id, SECOND));
    expect(await added(await upload(id, FIRST))).toMatchObject({ number: 3 });
  });

  it("[ED2] uploaded at the same moment come one after the other, each with everything carried over", async () => {
    const id = await report();
    await mark(id, GHANA);
    const texts = ["One more.", "Two more.", "Three more."].map((more) => `${SECOND}\n${more}\n`);
    const editions = await Promise.all(texts.map(async (text) => added(await upload(id, text))));
    expect(editions.map(({ number }) => number).toSorted()).toEqual([2, 3, 4]);
    for (const { carried } of editions) expect(carried.exact).toBe(1);
    const rows = await world.db.prisma.carried.findMany({ where: { reportId: id } });
    expect(rows.map(({ edition }) => edition).toSorted()).toEqual([2, 3, 4]);
  });

  it("[ED2] carry over what comes late from a device that has not seen them", async () => {
    const id = await report();
    await added(await upload(id, SECOND));
    const start = FIRST.indexOf(GHANA);
    let late = null as AnnotationId | null;
    const written = await world.sync.rooms.change(
      { kind: "report", report: id as never },
      { user: team.owner.user, role: "owner" },
      (document) => {
        const range = { start, end: start + GHANA.length };
        late = createAnnotation(document, acting(team.owner.user), { edition: 1, range }).id;
      },
    );
    expect(written.ok).toBe(true);
    const [item] = await list(id);
    expect(item).toMatchObject({ id: late, state: "exact", start: SECOND.indexOf(GHANA) });
  });

  it("[ED3] compare with the edition in which a person has last seen the words, however many came since", async () => {
    const id = await report();
    await mark(id, GABON);
    await added(await upload(id, SECOND));
    const third = `${FIRST}\nAn afterword.\n`;
    expect(await added(await upload(id, third))).toMatchObject({ carried: { exact: 1 } });
    const [item] = await list(id);
    expect(item).toMatchObject({ state: "exact", edition: 3, start: third.indexOf(GABON) });
    expect(item?.original).toMatchObject({ edition: 1, exact: GABON });
  });

  it("[ED4] what somebody confirms stands where they say, and is what the next edition is compared with", async () => {
    const id = await report();
    await mark(id, GABON);
    await added(await upload(id, SECOND));
    const coder = await world.join(team.team, "coder");
    const [item] = await list(id);
    const offer = item?.offered[0] ?? { start: 0, end: 0 };
    const change = (edition: number, as: TestPerson, role: "coder" | "commenter") =>
      world.sync.rooms.change(
        { kind: "report", report: id as never },
        { user: as.user, role },
        (document) => {
          if (item) retarget(document, acting(as.user), item.id, edition, offer);
        },
      );
    const commenter = await world.join(team.team, "commenter");
    expect(await change(2, commenter, "commenter")).toEqual({ ok: false, refusal: "not-yours" });
    expect((await change(2, coder, "coder")).ok).toBe(true);
    expect((await list(id))[0]).toMatchObject({
      state: "exact",
      start: offer.start,
      original: { edition: 2, start: offer.start },
    });
    expect(await added(await upload(id, `A line before.\n\n${SECOND}`))).toMatchObject({
      carried: { exact: 1 },
    });
  });

  it("tell where annotations stand in an older edition too, and count no deleted ones", async () => {
    const id = await report();
    const [ghana, gone] = [await mark(id, GHANA), await mark(id, MALI)];
    await world.sync.rooms.change(
      { kind: "report", report: id as never },
      { user: team.owner.user, role: "owner" },
      (document) => {
        remove(document, acting(team.owner.user), gone.id);
      },
    );
    expect(await added(await upload(id, SECOND))).toMatchObject({ carried: { exact: 1, lost: 0 } });
    await added(await upload(id, `${SECOND}\nMore.\n`));
    const response = await world.call("GET", `/reports/${id}/carried?edition=2`, {
      as: team.owner,
    });
    const { items, edition } = (await response.json()) as { items: unknown[]; edition: number };
    expect(edition).toBe(2);
    const found = items.map((item) => carriedSchema.parse(item));
    expect(found.find(({ subject }) => subject === ghana.id)).toMatchObject({
      state: "exact",
      from: { edition: 1, start: ghana.start },
      range: { start: SECOND.indexOf(GHANA) },
    });
    const missing = await world.call("GET", `/reports/${id}/carried?edition=9`, { as: team.owner });
    expect(missing.status).toBe(404);
  });
});
