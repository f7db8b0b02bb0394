import type * as Y from "yjs";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { CloseCode } from "@/collab/wire/protocol";
import { bodyOf } from "./support/api-client";
import { expect, test, type Team, type Visitor } from "./support/fixtures";
import { HandMadeSocket } from "./support/hand-made-socket";
import { ReadingRoom } from "./pages/reading-room";
import { inviteAs } from "./support/people";
import { WORDS } from "./support/sample-words";

const ID = "handmade0001";

function connect(
  team: Team,
  visitor: Visitor,
  headers: Record<string, string> = {},
): HandMadeSocket {
  return new HandMadeSocket(visitor.api.url, `report.${team.report}`, {
    cookie: visitor.api.cookieHeader,
    origin: visitor.api.url,
    ...headers,
  });
}

async function countAnnotations(team: Team, visitor: Visitor): Promise<number> {
  const { items } = bodyOf<{ items: unknown[] }>(
    await visitor.api.get(`/reports/${team.report}/annotations`),
  );
  return items.length;
}

function addAnnotation(creator: string, created = Date.now()) {
  return (ydoc: Y.Doc): void => {
    ydoc.getMap(REPORT_FACTS.annotations.root).set(ID, [creator, created, 1, 0, 10]);
  };
}

test("a viewer sees everything live and is offered no way to write", async ({
  ana,
  join,
  team,
}) => {
  const vera = await join("viewer", "Vera Viewer");
  const anas = new ReadingRoom(ana.page);
  const veras = new ReadingRoom(vera.page);
  await Promise.all([anas.open(team.report), veras.open(team.report)]);
  await anas.comment(WORDS.gabon, "For everybody to read.");
  await veras.reveal(WORDS.gabon);
  await expect(veras.note(WORDS.gabon)).toContainText("For everybody to read.");

  await veras.select(WORDS.condemned);
  await expect(vera.page.getByRole("button", { name: /^(Highlight|Comment)/ })).toHaveCount(0);
  await veras.reveal(WORDS.gabon);
  await veras.note(WORDS.gabon).click();
  await expect(veras.note(WORDS.gabon).getByRole("textbox")).toHaveCount(0);
  await expect(veras.note(WORDS.gabon).getByRole("button", { name: "Resolve" })).toHaveCount(0);
  await vera.page.keyboard.press("h");
  await vera.page.keyboard.press("c");
  await expect(vera.page.getByRole("textbox", { name: /Comment/ })).toHaveCount(0);
  expect(await countAnnotations(team, ana)).toBe(1);
});

test("a viewer cannot write with a socket of their own making", async ({ ana, join, team }) => {
  const vera = await join("viewer", "Vera Viewer");
  const room = new ReadingRoom(ana.page);
  await room.open(team.report);
  const socket = connect(team, vera);
  await socket.synced();
  socket.write(addAnnotation(vera.id));
  expect((await socket.closed()).code).toBe(CloseCode.Refused);
  expect(await countAnnotations(team, ana)).toBe(0);
  await room.comment(WORDS.gabon, "The room lives on.");
  await room.untilSaved();
  expect(await countAnnotations(team, ana)).toBe(1);
});

test("a writer cannot write as somebody else, nor in the past, nor over others' words", async ({
  ana,
  ben,
  team,
}) => {
  const made = bodyOf<{ id: string }>(
    await ana.api.post(`/reports/${team.report}/annotations`, { start: 20, end: 40, comment: "A" }),
  );
  const forgeries: [string, (ydoc: Y.Doc) => void][] = [
    ["as Ana", addAnnotation(ana.id)],
    ["next week", addAnnotation(ben.id, Date.now() + 7 * 24 * 60 * 60_000)],
    [
      "over Ana's annotation",
      (ydoc) =>
        ydoc.getMap(REPORT_FACTS.annotations.root).set(made.id, [ben.id, Date.now(), 1, 0, 9]),
    ],
    ["Ana's annotation away", (ydoc) => ydoc.getMap(REPORT_FACTS.annotations.root).delete(made.id)],
    ["somewhere else", (ydoc) => ydoc.getMap("elsewhere").set("key", "value")],
    [
      "outside of the text",
      (ydoc) => ydoc.getMap(REPORT_FACTS.annotations.root).set(ID, [ben.id, Date.now(), 1, 0, 1e9]),
    ],
  ];
  for (const [what, forgery] of forgeries) {
    await test.step(`writing ${what}`, async () => {
      const socket = connect(team, ben);
      await socket.synced();
      socket.write(forgery);
      expect((await socket.closed()).code, what).toBeGreaterThanOrEqual(4400);
    });
  }
  const stored = bodyOf<{ items: { id: string; creator: { id: string } }[] }>(
    await ana.api.get(`/reports/${team.report}/annotations`),
  );
  expect(stored.items).toEqual([expect.objectContaining({ id: made.id })]);
  expect(stored.items[0]?.creator.id).toBe(ana.id);

  const honest = connect(team, ben);
  await honest.synced();
  honest.write(addAnnotation(ben.id));
  await expect.poll(() => countAnnotations(team, ana)).toBe(2);
  honest.close();
});

test("a socket without a session, from another site or of a stranger is refused", async ({
  ana,
  owner,
  team,
}) => {
  const elsewhere = bodyOf<{ id: string }>(await owner.api.post("/teams", { name: "Elsewhere" }));
  const stranger = await inviteAs(owner, {
    team: elsewhere.id,
    role: "lead",
    name: "Sam Stranger",
  });
  const headers = { cookie: ana.api.cookieHeader, origin: ana.api.url };
  const { url } = ana.api;
  const attempts: [string, HandMadeSocket][] = [
    ["no session", connect(team, ana, { cookie: "" })],
    ["another site", connect(team, ana, { origin: "https://elsewhere.example" })],
    ["a stranger", connect(team, ana, { cookie: stranger.api.cookieHeader })],
    ["a room that does not exist", new HandMadeSocket(url, "report.000000000000", headers)],
    ["no room at all", new HandMadeSocket(url, "etc/passwd", headers)],
  ];
  for (const [what, socket] of attempts) {
    const { code } = await socket.closed();
    expect(code, what).toBeGreaterThanOrEqual(400);
    expect(socket.ydoc.share.size, what).toBe(0);
  }
});

test("becoming a viewer ends writing at once, in the open window", async ({ ana, ben, team }) => {
  const room = new ReadingRoom(ben.page);
  await room.open(team.report);
  await room.comment(WORDS.gabon, "While I may.");
  await room.untilSaved();
  const socket = connect(team, ben);
  await socket.synced();

  bodyOf(await ana.api.patch(`/teams/${team.id}/members/${ben.id}`, { role: "viewer" }));
  await socket.closed();
  await room.note(WORDS.gabon).click();
  await expect(room.note(WORDS.gabon).getByRole("textbox")).toHaveCount(0);

  const again = connect(team, ben);
  await again.synced();
  again.write(addAnnotation(ben.id));
  expect((await again.closed()).code).toBe(CloseCode.Refused);
  expect(await countAnnotations(team, ana)).toBe(1);
});

test("signing out everywhere closes the open sockets at once", async ({ ana, team }) => {
  const room = new ReadingRoom(ana.page);
  await room.open(team.report);
  const socket = connect(team, ana);
  await socket.synced();
  expect((await ana.api.delete("/me/sessions")).status).toBeLessThan(300);
  expect((await socket.closed()).code).toBe(CloseCode.Restarting);
  expect((await connect(team, ana).closed()).code).toBe(CloseCode.SignedOut);
  await expect(room.status).toHaveText("Signed out");
});

test("removal from the team closes the open window's room", async ({ ana, ben, team }) => {
  const room = new ReadingRoom(ben.page);
  await room.open(team.report);
  expect((await ana.api.delete(`/teams/${team.id}/members/${ben.id}`)).status).toBeLessThan(300);
  await expect(room.status).toHaveText("No access");
});
