import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { UserId } from "@/domain/ids";
import { addComment, createAnnotation, toggleReaction, type Command } from "../facts/commands";
import { ReportDocument } from "../facts/document-model";
import { encodeMissing } from "./encode-missing";
import { newId } from "../facts/new-id";

const ANA = { user: "anaanaanaana" as UserId, now: () => 1_760_000_000_000, newId };

const pending = (...commands: Command[]) =>
  commands.map(({ edits }) => ({ id: newId(), edits, replay: false }));

/** A document with one note, under which many windows have put a reaction and taken it back. */
function oldDocument() {
  const document = new ReportDocument();
  const draft = { edition: 1, range: { start: 1, end: 2 }, comment: "Mine." };
  const { comment, id } = createAnnotation(document, ANA, draft);
  if (!comment) throw new Error("no comment was made");
  for (let window = 1; window <= 300; window += 1) {
    document.ydoc.clientID = window;
    toggleReaction(document, ANA, comment, "👍");
    toggleReaction(document, ANA, comment, "👍");
  }
  toggleReaction(document, ANA, comment, "🎉");
  return { document, comment, annotation: id };
}

describe("[AG2] what a server lacks of an old document", () => {
  it("is nothing if it has all of it", () => {
    const { ydoc } = oldDocument().document;
    const known = Y.encodeStateVector(ydoc);
    expect(encodeMissing(ydoc, known, [])).toEqual(Uint8Array.of(0, 0));
  });

  it("is what was written and taken away since, whatever was deleted before", () => {
    const { document, comment, annotation } = oldDocument();
    const { ydoc } = document;
    const server = new Y.Doc();
    Y.applyUpdate(server, Y.encodeStateAsUpdate(ydoc));
    const known = Y.encodeStateVector(server);

    const takenAway = toggleReaction(document, ANA, comment, "🎉");
    const missing = encodeMissing(ydoc, known, pending(takenAway));
    expect(missing.length).toBeLessThan(20);
    const { command } = addComment(document, ANA, annotation, "An answer.");
    Y.applyUpdate(server, encodeMissing(ydoc, known, pending(takenAway, command)));
    expect(Y.encodeStateAsUpdate(server)).toEqual(Y.encodeStateAsUpdate(ydoc));
  });

  it("is all of it if nobody has noted what was taken away", () => {
    const { ydoc } = oldDocument().document;
    const known = Y.encodeStateVector(ydoc);
    ydoc.getMap("r").clear();
    const unnoted = [{ id: newId(), edits: [], replay: false }];
    expect(encodeMissing(ydoc, known, unnoted)).toEqual(Y.encodeStateAsUpdate(ydoc, known));
  });
});
