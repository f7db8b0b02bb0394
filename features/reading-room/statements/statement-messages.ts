import { plural } from "@/components/plural";
import type { ActorKind, StatementKind } from "@/domain/statements/statement";

const ACTOR_KINDS: Record<ActorKind, string> = {
  state: "State",
  organisation: "Organisation",
  coalition: "Coalition",
  person: "Person",
};

const KINDS: Record<StatementKind, string> = {
  speech: "Speaks",
  written: "Writes",
  action: "Acts",
  reported: "Reported by another actor",
};

/** What the reading room says about statements. */
export const statementMessages = {
  reading: "Reading who says what…",
  failed: "Who says what could not be loaded.",
  retry: "Try again",
  progress: (confirmed: number, all: number) => `${confirmed} of ${all} confirmed`,
  progressLabel: (confirmed: number, all: number) =>
    `${confirmed} of ${plural(all, "statement", "statements")} confirmed`,
  list: (section: string) => `Statements in ${section}`,
  listBefore: "Statements before the first heading",
  show: (section: string) => `Show the statements in ${section}`,
  hide: (section: string) => `Hide the statements in ${section}`,
  proposed: "Proposed",
  confirmed: "Confirmed",
  proposedWord: "proposed",
  confirmedWord: "confirmed",
  confirmedBy: (name: string) => `Confirmed by ${name}`,
  card: (actor: string) => `Statement of ${actor}`,
  newCard: "New statement",
  close: "Close",
  position: (at: number, of: number) => `${at} of ${of}`,
  previous: "Previous statement",
  next: "Next statement",
  confirm: "Confirm",
  reject: "Reject",
  reopen: "Take back the confirmation",
  remove: "Remove",
  correct: "Correct",
  more: "More about this statement",
  split: "Split at the cursor",
  merge: "Merge with the next",
  range: "Change to the selection",
  alias: "Remember the name for an actor…",
  toText: "Show in the text",
  quotes: (count: number) => plural(count, "quotation", "quotations"),
  noQuotes: "no quotations",
  why: "Why this was proposed",
  fields: {
    actor: "Actor",
    actorHint: "Choose one, or type another name.",
    actorKind: "Kind of actor",
    isoA3: "ISO code",
    isoHint: "Three letters, for states.",
    speaker: "Speaker",
    onBehalfOf: "On behalf of",
    reportedBy: "Reported by",
    date: "Date",
    dateHint: "2011, 2011-09, 2011-09-14, or from/to.",
    inferred: "The occasion suggests the date; the text does not say it",
    kind: "Kind of statement",
    quotes: "Quotations",
  },
  optional: "(optional)",
  actorKinds: ACTOR_KINDS,
  kinds: KINDS,
  dated: (date: string) => date,
  inferred: (date: string) => `${date} (from the occasion)`,
  save: "Save and confirm",
  add: "Add statement",
  cancel: "Cancel",
  remember: (name: string) => `Remember “${name}” as another name of this actor`,
  elsewhere: (count: number) =>
    count === 0
      ? "It stands nowhere else in this report."
      : `It stands in ${plural(count, "more statement", "more statements")} of this report, which will be proposed anew.`,
  remembered: (alias: string, actor: string) => `“${alias}” is now another name of ${actor}.`,
  forgotten: (alias: string) => `“${alias}” is forgotten again.`,
  invalid: {
    actor: "Name the actor, in at most 200 characters.",
    isoA3: "The three letters of a country, such as VNM.",
    country: "A state of that name has another code.",
    date: "Write 2011, 2011-09, 2011-09-14, or 2011-09-12/2011-09-16.",
    name: "At most 200 characters that can be seen.",
  },
  inTeam: "In the team’s list",
  inReport: "In this report",
  actorsFound: (count: number) =>
    count === 0
      ? "No such actor yet. The name as typed is taken."
      : plural(count, "actor", "actors"),
  rejected: (actor: string) => `Rejected: ${actor}.`,
  undo: "Undo",
  selectFirst: "Select the words first that the statement is to have.",
  rangeChanged: "The statement has the selected words now.",
  splitWhere: "Put the cursor, or select words, where the second statement is to begin.",
  wasSplit: "Split in two. Correct the second if somebody else says it.",
  nothingToMerge: "There is no statement after this one.",
  merged: (first: string, second: string) =>
    first === second
      ? `Merged two statements of ${first}.`
      : `Merged into the statement of ${first}; that of ${second} is gone.`,
  noneOpen: "No statement is waiting to be confirmed.",
  noneHere: "Nobody’s statement stands here.",
  bar: (actor: string, state: string, others: number) =>
    `${actor}, ${state}${others > 0 ? `, and ${plural(others, "other", "others")}` : ""}`,
} as const;
