import { beforeEach, describe, expect, it, vi } from "vitest";
import { announceRevision, type Acting } from "@/collab/facts/commands";
import { decideStatements } from "@/collab/facts/commands";
import { ReportDocument } from "@/collab/facts/document-model";
import type { UserId } from "@/domain/ids";
import type { ProposedStatement } from "@/domain/statements/settle-statements";
import { statement } from "@/test/some-statement";
import { decide } from "./decisions";
import { StatementStore } from "./statement-store";

const acting: Acting = {
  user: "useruseruser" as UserId,
  now: () => 1,
  newId: () => "newnewnewnew",
};
const proposals = (...actors: string[]): ProposedStatement[] =>
  actors.map((actor, number) => {
    const range = { start: number * 10, end: number * 10 + 9 };
    const { status: _status, ...rest } = statement(number, { ...range, actor });
    return rest;
  });

describe("StatementStore", () => {
  let document: ReportDocument;
  let answers: (readonly ProposedStatement[] | null)[];
  let load: ReturnType<typeof vi.fn<() => Promise<readonly ProposedStatement[] | null>>>;
  let store: StatementStore;

  beforeEach(() => {
    document = new ReportDocument();
    answers = [proposals("Gabon", "Norway", "CMC")];
    load = vi.fn(async () => (answers.length > 1 ? answers.shift() : answers[0]) ?? null);
    store = new StatementStore({
      edition: { number: 1, length: 100 },
      load,
      locate: () => ({ quotes: [], section: null }),
      carried: () => null,
    });
    store.attach(document);
  });
  const shown = () => store.all.get().items.map(({ actor, status }) => `${actor} ${status}`);
  const item = (index: number) => {
    const found = store.all.get().items[index];
    if (!found) throw new Error("nothing there");
    return found;
  };

  it("shows the proposals once they are there, and what people decide about them at once", async () => {
    expect(store.all.get()).toEqual({ state: "loading", items: [] });
    await store.load();
    expect(store.all.get().state).toBe("ready");
    expect(shown()).toEqual(["Gabon proposed", "Norway proposed", "CMC proposed"]);
    decideStatements(document, acting, [
      decide(1, item(0), "confirmed", { actor: "Gabonese Republic" }),
      decide(1, item(1), "rejected"),
    ]);
    expect(shown()).toEqual(["Gabonese Republic confirmed", "CMC proposed"]);
    expect(store.decision(item(0).id)?.decided.by).toBe(acting.user);
  });

  it("tells only those whose statement has changed, and keeps all others the same", async () => {
    await store.load();
    const [first, second] = [item(0), item(1)];
    const told = [vi.fn(), vi.fn()] as const;
    store.subscribe(first.id, told[0]);
    const stop = store.subscribe(second.id, told[1]);
    decideStatements(document, acting, [decide(1, second, "confirmed")]);
    expect(told.map(({ mock }) => mock.calls.length)).toEqual([0, 1]);
    expect(item(0)).toBe(first);
    expect(store.statement(second.id)).toMatchObject({ status: "confirmed" });
    stop();
    const before = store.all.get();
    decideStatements(document, acting, [
      decide(1, store.statement(second.id) ?? second, "confirmed"),
    ]);
    expect(store.all.get()).toBe(before);
    expect(told[1]).toHaveBeenCalledOnce();
  });

  it("asks anew when statements were proposed anew in this edition, and in no other", async () => {
    answers = [proposals("Vietnam"), proposals("Viet Nam")];
    await store.load();
    announceRevision(document, acting, 2);
    expect(load).toHaveBeenCalledTimes(1);
    announceRevision(document, acting, 1);
    await vi.waitFor(() => expect(shown()).toEqual(["Viet Nam proposed"]));
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("says that nothing came, and goes on showing what it has where only the second answer fails", async () => {
    answers = [null];
    await store.load();
    expect(store.all.get().state).toBe("failed");
    answers = [proposals("Gabon"), null];
    const again = store.load();
    expect(store.all.get().state).toBe("loading");
    await again;
    await store.load();
    expect(store.all.get().state).toBe("ready");
    expect(shown()).toEqual(["Gabon proposed"]);
  });

  it("leaves out what was decided about another edition alone, or beyond the text", async () => {
    await store.load();
    decideStatements(document, acting, [
      decide(2, statement(9, { start: 0, end: 9, actor: "Gabon" }), "rejected"),
      decide(1, item(1), "confirmed", { range: { start: 90, end: 101 } }),
    ]);
    expect(shown()).toEqual(["Gabon proposed", "Norway proposed", "CMC proposed"]);
  });

  it("reads another document in place of the one before", async () => {
    await store.load();
    decideStatements(document, acting, [decide(1, item(0), "confirmed")]);
    store.attach(new ReportDocument());
    expect(shown()).toEqual(["Gabon proposed", "Norway proposed", "CMC proposed"]);
    decideStatements(document, acting, [decide(1, item(1), "confirmed")]);
    expect(shown()[1]).toBe("Norway proposed");
  });
});
