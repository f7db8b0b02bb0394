import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { ApiClient, bodyOf } from "./support/api-client";
import { expect, test } from "./support/fixtures";
import { inviteAs } from "./support/people";

type Problem = { type: string; title: string; status: number };
type Annotation = {
  id: string;
  start: number;
  end: number;
  exact: string;
  creator: { id: string };
  created: string;
  labels: { id: string; name: string }[];
  state: string;
  thread: string;
  comments: { body: string }[];
  url: string;
};

const SAMPLE = path.resolve(import.meta.dirname, "../samples/hi-update-ccm-2011-10.txt");

test.describe("without a session", () => {
  for (const [method, address] of [
    ["GET", "/reports"],
    ["POST", "/reports"],
    ["GET", "/me"],
    ["GET", "/teams"],
    ["POST", "/invitations"],
  ] as const) {
    test(`${method} ${address} is answered with 401 and a problem document`, async ({ server }) => {
      const answer = await new ApiClient(server.url).send(
        method,
        address,
        method === "POST" ? {} : undefined,
      );
      expect(answer.status).toBe(401);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
      expect((answer.body as Problem).status).toBe(401);
    });
  }

  test("a report that exists is no more visible than one that does not", async ({
    server,
    team,
  }) => {
    const api = new ApiClient(server.url);
    for (const report of [team.report, "0123456789ab"]) {
      for (const part of ["", "/text", "/annotations"]) {
        expect((await api.get(`/reports/${report}${part}`)).status).toBe(401);
      }
    }
  });
});

test("a stranger's team and report answer 404, as those that do not exist", async ({
  owner,
  ana,
  team,
}) => {
  const other = bodyOf<{ id: string }>(await owner.api.post("/teams", { name: "Elsewhere" }));
  const stranger = await inviteAs(owner, { team: other.id, role: "lead", name: "Sam Stranger" });
  for (const address of [
    `/reports/${team.report}`,
    `/reports/${team.report}/text`,
    `/reports/${team.report}/annotations`,
    `/teams/${team.id}`,
    `/teams/${team.id}/members`,
    "/reports/0123456789ab",
    "/teams/0123456789ab",
    "/reports/not-an-id",
  ]) {
    const answer = await stranger.api.get(address);
    expect(answer.status, address).toBe(404);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
  }
  expect((await ana.api.get(`/reports/${team.report}`)).status).toBe(200);
});

test("a report that is posted is listed, and its text comes back exactly", async ({
  ana,
  team,
}) => {
  const title = `Notes ${randomBytes(4).toString("hex")}`;
  const text = "First heading\n\nA naïve 𝒇ancy – “quoted” line.\n\n• one\n• two\n";
  const made = await ana.api.post("/reports", { team: team.id, title, text, format: "txt" });
  expect(made.status).toBe(201);
  const { id } = made.body as { id: string };

  const { items } = bodyOf<{ items: { id: string; title: string }[] }>(
    await ana.api.get("/reports"),
  );
  expect(items).toContainEqual(expect.objectContaining({ id, title }));
  const got = await ana.api.get(`/reports/${id}/text`);
  expect(got.headers.get("content-type")).toMatch(/^text\/plain/);
  expect(got.text).toBe(text);
});

test("the sample report's text is the sample, to the letter", async ({ ana, team }) => {
  const got = await ana.api.get(`/reports/${team.report}/text`);
  expect(got.text.trimEnd()).toBe((await readFile(SAMPLE, "utf8")).trimEnd());
});

test("an annotation that is posted quotes the text between its offsets, and is listed", async ({
  ana,
  team,
}) => {
  const { text } = await ana.api.get(`/reports/${team.report}/text`);
  const start = text.indexOf("Vietnam");
  const end = start + 60;
  const labels = bodyOf<{ items: { id: string; name: string }[] }>(
    await ana.api.get(`/teams/${team.id}/labels`),
  ).items;
  const [label] = labels;
  expect(label).toBeDefined();

  const made = await ana.api.post(`/reports/${team.report}/annotations`, {
    start,
    end,
    comment: "Worth *quoting*.",
    labels: [label?.name],
  });
  expect(made.status).toBe(201);
  const annotation = made.body as Annotation;
  expect(annotation).toMatchObject({
    start,
    end,
    exact: text.slice(start, end),
    creator: { id: ana.id },
    labels: [{ id: label?.id }],
    state: "exact",
    thread: "open",
    comments: [{ body: "Worth *quoting*." }],
  });
  expect(Date.parse(annotation.created)).not.toBeNaN();
  expect(annotation.url).toContain(`/reports/${team.report}#a=${annotation.id}`);

  const { items } = bodyOf<{ items: Annotation[] }>(
    await ana.api.get(`/reports/${team.report}/annotations`),
  );
  expect(items).toEqual([annotation]);
});

test("bad input is answered with 422 and says which field", async ({ ana, team }) => {
  const address = `/reports/${team.report}/annotations`;
  for (const body of [
    {},
    { start: 5, end: 5 },
    { start: 9, end: 3 },
    { start: -1, end: 3 },
    { start: 0, end: 1e9 },
    { start: 0.5, end: 3 },
    { start: "0", end: "3" },
    { start: 0, end: 3, labels: ["no such label"] },
  ]) {
    const answer = await ana.api.post(address, body);
    expect(answer.status, JSON.stringify(body)).toBe(422);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
  }
  expect((await ana.api.post("/reports", { title: "", text: "x", format: "txt" })).status).toBe(
    422,
  );
  expect((await ana.api.post("/reports", { title: "A", text: "x", format: "pdf" })).status).toBe(
    422,
  );
});

test("a viewer reads, and is answered 403 for every write", async ({ join, team }) => {
  const viewer = await join("viewer", "Vera Viewer");
  expect((await viewer.api.get(`/reports/${team.report}/text`)).status).toBe(200);
  const answers = await Promise.all([
    viewer.api.post(`/reports/${team.report}/annotations`, { start: 0, end: 5 }),
    viewer.api.post("/reports", { team: team.id, title: "Mine", text: "Words.", format: "txt" }),
    viewer.api.patch(`/reports/${team.report}`, { title: "Mine" }),
    viewer.api.delete(`/reports/${team.report}`),
    viewer.api.post("/invitations", { role: "viewer", team: team.id }),
    viewer.api.patch(`/teams/${team.id}`, { name: "Mine" }),
    viewer.api.post(`/teams/${team.id}/labels`, { name: "Mine", colour: "sky" }),
  ]);
  expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 403));
});

test("an invitation gives its role, once, and not after it was revoked", async ({
  ana,
  server,
  team,
}) => {
  const made = await ana.api.post("/invitations", { role: "commenter", team: team.id });
  expect(made.status).toBe(201);
  const { token, url } = made.body as { token: string; url: string };
  expect(url).toBe(`${server.url}/invitation/${token}`);

  const accept = async (email: string): Promise<number> =>
    (
      await new ApiClient(server.url).post("/invitations/accept", {
        token,
        name: "Carla Coder",
        email,
        password: "correct horse battery staple",
      })
    ).status;
  const address = randomBytes(6).toString("hex");
  expect(await accept(`${address}@example.org`)).toBeLessThan(300);
  expect(await accept(`${address}b@example.org`)).toBeGreaterThanOrEqual(400);

  const second = bodyOf<{ id: string; token: string }>(
    await ana.api.post("/invitations", { role: "coder", team: team.id }),
  );
  expect((await ana.api.delete(`/invitations/${second.id}`)).status).toBeLessThan(300);
  const revoked = await new ApiClient(server.url).post("/invitations/accept", {
    token: second.token,
    name: "Carla Coder",
    email: `${address}c@example.org`,
    password: "correct horse battery staple",
  });
  expect(revoked.status).toBeGreaterThanOrEqual(400);
});

test("a request from another site does not count as the person's", async ({ ana, team }) => {
  const answer = await ana.api.send(
    "POST",
    `/reports/${team.report}/annotations`,
    { start: 0, end: 5 },
    { origin: "https://elsewhere.example" },
  );
  expect(answer.status).toBe(403);
});

test("the OpenAPI document describes what is there", async ({ ana }) => {
  const openapi = bodyOf<{ openapi: string; paths: Record<string, unknown> }>(
    await ana.api.get("/openapi.json"),
  );
  expect(openapi.openapi).toMatch(/^3[.]/);
  const paths = Object.keys(openapi.paths).join("\n");
  for (const part of ["reports", "annotations", "invitations", "teams", "me"]) {
    expect(paths).toContain(part);
  }
});
