import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isListed } from "@/domain/annotation/annotation";
import { judgeFact } from "@/domain/facts/judge";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { sameFact } from "@/domain/facts/same-fact";
import { EDITION_TEXT, LABELS, USERS } from "@/test/campaigns/arbitrary-facts";
import { gesture, perform, type Gesture } from "@/test/campaigns/random-commands";
import { essence, facts, Hand } from "@/test/campaigns/undoing-hand";
import { toggleReaction, type Acting, type Command } from "../commands";
import { ReportDocument } from "../document-model";
import type { UndoOutcome } from "./undo";

const [ana, ben] = USERS as [Acting["user"], Acting["user"]];
/** A label of a colleague's that I take off, and that they put on and take off again: it was found by chance. */
const PUT_ON_AND_TAKEN_OFF_AGAIN: [boolean, Gesture][] = [
  [false, { what: 0, dice: 1_023, words: " " }],
  [true, { what: 2, dice: 847, words: " " }],
  [false, { what: 2, dice: 2_709, words: " " }],
  [false, { what: 2, dice: 2_373, words: " " }],
];
const gestures = fc.array(gesture, { minLength: 1, maxLength: 30 });

describe("[DV5] undo of one's own gestures", () => {
  test("all of them undone, everything looks as it did before; redone, as it did after", () => {
    fc.assert(
      fc.property(gestures, gestures, (before, mine) => {
        const document = new ReportDocument();
        const colleague = new Hand(document, ben);
        const me = new Hand(document, ana);
        for (const one of before) perform(document, colleague.acting, one);
        const empty = essence(document);
        for (const one of mine) me.do(perform(document, me.acting, one));
        const full = essence(document);
        for (let times = 0; times < 2; times += 1) {
          for (const { skipped } of me.undoAll()) expect(skipped).toEqual([]);
          expect(essence(document)).toEqual(empty);
          for (const { skipped } of me.redoAll()) expect(skipped).toEqual([]);
          expect(essence(document)).toEqual(full);
        }
      }),
    );
  });

  test("what a colleague wrote last stays exactly as it is", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), gesture), { minLength: 2, maxLength: 50 }),
        (steps) => {
          const document = new ReportDocument();
          const colleague = new Hand(document, ben);
          const me = new Hand(document, ana);
          const lastWrittenByThem = new Map<string, unknown>();
          for (const [isMine, one] of steps) {
            const command = isMine
              ? me.do(perform(document, me.acting, one))
              : perform(document, colleague.acting, one);
            for (const { kind, key, after } of command?.edits ?? []) {
              if (isMine) lastWrittenByThem.delete(`${kind} ${key}`);
              else lastWrittenByThem.set(`${kind} ${key}`, after);
            }
          }
          me.undoAll();
          const now = facts(document);
          for (const [fact, written] of lastWrittenByThem) {
            expect(sameFact(now.get(fact), written), fact).toBe(true);
          }
        },
      ),
      { examples: [[PUT_ON_AND_TAKEN_OFF_AGAIN]] },
    );
  });

  test("[SY6] whatever it writes, the judge allows", () => {
    fc.assert(
      fc.property(fc.constantFrom("owner", "coder" as const), gestures, (role, mine) => {
        const document = new ReportDocument();
        const me = new Hand(document, ana);
        for (const one of mine) me.do(perform(document, me.acting, one));
        const editions = new Map([[1, EDITION_TEXT]]);
        const judgeAll = (step: () => UndoOutcome | null): void => {
          for (let outcome = step(); outcome; outcome = step()) {
            for (const edit of outcome.command.edits) {
              const verdict = judgeFact(REPORT_FACTS, edit, {
                user: ana,
                role,
                now: me.acting.now(),
                lookup: document.lookup,
                hasLeft: () => false,
                editions,
                labels: new Set(LABELS),
              });
              expect(verdict).toEqual({ ok: true, value: null });
            }
          }
        };
        judgeAll(() => me.stack.undo(document, me.acting));
        judgeAll(() => me.stack.redo(document, me.acting));
        judgeAll(() => me.stack.undo(document, me.acting));
      }),
    );
  });

  test("says whether there is something to undo and to redo, and forgets the redo at a new gesture", () => {
    const document = new ReportDocument();
    const me = new Hand(document, ana);
    expect(me.stack.state.get()).toEqual({ canUndo: false, canRedo: false });
    expect(me.stack.undo(document, me.acting)).toBeNull();
    const make = (): Command | null =>
      me.do(perform(document, me.acting, { what: 1, dice: 1, words: "Look." }));
    make();
    expect(me.stack.state.get()).toEqual({ canUndo: true, canRedo: false });
    me.stack.undo(document, me.acting);
    expect(me.stack.state.get()).toEqual({ canUndo: false, canRedo: true });
    make();
    expect(me.stack.state.get()).toEqual({ canUndo: true, canRedo: false });
    expect(me.stack.redo(document, me.acting)).toBeNull();
  });

  test("a colleague's answer stays when the comment it answers is undone", () => {
    const document = new ReportDocument();
    const me = new Hand(document, ana);
    const colleague = new Hand(document, ben);
    me.do(perform(document, me.acting, { what: 1, dice: 1, words: "Look." }));
    perform(document, colleague.acting, { what: 10, dice: 0, words: "I see." });
    const root = [...document.annotations()][0]?.comments[0];
    if (root) toggleReaction(document, colleague.acting, root.id, "👍");
    me.undoAll();
    const [annotation] = [...document.annotations()];
    expect(annotation?.deleted?.by).toBe(ana);
    expect(annotation && isListed(annotation)).toBe(true);
    expect(annotation?.comments.map(({ body }) => body)).toEqual(["", "I see."]);
  });
});
