import fc from "fast-check";
import { expect, test } from "vitest";
import { REPORT_FACT_NAMES } from "@/domain/facts/report/report-facts";
import { sameFact } from "@/domain/facts/same-fact";
import { USERS } from "@/test/campaigns/arbitrary-facts";
import { gesture, perform } from "@/test/campaigns/random-commands";
import { essence, facts, Hand } from "@/test/campaigns/undoing-hand";
import type { Acting } from "../commands";
import { ReportDocument } from "../document-model";

const [ana, ben] = USERS as [Acting["user"], Acting["user"]];
const gestures = fc.array(gesture, { minLength: 1, maxLength: 30 });

/** The same facts in a fresh document, each a writing of its own. */
function sayAgain(document: ReportDocument): ReportDocument {
  const fresh = new ReportDocument();
  fresh.ydoc.transact(() => {
    for (const kind of REPORT_FACT_NAMES) {
      for (const key of document.keys(kind)) fresh.restore(kind, key, document.raw(kind, key));
    }
  });
  return fresh;
}

test("[GN8] undo takes back in a fresh document of the room what it would have taken back in the old one", () => {
  fc.assert(
    fc.property(gestures, gestures, fc.nat(8), (before, mine, undone) => {
      const document = new ReportDocument();
      const colleague = new Hand(document, ben);
      const me = new Hand(document, ana);
      for (const one of before) perform(document, colleague.acting, one);
      const empty = essence(document);
      for (const one of mine) me.do(perform(document, me.acting, one));
      const full = essence(document);
      for (let step = 0; step < undone; step += 1) me.stack.undo(document, me.acting);
      me.moveTo(sayAgain(document));
      for (const { skipped } of me.undoAll()) expect(skipped).toEqual([]);
      expect(essence(me.document)).toEqual(empty);
      me.moveTo(sayAgain(me.document));
      for (const { skipped } of me.redoAll()) expect(skipped).toEqual([]);
      expect(essence(me.document)).toEqual(full);
    }),
  );
});

test("[GN8] what a colleague wrote last stays exactly as it is, also in a fresh document", () => {
  const written = fc.array(fc.tuple(fc.boolean(), gesture), { minLength: 1, maxLength: 25 });
  fc.assert(
    fc.property(written, written, (before, after) => {
      const me = new Hand(new ReportDocument(), ana);
      const { acting } = new Hand(me.document, ben);
      const lastWrittenByThem = new Map<string, unknown>();
      for (const [part, steps] of [before, after].entries()) {
        if (part > 0) me.moveTo(sayAgain(me.document));
        for (const [isMine, one] of steps) {
          const command = isMine
            ? me.do(perform(me.document, me.acting, one))
            : perform(me.document, acting, one);
          for (const { kind, key, after: fact } of command?.edits ?? []) {
            if (isMine) lastWrittenByThem.delete(`${kind} ${key}`);
            else lastWrittenByThem.set(`${kind} ${key}`, fact);
          }
        }
      }
      me.undoAll();
      const now = facts(me.document);
      for (const [fact, written] of lastWrittenByThem) {
        expect(sameFact(now.get(fact), written), fact).toBe(true);
      }
    }),
  );
});
