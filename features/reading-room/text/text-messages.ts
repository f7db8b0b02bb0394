/** What the text column says. One place, so that it can be translated. */
export const textMessages = {
  text: "Text of the report",
  table: "Table",
  keys:
    "Up and Down move between paragraphs, Enter opens the notes of a paragraph, Right selects its first word. " +
    "With a selection, Up and Down select sentences, Left and Right words, Shift with an arrow moves the end, " +
    "Alt and Shift the start, Enter leads to the actions, Escape gives the selection up.",
  sentenceKey: (key: string) => ` ${key} selects the sentence here.`,

  selected: (passage: string) => `Selected: “${passage}”`,
  added: (passage: string) => `Added: “${passage}”`,
  leftOut: (passage: string) => `Left out: “${passage}”`,
  selectionGone: "Selection given up",
  highlighted: (label: string | null) =>
    label === null ? "Highlighted" : `Highlighted as ${label}`,

  toolbar: "Selected passage",
  highlight: "Highlight",
  highlightAs: (label: string) => `Highlight as ${label}`,
  noLabel: "Highlight without a label",
  moreLabels: "More labels",
  comment: "Comment",
  statement: "Statement",
  moveEnds: "Move the ends",

  severalNotes: (count: number) => `${count} notes here`,
  unlabelled: "no label",
  comments: (count: number) => (count === 1 ? "1 comment" : `${count} comments`),

  adjusting: "Move the ends of the passage",
  adjustHint: "Arrow keys move by words, with Shift by characters.",
  start: "Start",
  end: "End",
  startsWith: (passage: string) => `starts with “${passage}”`,
  endsWith: (passage: string) => `ends with “${passage}”`,
  edge: (edge: "start" | "end", unit: "word" | "character", direction: 1 | -1) =>
    `Move the ${edge} ${direction === 1 ? "forward" : "back"} by one ${unit}`,
  done: "Done",
  cancel: "Cancel",
  adjusted: "The passage was changed",
  adjustCancelled: "The passage stays as it was",
} as const;
