import * as prng from "lib0/prng";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { ID_ALPHABET, ID_LENGTH, type UserId } from "@/domain/ids";
import { createAnnotation } from "./commands";
import { ReportDocument } from "./document-model";

const ANNOTATIONS = 10_000;
const PEOPLE = 20;
const COMMENT =
  "They said the same in Vientiane, in almost the same words; compare with their statement there.";

/** Bytes on the wire for what never changes of an annotation and its first comment, the words aside. */
const MOST_BYTES = 120;

it("[MF4] ten thousand annotations with comments stay small on the wire", () => {
  const dice = prng.create(7);
  const newId = (): string =>
    Array.from({ length: ID_LENGTH }, () => ID_ALPHABET[prng.int32(dice, 0, 35)]).join("");
  const people = Array.from({ length: PEOPLE }, () => ({
    user: newId() as UserId,
    document: new ReportDocument(),
  }));
  let now = 1_760_000_000_123;
  for (let made = 0; made < ANNOTATIONS; made += 1) {
    const person = people[made % PEOPLE];
    if (!person) continue;
    now += prng.int32(dice, 1, 90_000);
    const start = prng.int32(dice, 0, 1_000_000);
    createAnnotation(
      person.document,
      { user: person.user, now: () => now, newId },
      { edition: 1, range: { start, end: start + 80 }, comment: COMMENT },
    );
  }
  const whole = Y.mergeUpdates(people.map(({ document }) => Y.encodeStateAsUpdate(document.ydoc)));
  const each = whole.length / ANNOTATIONS - COMMENT.length;
  expect(each).toBeLessThan(MOST_BYTES);
});
