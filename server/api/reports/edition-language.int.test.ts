import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { editionSchema } from "@/contract/editions";
import { reportSchema } from "@/contract/reports";
import { ROLES } from "@/domain/access/roles";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { recogniseLanguages } from "../../editions/recognise-languages";

const FRENCH =
  "Le Ghana a ratifié la Convention et détruit ses stocks. Il appelle les autres États à le suivre sans tarder.\n";
const ENGLISH =
  "Ghana has ratified the convention and destroyed its stockpile. It calls on others to follow without delay.\n";

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

async function add(text: string): Promise<string> {
  const body = { team: team.team, title: "A report", text };
  const response = await world.call("POST", "/reports", { as: team.owner, body });
  return reportSchema.parse(await response.json()).id;
}

async function languageOf(id: string): Promise<string | null> {
  const response = await world.call("GET", `/reports/${id}`, { as: team.owner });
  return reportSchema.parse(await response.json()).edition.language;
}

const change = (id: string, edition: number, language: unknown, as: TestPerson = team.owner) =>
  world.call("PATCH", `/reports/${id}/editions/${edition}`, { as, body: { language } });

it("the language of a text is recognised when it is added, and left open if that is not certain", async () => {
  expect(await languageOf(await add(FRENCH))).toBe("fr");
  expect(await languageOf(await add(ENGLISH))).toBe("en");
  expect(await languageOf(await add("Ghana, Gabon, 2011.\n"))).toBeNull();
  expect(await languageOf(team.report)).toBe("en");
});

it("who may edit a report may say which language its text is in, and nobody else", async () => {
  const id = await add(FRENCH);
  for (const role of ROLES.filter((one) => one !== "owner" && one !== "lead")) {
    const member = await world.join(team.team, role);
    expect((await change(id, 1, "oc", member)).status).toBe(403);
  }
  const stranger = await world.person();
  expect((await change(id, 1, "oc", stranger)).status).toBe(404);
  expect(await languageOf(id)).toBe("fr");

  const lead = await world.join(team.team, "lead");
  expect((await change(id, 1, "PT-br", lead)).status).toBe(204);
  expect(await languageOf(id)).toBe("pt-BR");
  expect((await change(id, 1, null, lead)).status).toBe(204);
  expect(await languageOf(id)).toBeNull();
  expect((await change(id, 1, "no tag at all", lead)).status).toBe(422);
  expect((await change(id, 2, "fr", lead)).status).toBe(404);
});

it("a later edition has a language of its own, or that of the one before if its own is not certain", async () => {
  const id = await add(FRENCH);
  await change(id, 1, "oc");
  for (const text of ["Ghana, Gabon, 2011.\n", ENGLISH]) {
    const added = await world.call("POST", `/reports/${id}/editions`, {
      as: team.owner,
      body: { text },
    });
    expect(added.status).toBe(201);
  }
  const response = await world.call("GET", `/reports/${id}/editions`, { as: team.owner });
  const { items } = (await response.json()) as { items: unknown[] };
  expect(items.map((item) => editionSchema.parse(item).language)).toEqual(["en", "oc", "oc"]);
});

it("editions of before are recognised when the server starts, and what somebody has said stays", async () => {
  const [old, said] = [await add(FRENCH), await add(FRENCH)];
  await world.db.prisma.edition.updateMany({ where: { reportId: old }, data: { language: null } });
  await change(said, 1, null);
  const parts = { db: world.db, reading: world.reading, log: pino({ level: "silent" }) };
  await recogniseLanguages(parts, new AbortController().signal);
  expect(await languageOf(old)).toBe("fr");
  expect(await languageOf(said)).toBeNull();
});
