import { describe, expect, it } from "vitest";
import type { ActorId } from "@/domain/ids";
import type { Actor } from "@/contract/actors";
import { readActorDraft, toActorDraft } from "./actor-draft";
import { searchActors } from "./search-actors";

const actor = (name: string, more: Partial<Actor> = {}): Actor => ({
  id: "actoractor00" as ActorId,
  name,
  kind: "state",
  isoA3: null,
  aliases: [],
  groups: [],
  statuses: [],
  notes: "",
  ...more,
});

describe("an actor in its form", () => {
  it("an actor comes out of its form unchanged", () => {
    const { id: _id, ...whole } = actor("Viet Nam", {
      isoA3: "VNM",
      aliases: ["Vietnam", "SRV"],
      groups: ["ASEAN"],
      statuses: [{ what: "Observer", since: "2011-09", until: null }],
      notes: "Ask again.",
    });
    expect(readActorDraft(toActorDraft(actor("Viet Nam", whole)))).toEqual({
      ok: true,
      actor: whole,
    });
  });

  it("leaves out empty lines and rows, and a code of what is no state", () => {
    const draft = toActorDraft(null);
    const statuses = [{ key: 0, what: " ", since: "", until: "" }];
    const filled = { ...draft, name: " CMC ", aliases: "\n Coalition \n\n", statuses };
    expect(readActorDraft({ ...filled, kind: "coalition", isoA3: "CMC" })).toMatchObject({
      ok: true,
      actor: { name: "CMC", isoA3: null, aliases: ["Coalition"], statuses: [] },
    });
  });

  it("says which fields do not fit", () => {
    const statuses = [{ key: 0, what: "Party", since: "soon", until: "" }];
    const draft = { ...toActorDraft(null), isoA3: "v", statuses };
    expect(readActorDraft(draft)).toEqual({ ok: false, wrong: ["name", "isoA3", "statuses"] });
  });
});

describe("searchActors", () => {
  const all = [
    actor("Viet Nam", { aliases: ["Vietnam"], groups: ["ASEAN"] }),
    actor("Côte d’Ivoire", { notes: "Ask in French" }),
    actor("Austria"),
  ];
  const find = (words: string) => searchActors(all, words, "en-GB").map(({ name }) => name);

  it("finds every word anywhere, whatever its case and accents, in the order of the language", () => {
    expect(find("")).toEqual(["Austria", "Côte d’Ivoire", "Viet Nam"]);
    expect(find("cote FRENCH")).toEqual(["Côte d’Ivoire"]);
    expect(find("vietnam asean")).toEqual(["Viet Nam"]);
    expect(find("vietnam french")).toEqual([]);
  });
});
