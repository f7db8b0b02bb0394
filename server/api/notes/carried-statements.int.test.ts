import { afterAll, beforeAll, expect, it } from "vitest";
import { decideStatements, type StatementDecision } from "@/collab/facts/commands";
import { addedEditionSchema } from "@/contract/editions";
import { statementListSchema, type StatementResource } from "@/contract/statements";
import { newId } from "@/data/new-id";
import type { ReportId } from "@/domain/ids";
import { apiWorld, type ApiWorld, type TestTeam } from "@/test/api-world";

const FIRST = `The meeting

The delegates met in the great hall of the palace, where the chair had laid out the order of the day.

Ghana said that it had destroyed its whole stockpile in the spring.

After lunch the chair gave the floor to those who had asked for it in the morning.

Gabon said that it would ratify the convention before the end of the year.

Tea was served at five in the garden, and the hall was closed an hour later.

Mali said that it would host the next meeting.
`;
const SECOND = FIRST.replace("The delegates met", "On the first day the delegates met").replace(
  "before the end of the year",
  "before the end of next year",
);

let api: ApiWorld;
let team: TestTeam;
let report: ReportId;

beforeAll(async () => {
  api = await apiWorld();
  team = await api.team();
  const body = { team: team.team, title: "The meeting", text: FIRST };
  const made = await api.call("POST", "/reports", { as: team.owner, body });
  report = ((await made.json()) as { id: ReportId }).id;
});
afterAll(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

async function list(edition: number): Promise<StatementResource[]> {
  const path = `/reports/${report}/statements?edition=${edition}`;
  const response = await api.call("GET", path, { as: team.owner });
  return statementListSchema.parse(await response.json()).items;
}

function by(items: readonly StatementResource[], actor: string): StatementResource {
  const found = items.filter((one) => one.actor === actor);
  if (!found[0] || found[1]) throw new Error(`${found.length} of ${actor}`);
  return found[0];
}

async function decide(
  { start, end, actorType, ...said }: StatementResource,
  changed: Partial<StatementDecision>,
): Promise<void> {
  const { user } = team.owner;
  const decision = { ...said, actorKind: actorType, range: { start, end } };
  const done = await api.sync.rooms.change(
    { kind: "report", report },
    { user, role: "owner" },
    (document) =>
      decideStatements(document, { user, now: Date.now, newId }, [
        { ...decision, verdict: "confirmed", ...changed },
      ]),
  );
  expect(done).toMatchObject({ ok: true });
}

it("[ED1] what was decided about statements holds in the next edition where the words stand", async () => {
  const first = await list(1);
  const [ghana, gabon, mali] = [by(first, "Ghana"), by(first, "Gabon"), by(first, "Mali")];
  await decide(ghana, { actor: "Republic of Ghana", speaker: "Ms Mensah" });
  await decide(gabon, {});
  await decide(mali, { verdict: "rejected" });
  const uploaded = await api.call("POST", `/reports/${report}/editions`, {
    as: team.owner,
    body: { text: SECOND },
  });
  expect(addedEditionSchema.parse(await uploaded.json()).statements).toEqual({
    exact: 1,
    moved: 0,
    changed: 1,
    ambiguous: 0,
    lost: 0,
  });

  const second = await list(2);
  const start = SECOND.indexOf("Ghana said");
  expect(by(second, "Republic of Ghana")).toMatchObject({
    id: ghana.id,
    edition: 2,
    start,
    status: "confirmed",
    speaker: "Ms Mensah",
  });
  expect(second.map(({ actor, status }) => [actor, status])).toEqual([
    ["Republic of Ghana", "confirmed"],
    ["Gabon", "proposed"],
  ]);

  const offered = by(second, "Gabon");
  const range = { start: offered.start, end: offered.end };
  await decide(gabon, { edition: 2, range });
  expect(by(await list(2), "Gabon")).toMatchObject({ id: gabon.id, status: "confirmed", ...range });
  expect(by(await list(1), "Gabon")).toMatchObject({
    id: gabon.id,
    status: "confirmed",
    start: gabon.start,
  });
});
