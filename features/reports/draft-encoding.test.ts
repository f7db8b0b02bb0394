import { expect, it } from "vitest";
import { LEGACY_ENCODINGS } from "@/domain/edition/decode/guess-encoding";
import { draftFromFile, type ReportDraft } from "./draft";
import { isGuess, readAs } from "./draft-encoding";

/** "Ministère" and "Été" as the Macintosh wrote them, which is no UTF-8. */
const BYTES = Uint8Array.from(
  Buffer.from("4d696e697374 8f7265 0a 83 74 8e".replaceAll(" ", ""), "hex"),
);

async function choose(): Promise<ReportDraft> {
  const draft = await draftFromFile(new File([BYTES], "report.txt"));
  if (!draft.ok) throw new Error(draft.refusal);
  return draft.value;
}

it("an encoding is a guess if it is none of Unicode's", () => {
  expect(isGuess("utf-8")).toBe(false);
  expect(isGuess("utf-16")).toBe(false);
  expect(LEGACY_ENCODINGS.every(isGuess)).toBe(true);
});

it("a file that was guessed wrong is read as the person says, and written as what needs no guess", async () => {
  const guessed = await choose();
  for (const encoding of LEGACY_ENCODINGS) {
    const draft = readAs(guessed, encoding);
    if (draft.kind !== "text" || !draft.file) throw new Error("it is no text");
    if (draft === guessed) continue;
    expect(draft.file.encoding).toBe(encoding);
    expect(await draftFromFile(draft.file.file)).toMatchObject({
      value: { text: draft.text, title: draft.title, file: { encoding: "utf-8" } },
    });
  }
  expect(readAs(guessed, "macintosh")).toMatchObject({ text: "Ministère\nÉté" });
  expect(readAs(guessed, "windows-1251")).toMatchObject({ text: "MinistЏre\nѓtЋ" });
});

it("the guess itself leaves the file as it is", async () => {
  const draft = await choose();
  if (draft.kind !== "text" || !draft.file || !isGuess(draft.file.encoding)) {
    throw new Error("nothing was guessed");
  }
  expect(readAs(draft, draft.file.encoding)).toBe(draft);
  expect(readAs(readAs(draft, "koi8-r"), "koi8-r").kind).toBe("text");
});
