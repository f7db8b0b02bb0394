import { expect, it } from "vitest";
import { createAnnotation, decideStatements, type Acting } from "@/collab/facts/commands";
import { ReportDocument } from "@/collab/facts/document-model";
import type { CarriedPlace } from "@/domain/annotation/carried";
import type { UserId } from "@/domain/ids";
import { statement } from "@/test/some-statement";
import { RoomStore } from "../notes/room-store";
import { decide, decideAgain } from "../statements/model/decisions";
import { StatementStore } from "../statements/model/statement-store";
import { ReviewQueue } from "./review-queue";

let made = 0;
const acting: Acting = {
  user: "useruseruser" as UserId,
  now: () => 1,
  newId: () => `new${String((made += 1)).padStart(9, "0")}`,
};
const EDITION = { number: 2, length: 100 };

it("[ED1] holds notes and confirmed statements that a person must place, in the order of the text", () => {
  const document = new ReportDocument();
  const places = new Map<string, CarriedPlace>();
  const find = (id: string) => places.get(id) ?? null;
  const notes = new RoomStore(EDITION, null, find);
  const statements = new StatementStore({
    edition: EDITION,
    load: async () => [],
    locate: () => ({ quotes: [], section: null }),
    carried: find,
  });
  const queue = new ReviewQueue(notes, statements);
  const ids = () => queue.state.get().items.map(({ id }) => id);

  const said = statement(1, { start: 30, end: 50 });
  const rejected = statement(2, { start: 60, end: 70 });
  const range = { start: 0, end: 10 };
  const note = createAnnotation(document, acting, { edition: 1, range }).id;
  decideStatements(document, acting, [
    decide(1, said, "confirmed"),
    decide(1, rejected, "rejected"),
  ]);
  const offered = [{ start: 40, end: 55 }];
  places.set(note, { state: "lost", range: null, offered: [], from: { edition: 1, range } });
  for (const one of [said, rejected])
    places.set(one.id, {
      state: "changed",
      range: null,
      offered,
      from: { edition: 1, range: one.range },
    });
  notes.attach(document);
  statements.attach(document);
  expect(ids()).toEqual([note, said.id]);
  expect(queue.state.get().items[1]).toMatchObject({
    kind: "statement",
    state: "changed",
    offered,
  });

  const decided = statements.decision(said.id);
  if (!decided) throw new Error("nothing was decided");
  decideStatements(document, acting, [
    decideAgain(decided, { edition: 2, range: { start: 40, end: 55 } }),
  ]);
  expect(ids()).toEqual([note]);
  expect(queue.state.get().decided).toBe(1);
  expect(statements.statement(said.id)).toMatchObject({ status: "confirmed" });
});

it("[ED1] asks for the place of what comes late, and shows it where it stands", () => {
  const document = new ReportDocument();
  const places = new Map<string, CarriedPlace>();
  const statements = new StatementStore({
    edition: EDITION,
    load: async () => [],
    locate: () => ({ quotes: [], section: null }),
    carried: (id) => places.get(id) ?? null,
  });
  statements.attach(document);
  const late = statement(1, { start: 30, end: 50 });
  decideStatements(document, acting, [decide(1, late, "confirmed")]);
  expect(statements.strays.get()).toMatchObject([{ carried: null }]);
  const range = { start: 33, end: 53 };
  places.set(late.id, {
    state: "moved",
    range,
    offered: [],
    from: { edition: 1, range: late.range },
  });
  statements.refresh();
  expect(statements.strays.get()).toEqual([]);
  expect(statements.statement(late.id)).toMatchObject({ status: "confirmed", range });
});
