import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import {
  addComment,
  createAnnotation,
  remove,
  retarget,
  setThreadState,
  type Acting,
} from "@/collab/facts/commands";
import { ReportDocument } from "@/collab/facts/document-model";
import type { AnnotationId, UserId } from "@/domain/ids";
import { FilteredList } from "../filters/filtered-list";
import { NO_FILTER } from "../filters/filter";
import { comparePlaces } from "./reading-order";
import { RoomStore } from "./room-store";

const me = "aaaaaaaaaaaa" as UserId;
const LENGTH = 1_000;

function makeRoom(first = 0): { document: ReportDocument; acting: Acting; store: RoomStore } {
  let count = first;
  const acting: Acting = {
    user: me,
    now: () => (count += 1),
    newId: () => (count += 1).toString(36).padStart(12, "0"),
  };
  const document = new ReportDocument();
  return { document, acting, store: new RoomStore({ number: 1, length: LENGTH }, document) };
}

function annotate(
  document: ReportDocument,
  acting: Acting,
  start: number,
  end: number,
): AnnotationId {
  return createAnnotation(document, acting, { edition: 1, range: { start, end } }).id;
}

describe("RoomStore", () => {
  it("stays in reading order, equal to one built anew, whatever happens to the document", () => {
    const step = fc.tuple(
      fc.constantFrom("make", "make", "move", "delete", "reply"),
      fc.nat(LENGTH - 2),
      fc.nat(50),
      fc.nat(),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const { document, acting, store } = makeRoom();
        const ids: AnnotationId[] = [];
        for (const [kind, start, length, pick] of steps) {
          const id = ids[pick % Math.max(1, ids.length)];
          const range = { start, end: Math.min(LENGTH, start + 1 + length) };
          if (kind === "make" || id === undefined)
            ids.push(annotate(document, acting, range.start, range.end));
          else if (kind === "move") retarget(document, acting, id, 1, range);
          else if (kind === "delete") remove(document, acting, id);
          else addComment(document, acting, id, "words");
        }
        const anew = new RoomStore(store.edition, document).order();
        expect(store.order()).toEqual(anew);
        expect(store.order()).toEqual(store.order().toSorted(comparePlaces));
      }),
    );
  });

  it("tells only those who watch what changed, and keeps the order's identity when only words change", () => {
    const { document, acting, store } = makeRoom();
    const [a, b] = [annotate(document, acting, 5, 9), annotate(document, acting, 1, 3)];
    const [seeA, seeB, seeOrder] = [vi.fn(), vi.fn(), vi.fn()];
    store.subscribe(a, seeA);
    store.subscribe(b, seeB);
    store.subscribeToOrder(seeOrder);
    const order = store.order();
    const before = store.annotation(b);
    addComment(document, acting, a, "words");
    expect([seeA.mock.calls.length, seeB.mock.calls.length, seeOrder.mock.calls.length]).toEqual([
      1, 0, 0,
    ]);
    expect(store.order()).toBe(order);
    expect(store.annotation(b)).toBe(before);
  });

  it("lists what does not fit into this edition after everything else", () => {
    const { document, acting, store } = makeRoom();
    const orphan = createAnnotation(document, acting, {
      edition: 2,
      range: { start: 0, end: 1 },
    }).id;
    const last = annotate(document, acting, 900, 901);
    expect(store.order().map(({ id }) => id)).toEqual([last, orphan]);
  });

  it("keeps a deleted annotation while somebody's words hang on it", () => {
    const { document, acting, store } = makeRoom();
    const id = annotate(document, acting, 1, 2);
    const comment = addComment(document, acting, id, "words").id;
    remove(document, acting, id);
    expect(store.annotation(id)).not.toBeNull();
    remove(document, acting, comment);
    expect(store.annotation(id)).toBeNull();
    expect(store.order()).toEqual([]);
  });
});

describe("RoomStore with another document", () => {
  it("shows what the new one holds and forgets the old one", () => {
    const { document, acting, store } = makeRoom();
    const gone = annotate(document, acting, 1, 2);
    const other = makeRoom(500);
    const kept = annotate(other.document, other.acting, 3, 4);
    const seeGone = vi.fn();
    store.subscribe(gone, seeGone);
    store.attach(other.document);
    expect(store.order().map(({ id }) => id)).toEqual([kept]);
    expect(seeGone).toHaveBeenCalledOnce();
    annotate(document, acting, 5, 6);
    expect(store.order()).toHaveLength(1);
  });
});

describe("FilteredList", () => {
  it("counts and lists as if it had looked at everything anew", () => {
    const { document, acting, store } = makeRoom();
    const reading = { me, text: () => "x".repeat(LENGTH), readAt: () => null };
    const filter = { ...NO_FILTER, state: "open" as const };
    const list = new FilteredList(store, reading, filter);
    const ids = [4, 2, 8, 6].map((start) => annotate(document, acting, start, start + 1));
    const [first, second] = ids as [AnnotationId, AnnotationId];
    setThreadState(document, acting, first, "resolved");
    remove(document, acting, second);
    const anew = new FilteredList(store, reading, filter);
    expect(list.state.get()).toEqual(anew.state.get());
    expect(list.state.get().counts.states).toEqual({ open: 2, resolved: 1 });
    expect(list.state.get().order.map(({ start }) => start)).toEqual([6, 8]);
  });

  it("keeps showing what was unread while it is being read", () => {
    const { document, acting, store } = makeRoom();
    const marks = new Map<AnnotationId, number>();
    const other: Acting = { ...acting, user: "bbbbbbbbbbbb" as UserId };
    const id = annotate(document, acting, 1, 2);
    addComment(document, other, id, "news");
    const list = new FilteredList(
      store,
      { me, text: () => "", readAt: (of) => marks.get(of) ?? null },
      { ...NO_FILTER, unread: true },
    );
    expect(list.state.get().order).toHaveLength(1);
    marks.set(id, 1_000);
    list.refresh([id]);
    expect(list.state.get().counts.unread).toBe(0);
    expect(list.state.get().order).toHaveLength(1);
    list.setFilter({ ...NO_FILTER, unread: true });
    expect(list.state.get().order).toHaveLength(0);
  });
});
