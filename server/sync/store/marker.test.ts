import { expect, it } from "vitest";
import * as Y from "yjs";
import { ReportDocument } from "@/collab/facts/document-model";
import { scanUpdate } from "@/collab/wire/scan-update";
import { REPORT_WIRE_FORM } from "@/domain/facts/report/report-facts";
import { namesMarker, writeMarker } from "./marker";

const MARKER = 2 ** 31 + 7;

const vectorOf = (...updates: Uint8Array[]): Uint8Array => {
  const ydoc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(ydoc, update);
  return Y.encodeStateVector(ydoc);
};

const written = (clientID: number): Uint8Array => {
  const ydoc = new Y.Doc();
  ydoc.clientID = clientID;
  ydoc.getMap("a").set("aaaaaaaaaaaa", ["anaanaanaana", 1, 1, 1, 2]);
  return Y.encodeStateAsUpdate(ydoc);
};

it("[GN4] tells an old copy by the marker that it does not name", () => {
  const beginning = writeMarker(MARKER, new ReportDocument());
  expect(namesMarker(vectorOf(beginning), MARKER)).toBe(true);
  expect(namesMarker(vectorOf(beginning, written(5)), MARKER)).toBe(true);
  expect(namesMarker(vectorOf(written(5)), MARKER)).toBe(false);
  expect(namesMarker(vectorOf(writeMarker(MARKER - 1, new ReportDocument())), MARKER)).toBe(false);
  // Nothing is of every generation, and the first has no marker.
  expect(namesMarker(vectorOf(), MARKER)).toBe(true);
  expect(namesMarker(vectorOf(written(5)), null)).toBe(true);
});

it("[GN4] begins with a struct that stock clients may send back, and that shows nothing", () => {
  const beginning = writeMarker(MARKER, new ReportDocument());
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, beginning);
  const scanned = scanUpdate(Y.encodeStateAsUpdate(ydoc), REPORT_WIRE_FORM);
  expect(scanned).toMatchObject({ kind: "scanned", update: { sections: [{ client: MARKER }] } });
  const document = new ReportDocument(ydoc);
  for (const kind of Object.keys(document.kinds)) {
    expect([...document.keys(kind as keyof typeof document.kinds)]).toEqual([]);
  }
});
