import { plural } from "@/components/plural";
export const messages = {
  title: "Add an edition",
  description: (report: string) =>
    `A corrected or later text of “${report}”. Notes and confirmed statements are carried over into it; where that is not certain, you are asked.`,
  file: "Choose a file",
  chosen: (name: string) => `${name} is read when you add it.`,
  later: "The file takes long to read. The edition appears here when that is done.",
  paste: "Or paste its whole text",
  placeholder: "Paste the text of the new edition here",
  read: (name: string) => `The text of ${name}. It can still be changed here.`,
  empty: "Choose a file or paste a text.",
  submit: "Add edition",
  cancel: "Cancel",
  working: "Comparing the two editions…",
  done: (number: number) => `Edition ${number} is there.`,
  noNotes: "There was nothing to carry over.",
  counts: {
    exact: (count: number) =>
      count === 1 ? "1 note stands where it stood" : `${count} notes stand where they stood`,
    moved: (count: number) =>
      count === 1
        ? "1 note has moved with its words"
        : `${count} notes have moved with their words`,
    changed: (count: number) => `${plural(count, "note", "notes")} on words that were changed`,
    ambiguous: (count: number) => `${plural(count, "note", "notes")} with several possible places`,
    lost: (count: number) => `${plural(count, "note", "notes")} on words that are not there now`,
  },
  statementCounts: {
    exact: (count: number) =>
      count === 1
        ? "1 confirmed statement stands where it stood"
        : `${count} confirmed statements stand where they stood`,
    moved: (count: number) =>
      count === 1
        ? "1 confirmed statement has moved with its words"
        : `${count} confirmed statements have moved with their words`,
    changed: (count: number) =>
      `${plural(count, "confirmed statement", "confirmed statements")} whose words were changed`,
    ambiguous: (count: number) =>
      `${plural(count, "confirmed statement", "confirmed statements")} with several possible places`,
    lost: (count: number) =>
      `${plural(count, "confirmed statement", "confirmed statements")} whose words are not there now`,
  },
  review: (count: number) => `Review ${plural(count, "passage", "passages")}`,
  open: "Read the new edition",
  close: "Close",
} as const;
