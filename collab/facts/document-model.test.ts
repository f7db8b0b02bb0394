import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { AnnotationId } from "@/domain/ids";
import { REPORT_FACT_NAMES, REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { factOf, keyOf, NOW, USERS } from "@/test/campaigns/arbitrary-facts";
import { createActing, gesture, perform } from "@/test/campaigns/random-commands";
import { ReportDocument } from "./document-model";

function view(document: ReportDocument): unknown {
  return [...document.annotations()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** What somebody sees who opens the same document now. */
function freshView(ydoc: Y.Doc): unknown {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc));
  return view(new ReportDocument(copy));
}

/** Reads everything, so that what is kept of it could go stale. */
function read(document: ReportDocument): void {
  for (const annotation of document.annotations()) document.annotation(annotation.id);
}

describe("[SY3] replicas of a report's document", () => {
  test("see the same, whatever order and however often the updates come, as one that opens it now", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2), gesture), { minLength: 5, maxLength: 40 }),
        fc.infiniteStream(fc.nat(1_000)),
        (steps, dice) => {
          const replicas = USERS.map((user) => {
            const document = new ReportDocument();
            const updates: Uint8Array[] = [];
            document.ydoc.on("update", (update: Uint8Array, origin: unknown) => {
              if (origin === user) updates.push(update);
            });
            return { document, updates, acting: createActing(user, NOW) };
          });
          const throwDice = (sides: number): number => (dice.next().value ?? 0) % sides;
          const deliver = (from: number, to: number): void => {
            const updates = replicas[from]?.updates ?? [];
            const update = updates[throwDice(updates.length)];
            const document = replicas[to]?.document;
            if (update && document) Y.applyUpdate(document.ydoc, update, "wire");
          };
          for (const [who, one] of steps) {
            const replica = replicas[who];
            if (!replica) continue;
            perform(replica.document, replica.acting, one);
            deliver(throwDice(3), throwDice(3));
            read(replica.document);
          }
          // The rest, in a different order for each.
          for (const { document } of replicas) {
            const rest = replicas.flatMap(({ updates }) => updates);
            while (rest.length > 0) {
              const [update] = rest.splice(throwDice(rest.length), 1);
              if (update) Y.applyUpdate(document.ydoc, update, "wire");
              read(document);
            }
          }
          const [first, ...others] = replicas.map(({ document }) => view(document));
          for (const other of others) expect(other).toEqual(first);
          for (const { document } of replicas) expect(freshView(document.ydoc)).toEqual(first);
        },
      ),
      { numRuns: 60 },
    );
  }, 30_000);

  test("a document that nobody judged is read as one that opens it now reads it", () => {
    const write = fc.constantFrom(...REPORT_FACT_NAMES).chain((kind) =>
      fc.record({
        kind: fc.constant(kind),
        key: fc.oneof(
          { weight: 9, arbitrary: keyOf[kind] },
          { weight: 1, arbitrary: fc.string({ maxLength: 5 }) },
        ),
        fact: fc.oneof(
          { weight: 8, arbitrary: factOf[kind] as fc.Arbitrary<unknown> },
          { weight: 2, arbitrary: fc.constant<unknown>(undefined) },
          { weight: 1, arbitrary: fc.constantFrom<unknown>(null, 1, "x", [], {}, [[1]]) },
        ),
      }),
    );
    fc.assert(
      fc.property(fc.array(write, { minLength: 5, maxLength: 60 }), (writes) => {
        const document = new ReportDocument();
        for (const { kind, key, fact } of writes) {
          const root = document.ydoc.getMap(REPORT_FACTS[kind].root);
          if (fact === undefined) root.delete(key);
          else root.set(key, fact);
          read(document);
        }
        expect(view(document)).toEqual(freshView(document.ydoc));
      }),
    );
  });

  test("listeners are told of every annotation that looks different, and get the same object for all others", () => {
    fc.assert(
      fc.property(fc.array(gesture, { minLength: 1, maxLength: 30 }), (gestures) => {
        const document = new ReportDocument();
        const acting = createActing(USERS[0] ?? ("" as never), NOW);
        const touched = new Set<AnnotationId>();
        document.onThings("annotations", (ids) => {
          for (const id of ids) touched.add(id);
        });
        for (const one of gestures) {
          const before = new Map([...document.annotations()].map((a) => [a.id, a]));
          touched.clear();
          perform(document, acting, one);
          for (const annotation of document.annotations()) {
            if (!touched.has(annotation.id)) expect(before.get(annotation.id)).toBe(annotation);
          }
        }
      }),
    );
  });
});
