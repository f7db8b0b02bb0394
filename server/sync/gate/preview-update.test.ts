import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { ReportDocument } from "@/collab/facts/document-model";
import { REPORT_FACT_NAMES, REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { scanUpdate } from "@/collab/wire/scan-update";
import { REPORT_WIRE_FORM } from "@/domain/facts/report/report-facts";
import { history } from "@/test/campaigns/arbitrary-history";
import { previewUpdate } from "./preview-update";

function preview(document: ReportDocument, bytes: Uint8Array) {
  const scan = scanUpdate(bytes, REPORT_WIRE_FORM);
  if (scan.kind === "refused") throw new Error(scan.reason);
  return previewUpdate(document, scan.update);
}

/** What became of which fact when an update was applied; what was taken away is left out. */
function apply(ydoc: Y.Doc, update: Uint8Array): unknown[] {
  const written: unknown[] = [];
  const stop = REPORT_FACT_NAMES.map((kind) => {
    const root = ydoc.getMap(REPORT_FACTS[kind].root);
    const note = ({ changes }: Y.YMapEvent<unknown>): void => {
      for (const key of changes.keys.keys()) {
        if (root.has(key)) written.push({ kind, key, after: root.get(key) });
      }
    };
    root.observe(note);
    return () => root.unobserve(note);
  });
  Y.applyUpdate(ydoc, update);
  for (const one of stop) one();
  return written;
}

describe("[AG5] an update that is looked at before it is applied", () => {
  it("shows every fact that it will set, even if only a neighbour tells which", () => {
    fc.assert(
      fc.property(history, fc.nat(40), ({ updates }, known) => {
        const ydoc = new Y.Doc();
        for (const update of updates.slice(0, known)) Y.applyUpdate(ydoc, update);
        const rest = updates.slice(known);
        const next = rest.length === 0 ? [] : [Y.mergeUpdates(rest), ...rest];
        for (const update of next.filter(
          (one) => scanUpdate(one, REPORT_WIRE_FORM).kind === "scanned",
        )) {
          const standing = new Y.Doc();
          Y.applyUpdate(standing, Y.encodeStateAsUpdate(ydoc));
          const shown = preview(new ReportDocument(standing), update).map(
            ({ kind, key, after }) => ({ kind, key, after }),
          );
          for (const written of apply(standing, update)) expect(shown).toContainEqual(written);
        }
      }),
    );
  });

  it("does not believe what an update says of structs that are known", () => {
    const writer = new Y.Doc();
    writer.getMap("c").set("cccccccccccc", ["aaaaaaaaaaaa", "anaanaanaana", 1, "Short."]);
    const server = new ReportDocument(new Y.Doc());
    Y.applyUpdate(server.ydoc, Y.encodeStateAsUpdate(writer));
    // The same clock, as if it were a deletion; what builds on it would then be one too.
    const liar = new Y.Doc();
    liar.clientID = writer.clientID;
    liar.getMap("d").set("cccccccccccc", ["anaanaanaana", 1]);
    const fork = new Y.Doc();
    Y.applyUpdate(fork, Y.encodeStateAsUpdate(liar));
    fork.getMap("d").set("cccccccccccc", ["a comment in disguise"]);
    expect(preview(server, Y.encodeStateAsUpdate(fork))).toMatchObject([
      { kind: "comments", key: "cccccccccccc", after: ["a comment in disguise"] },
    ]);
  });

  it("leaves out what goes round in a circle", () => {
    // Two clients, each with one struct that builds on the other's.
    const struct = (client: number, on: number) => [1, client, 0, 0x88, on, 0, 1, 117, 1, 125, 1];
    const circle = Uint8Array.of(2, ...struct(2, 1), ...struct(1, 2), 0);
    expect(preview(new ReportDocument(), circle)).toEqual([]);
  });
});
