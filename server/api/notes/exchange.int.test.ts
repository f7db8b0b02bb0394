import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importedAnnotationsSchema, type ImportedAnnotations } from "@/contract/exchange";
import { annotationSchema, type AnnotationResource } from "@/contract/reports";
import { listLabels } from "@/data/teams/labels";
import { readWebAnnotations } from "@/domain/exchange/read-web-annotations";
import { apiWorld, ORIGIN, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";

const TEXT = `The convention 😀

Ghana 𝔾 has ratified the convention. It calls on others to follow.

We thank the hosts. Chad has not yet decided. We thank the hosts.
`;

type Page = { items: Record<string, unknown>[] };

describe("Web Annotations", () => {
  let world: ApiWorld;
  let team: TestTeam;
  let label: string;

  beforeAll(async () => {
    world = await apiWorld();
    team = await world.team();
    label = (await listLabels(world.db, { team: team.team }))[0]?.name ?? "";
  });
  afterAll(async () => {
    expect(world.errors).toEqual([]);
    await world.close();
  });

  async function report(text = TEXT): Promise<string> {
    const body = { title: "Exchange", text };
    const response = await world.call("POST", "/reports", { as: team.owner, body });
    return ((await response.json()) as { id: string }).id;
  }

  async function mark(id: string, words: string, more: object = {}, as = team.owner) {
    const start = TEXT.indexOf(words);
    const body = { start, end: start + words.length, ...more };
    const response = await world.call("POST", `/reports/${id}/annotations`, { as, body });
    expect(response.status).toBe(201);
  }

  async function list(id: string): Promise<AnnotationResource[]> {
    const response = await world.call("GET", `/reports/${id}/annotations`, { as: team.owner });
    const { items } = (await response.json()) as { items: unknown[] };
    return items.map((item) => annotationSchema.parse(item));
  }

  const download = (id: string, as: TestPerson | null = team.owner) =>
    world.call("GET", `/reports/${id}/annotations.jsonld`, { as });

  async function upload(id: string, body: unknown, as = team.owner): Promise<ImportedAnnotations> {
    const response = await world.call("POST", `/reports/${id}/annotations.jsonld`, {
      as,
      body,
      headers: {
        "content-type": 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
      },
    });
    expect(response.status).toBe(200);
    return importedAnnotationsSchema.parse(await response.json());
  }

  it("say where each passage is in code points, with its words and what stands around them", async () => {
    const id = await report();
    await mark(id, "has ratified the convention", { comment: "**Since** when?", labels: [label] });
    await mark(id, "𝔾");
    const response = await download(id);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^application\/ld\+json; ?profile=/);
    const collection = (await response.json()) as { id: string; total: number; first: Page };
    expect(collection).toMatchObject({
      "@context": "http://www.w3.org/ns/anno.jsonld",
      id: `${ORIGIN}/api/v1/reports/${id}/annotations.jsonld`,
      type: "AnnotationCollection",
      total: 2,
      first: { type: "AnnotationPage", partOf: { id: collection.id }, startIndex: 0 },
    });
    const characters = Array.from(TEXT);
    for (const { target } of collection.first.items) {
      const { selector, source } = target as {
        source: string;
        selector: [
          { start: number; end: number },
          { exact: string; prefix: string; suffix: string },
        ];
      };
      const [{ start, end }, { exact, prefix, suffix }] = selector;
      expect(source).toBe(`${ORIGIN}/api/v1/reports/${id}/text?edition=1`);
      expect(characters.slice(start, end).join("")).toBe(exact);
      expect(TEXT).toContain(prefix + exact + suffix);
    }
    expect(collection.first.items.map(({ motivation }) => motivation)).toEqual([
      "highlighting",
      ["commenting", "tagging"],
    ]);
  });

  it("come back as they were: into a report of the same text, by another person", async () => {
    const id = await report();
    const coder = await world.join(team.team, "coder");
    await mark(id, "has ratified the convention", { comment: "Since when? 😀", labels: [label] });
    await mark(id, "We thank the hosts");
    await mark(id, "𝔾 has", {}, coder);
    const document: unknown = await (await download(id)).json();

    const other = await report();
    expect(await upload(other, document, coder)).toEqual({
      annotations: 3,
      comments: 1,
      existing: 0,
      notPlaced: [],
      unknownLabels: [],
    });
    const place = ({ start, end, exact, labels, thread }: AnnotationResource) => ({
      ...{ start, end, exact, labels, thread },
    });
    const [before, after] = [await list(id), await list(other)];
    expect(after.map(place)).toEqual(before.map(place));
    expect(after.every(({ creator }) => creator.id === coder.user)).toBe(true);
    const said = after.flatMap(({ comments }) => comments.map(({ body }) => body));
    expect(said).toEqual([
      expect.stringMatching(/^\*Person \d+, [\d-]{10}:\*\n\nSince when\? 😀$/),
    ]);
    // What is there already, by its address, is left alone.
    expect(await upload(id, document)).toMatchObject({ annotations: 0, existing: 3 });
    expect(readWebAnnotations(document)?.unread).toEqual([]);
  });

  it("of other texts are taken where their words can be no others, and told of where not", async () => {
    const id = await report();
    const note = (iri: string, exact: string, more: object = {}) => ({
      id: iri,
      type: "Annotation",
      bodyValue: "Of elsewhere.",
      target: {
        source: "http://example.org/a",
        selector: { type: "TextQuoteSelector", exact, prefix: "", suffix: "", ...more },
      },
    });
    const imported = await upload(id, [
      note("urn:1", "It calls on others to follow.", {
        prefix: "Ghana 𝔾 has ratified the convention. ",
        suffix: "\n\nWe thank the hosts.",
      }),
      note("urn:2", "We thank the hosts."),
      note("urn:3", "Nothing of the kind was ever said by anybody in it."),
      { id: "urn:4", type: "Annotation", target: "http://example.org/whole" },
    ]);
    expect(imported).toMatchObject({ annotations: 1, comments: 1 });
    const why = new Map(imported.notPlaced.map((one) => [one.iri, one.why]));
    expect(why.get("urn:2")).toBe("ambiguous");
    expect(why.get("urn:3")).toBe("lost");
    expect(why.get("urn:4")).toBe("no-text-target");
    expect((await list(id)).map(({ exact }) => exact)).toEqual(["It calls on others to follow."]);
  });

  it("[WF5] bring what could not be written here as it can be, and no passage of nothing", async () => {
    const id = await report();
    const note = (iri: string, words: string, body: string) => {
      const start = Array.from(TEXT.slice(0, TEXT.indexOf(words))).length;
      const end = start + Array.from(words).length;
      return {
        id: iri,
        type: "Annotation",
        bodyValue: body,
        target: {
          source: `${ORIGIN}/api/v1/reports/${id}/text?edition=1`,
          selector: { type: "TextPositionSelector", start, end },
        },
      };
    };
    const imported = await upload(id, [
      note("urn:1", "Chad has not yet decided", "\u202eturned\0"),
      note("urn:2", "It calls on others to follow", "\u200b"),
      note("urn:blank", " ", "On a space."),
    ]);
    expect(imported).toMatchObject({
      annotations: 2,
      notPlaced: [{ iri: "urn:blank", why: "no-quotation" }],
    });
    const said = (await list(id)).flatMap(({ comments }) => comments.map(({ body }) => body));
    expect(said.toSorted()).toEqual(["…", "\u202eturned\u202c"]);
  });

  it("[WF8] name whoever is mentioned, whatever stands in the link", async () => {
    const id = await report();
    const { user } = team.owner;
    const comment = `[@Somebody Else](user:${user}) and [@Ana](user:aaaaaaaaaaaa)`;
    await mark(id, "has ratified", { comment });
    const { name } = await world.db.prisma.user.findUniqueOrThrow({ where: { id: user } });
    const document = await (await download(id)).text();
    expect(document).toContain(`[@${name}](user:${user}) and [@somebody](user:aaaaaaaaaaaa)`);
    expect(document).not.toContain("Somebody Else");
  });

  it("[WF20] leave out a comment that no browser could show, and say so", async () => {
    const id = await report();
    const said = (identifier: string, value: string) => ({
      type: "TextualBody",
      purpose: "commenting",
      "schema:identifier": identifier,
      value,
    });
    const imported = await upload(id, [
      {
        id: "urn:1",
        type: "Annotation",
        body: [said("urn:1a", "> ".repeat(4_000)), said("urn:1b", "Look here.")],
        target: {
          source: "http://example.org/a",
          selector: {
            type: "TextQuoteSelector",
            exact: "It calls on others to follow.",
            prefix: "Ghana 𝔾 has ratified the convention. ",
            suffix: "\n\nWe thank the hosts.",
          },
        },
      },
    ]);
    expect(imported.notPlaced).toMatchObject([{ iri: "urn:1a", why: "too-intricate" }]);
    const [note] = await list(id);
    expect(note?.comments.map(({ body }) => body)).toEqual(["Look here."]);
  });

  it("are read by the team and written by those who may comment; other documents are refused", async () => {
    const id = await report();
    const viewer = await world.join(team.team, "viewer");
    expect((await download(id, viewer)).status).toBe(200);
    expect((await download(id, await world.person())).status).toBe(404);
    expect((await download(id, null)).status).toBe(401);
    const attempt = async (as: TestPerson, body: unknown) =>
      (await world.call("POST", `/reports/${id}/annotations.jsonld`, { as, body })).status;
    expect(await attempt(viewer, [])).toBe(403);
    expect(await attempt(team.owner, { type: "Dataset" })).toBe(422);
    expect(await attempt(team.owner, "{")).toBe(400);
    expect(await attempt(team.owner, [])).toBe(200);
  });
});
