import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import type { AnnotationId } from "@/domain/ids";
import { NOW, USERS } from "@/test/campaigns/arbitrary-facts";
import { createActing } from "@/test/campaigns/random-commands";
import { addComment, createAnnotation, remove } from "../facts/commands";
import { ReportDocument } from "../facts/document-model";
import { Intake } from "./intake";

const ELSEWHERE = Symbol("elsewhere");
const [ANA, BEN] = USERS;
const ana = createActing(ANA ?? ("" as never), NOW);
const ben = createActing(BEN ?? ("" as never), NOW);

/** Somebody's document with as many annotations, of which every tenth was deleted later. */
function createFull(count: number): ReportDocument {
  const document = new ReportDocument();
  const ids = Array.from({ length: count }, (_, at) => {
    const range = { start: at, end: at + 1 };
    return createAnnotation(document, ana, { edition: 1, range, comment: "What one says." }).id;
  });
  for (const [at, id] of ids.entries()) if (at % 10 === 0) remove(document, ben, id);
  return document;
}

/** Everything that a reader is told, and what the document looked like at each last part. */
function listen(document: ReportDocument) {
  const told: { ids: number; more: boolean; whole: number }[] = [];
  document.onThings("annotations", (ids, more) => {
    told.push({ ids: ids.size, more, whole: [...document.annotations()].length });
  });
  return told;
}

async function takeAll(intake: Intake, updates: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const kept: Uint8Array[] = [];
  await new Promise<void>((then) => {
    intake.take({ updates, origin: ELSEWHERE, keep: (update) => kept.push(update), then });
  });
  return kept;
}

describe("[DV6] what comes from elsewhere", () => {
  it("is told at once if it is small", () => {
    const document = new ReportDocument();
    const told = listen(document);
    const then = vi.fn();
    const update = Y.encodeStateAsUpdate(createFull(5).ydoc);
    new Intake(document).take({ updates: [update], origin: ELSEWHERE, then });
    expect(told).toEqual([{ ids: 5, more: false, whole: 5 }]);
    expect(then).toHaveBeenCalledOnce();
  });

  it("is told in parts if it is large, once all of it is there", async () => {
    const full = createFull(2_000);
    const document = new ReportDocument();
    const told = listen(document);
    const update = Y.encodeStateAsUpdate(full.ydoc);
    expect(await takeAll(new Intake(document), [update])).toEqual([update]);
    expect(told.length).toBeGreaterThan(2);
    expect(told.every(({ whole }) => whole === 2_000)).toBe(true);
    expect(told.reduce((sum, { ids }) => sum + ids, 0)).toBe(2_000);
    expect(told.map(({ more }) => more)).toEqual([...told.slice(1).map(() => true), false]);
    expect(told.at(-1)?.ids).toBe(0);
    expect(Y.encodeStateAsUpdate(document.ydoc)).toEqual(update);
  });

  it("leaves the thread to others meanwhile, and what is written then is told at once", async () => {
    const document = new ReportDocument();
    const intake = new Intake(document);
    const all = takeAll(intake, [Y.encodeStateAsUpdate(createFull(5_000).ydoc)]);
    const told = listen(document);
    const between = await new Promise<AnnotationId>((resolve) => {
      setTimeout(() => {
        expect(told).toEqual([]);
        const range = { start: 1, end: 9 };
        resolve(createAnnotation(document, ben, { edition: 1, range, comment: "Mine." }).id);
      });
    });
    expect(told).toMatchObject([{ ids: 1, more: false }]);
    await all;
    expect(document.annotation(between)?.comments[0]?.body).toBe("Mine.");
    expect([...document.annotations()]).toHaveLength(5_001);
  });

  it("comes in its order, also what is small after what is large", async () => {
    const full = createFull(2_000);
    const first = Y.encodeStateAsUpdate(full.ydoc);
    const before = Y.encodeStateVector(full.ydoc);
    const [annotation] = full.annotations();
    if (!annotation) throw new Error("nothing to answer");
    addComment(full, ben, annotation.id, "An answer.");
    const document = new ReportDocument();
    const intake = new Intake(document);
    const order: string[] = [];
    intake.take({ updates: [first], origin: ELSEWHERE, then: () => order.push("large") });
    await takeAll(intake, [Y.encodeStateAsUpdate(full.ydoc, before)]);
    expect(order).toEqual(["large"]);
    expect(document.annotation(annotation.id)?.comments).toHaveLength(2);
  });

  it("is not to be kept if it says nothing new", async () => {
    const full = createFull(2_000);
    const update = Y.encodeStateAsUpdate(full.ydoc);
    expect(await takeAll(new Intake(full), [update])).toEqual([]);
  });

  it("goes no further once it is stopped", async () => {
    const document = new ReportDocument();
    const told = listen(document);
    const intake = new Intake(document);
    const then = vi.fn();
    const update = Y.encodeStateAsUpdate(createFull(5_000).ydoc);
    intake.take({ updates: [update], origin: ELSEWHERE, then });
    await new Promise((resolve) => setTimeout(resolve));
    intake.stop();
    const reached = [...document.annotations()].length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([...document.annotations()].length).toBe(reached);
    expect(reached).toBeLessThan(5_000);
    expect(told).toEqual([]);
    expect(then).not.toHaveBeenCalled();
  });
});
