import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { MAX_REPORT_LENGTH, reportSchema, type ReportSummary } from "@/contract/reports";
import { partSchema, structureSchema } from "@/contract/structure";
import { apiWorld, type ApiWorld, type TestTeam } from "@/test/api-world";
import { Dice } from "@/test/campaigns/dice";
import { proseReport } from "@/test/generated-reports";

describe("reports", () => {
  let world: ApiWorld;
  let team: TestTeam;

  beforeAll(async () => {
    world = await apiWorld();
    team = await world.team();
  });
  afterAll(() => world.close());

  async function add(body: object): Promise<ReportSummary> {
    const response = await world.call("POST", "/reports", { as: team.owner, body });
    expect(response.status).toBe(201);
    return reportSchema.parse(await response.json());
  }

  async function list(): Promise<ReportSummary[]> {
    const response = await world.call("GET", "/reports", { as: team.owner });
    return ((await response.json()) as { items: ReportSummary[] }).items;
  }

  it("include the sample in every new team, credited to its publisher, with exactly its text", async () => {
    const response = await world.call("GET", `/reports/${team.report}`, { as: team.owner });
    expect(reportSchema.parse(await response.json())).toMatchObject({
      isSample: true,
      publisher: "Handicap International",
      published: "Beirut, October 2011",
      edition: { number: 1, format: "txt" },
      counts: { annotations: 0, open: 0, resolved: 0, comments: 0 },
      present: [],
    });
    const text = await world.call("GET", `/reports/${team.report}/text`, { as: team.owner });
    const sample = await readFile("samples/hi-update-ccm-2011-10.txt", "utf8");
    expect(await text.text()).toBe(sample.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n"));
  });

  it("keep every character of a text, and name its hash", async () => {
    const text = "Título 😀\n\nSecond paragraph\u00a0with a no-break space.\n\n• an item\n";
    const report = await add({ title: "  Odd text ", text, publisher: "ICRC" });
    expect(report).toMatchObject({ title: "Odd text", publisher: "ICRC", team: team.team });
    expect(report.edition.length).toBe(text.length);
    const response = await world.call("GET", `/reports/${report.id}/text`, { as: team.owner });
    expect(response.headers.get("content-type")).toMatch(/^text\/plain; ?charset=utf-8$/i);
    expect(await response.text()).toBe(text);
    const sha256 = createHash("sha256").update(text, "utf8").digest("hex");
    expect(report.edition.sha256).toBe(sha256);
    expect(response.headers.get("etag")).toBe(`"${sha256}"`);
  });

  it("are kept by the browser: for good where the edition is named, else checked each time", async () => {
    const path = `/reports/${team.report}/text`;
    const newest = await world.call("GET", path, { as: team.owner });
    expect(newest.headers.get("cache-control")).toBe("private, no-cache");
    const named = await world.call("GET", `${path}?edition=1`, { as: team.owner });
    expect(named.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
    expect(named.headers.get("vary")).toBe("Cookie");
    const etag = named.headers.get("etag") ?? "";
    const again = await world.call("GET", path, {
      as: team.owner,
      headers: { "if-none-match": `"other", W/${etag}` },
    });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
  });

  it("have the editions they have", async () => {
    const path = `/reports/${team.report}`;
    for (const part of ["text", "structure"]) {
      const at = (edition: string) =>
        world.call("GET", `${path}/${part}?edition=${edition}`, { as: team.owner });
      expect((await at("2")).status).toBe(404);
      expect((await at("0")).status).toBe(422);
      expect((await at("x")).status).toBe(422);
      expect((await at("1")).status).toBe(200);
    }
  });

  it("come by part too: each small, all together the whole, and kept by the browser", async () => {
    const { text: prose } = proseReport(new Dice(5), 400_000, true);
    const added = await world.call("POST", "/reports", {
      as: team.owner,
      body: { title: "A long one", text: prose },
    });
    const { id } = (await added.json()) as { id: string };
    const get = (path: string, headers?: Record<string, string>) =>
      world.call("GET", `/reports/${id}${path}`, { as: team.owner, ...(headers && { headers }) });
    const text = await (await get("/text")).text();
    const structure = structureSchema.parse(await (await get("/structure")).json());
    const parts: z.infer<typeof partSchema>[] = [];
    for (let from = 0; from < text.length; from = parts.at(-1)?.end ?? text.length) {
      const path = `/part?edition=1&from=${from}`;
      const response = await get(path);
      expect(response.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
      const tag = response.headers.get("etag") ?? "";
      expect((await get(path, { "if-none-match": tag })).status).toBe(304);
      const body = await response.text();
      expect(body.length).toBeLessThan(200_000);
      parts.push(partSchema.parse(JSON.parse(body)));
    }
    expect(parts.length).toBeGreaterThan(3);
    expect(structure.blocks.length).toBeGreaterThan(1_000);
    expect(parts.map((part) => part.text).join("")).toBe(text);
    expect(parts.flatMap(({ blocks }) => blocks)).toEqual(structure.blocks);
    for (const from of [text.length, -1, 0.5, text.search(/[\ud800-\udbff]/) + 1]) {
      expect((await get(`/part?edition=1&from=${from}`)).status).toBe(422);
    }
  });

  it("tell their structure, inside their text and in reading order", async () => {
    const response = await world.call("GET", `/reports/${team.report}/structure`, {
      as: team.owner,
    });
    const { blocks } = structureSchema.parse(await response.json());
    const { edition } = (await list()).find(({ id }) => id === team.report) ?? {};
    let last = 0;
    for (const { start, end } of blocks) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      last = end;
    }
    expect(last).toBeLessThanOrEqual(edition?.length ?? 0);
    expect(blocks.length).toBeGreaterThan(20);
  });

  it("without a word, or longer than allowed, leave nothing behind", async () => {
    const before = (await list()).length;
    const attempt = (text: string) =>
      world.call("POST", "/reports", { as: team.owner, body: { title: "X", text } });
    expect((await attempt(" \n\t\u0000")).status).toBe(422);
    expect((await attempt("x".repeat(MAX_REPORT_LENGTH + 1))).status).toBe(413);
    expect((await list()).length).toBe(before);
  });

  it("are renamed, described, archived and brought back", async () => {
    const report = await add({ title: "First name", text: "Words." });
    const change = async (body: object) => {
      const response = await world.call("PATCH", `/reports/${report.id}`, { as: team.owner, body });
      expect(response.status).toBe(200);
      return reportSchema.parse(await response.json());
    };
    expect(await change({ title: "Second name" })).toMatchObject({ title: "Second name" });
    const described = await change({ sourceUrl: "https://example.org/a", published: "2011" });
    expect(described).toMatchObject({ title: "Second name", published: "2011" });
    expect((await change({ archived: true })).archivedAt).not.toBeNull();
    expect((await list()).some(({ id }) => id === report.id)).toBe(true);
    expect((await change({ archived: false, sourceUrl: "" })).archivedAt).toBeNull();
  });

  it("that were deleted are gone for everybody until they are restored", async () => {
    const { id } = await add({ title: "Doomed", text: "Words." });
    const gone = await world.call("DELETE", `/reports/${id}`, { as: team.owner });
    expect(gone.status).toBe(204);
    for (const path of ["", "/text", "/structure", "/annotations", "/reads"]) {
      const response = await world.call("GET", `/reports/${id}${path}`, { as: team.owner });
      expect(response.status).toBe(404);
    }
    expect((await list()).some((report) => report.id === id)).toBe(false);
    for (const round of ["first", "repeated"]) {
      const back = await world.call("POST", `/reports/${id}/restore`, { as: team.owner });
      expect(back.status, round).toBe(200);
    }
    expect((await list()).some((report) => report.id === id)).toBe(true);
  });

  it("ask which team, where the caller is in several or in none", async () => {
    const lonely = await world.person();
    const body = { title: "X", text: "Words." };
    expect((await world.call("POST", "/reports", { as: lonely, body })).status).toBe(422);
    await world.call("POST", "/teams", { as: team.owner, body: { name: "Second team" } });
    expect((await world.call("POST", "/reports", { as: team.owner, body })).status).toBe(422);
    const said = { ...body, team: team.team };
    expect((await world.call("POST", "/reports", { as: team.owner, body: said })).status).toBe(201);
  });

  it("of a deleted team are gone with it, and come back with it", async () => {
    const other = await world.team();
    const read = () => world.call("GET", `/reports/${other.report}/text`, { as: other.owner });
    await world.call("DELETE", `/teams/${other.team}`, { as: other.owner });
    expect((await read()).status).toBe(404);
    expect((await world.call("GET", `/teams/${other.team}`, { as: other.owner })).status).toBe(404);
    await world.call("POST", `/teams/${other.team}/restore`, { as: other.owner });
    expect((await read()).status).toBe(200);
  });
});
