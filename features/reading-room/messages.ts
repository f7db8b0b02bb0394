import type { FactRefusal } from "@/domain/facts/judge-fact";
import type { GestureName } from "./gestures/name-gesture";
import type { Digest } from "./live/describe-changes";
import type { ShortcutName } from "./shortcuts";

const plural = (count: number, one: string, other: string): string =>
  `${count} ${count === 1 ? one : other}`;
const list = (names: readonly string[]): string => new Intl.ListFormat("en-GB").format(names);

const GESTURES: Record<GestureName, string> = {
  highlight: "highlight",
  comment: "comment",
  reply: "reply",
  edit: "change of a comment",
  removedNote: "deletion of a note",
  removedComment: "deletion of a comment",
  resolve: "resolve",
  reopen: "reopen",
  label: "label",
  move: "change of a passage",
  reaction: "reaction",
};

const SHORTCUTS: Record<ShortcutName, string> = {
  highlight: "Highlight the selection",
  comment: "Comment on the selection",
  sentence: "Select the sentence at the cursor, then the next",
  adjust: "Move the ends of the open note's passage",
  next: "Next note",
  previous: "Previous note",
  nextUnread: "Next unread note",
  reply: "Reply in the open note",
  resolve: "Resolve or reopen the open note",
  label: "Label the open note",
  copyLink: "Copy a link to the open note",
  passage: "Back to the passage in the text",
  undo: "Undo",
  redo: "Redo",
  find: "Find in the text",
  follow: "Follow a colleague",
  list: "Notes beside the text, or as a list",
  help: "Show the keys",
};

const HAPPENINGS: Record<Digest["kind"], (name: string, times: number) => string> = {
  highlighted: (name, times) =>
    `${name} highlighted ${times === 1 ? "a passage" : `${times} passages`}.`,
  commented: (name, times) =>
    `${name} commented on ${times === 1 ? "a passage" : `${times} passages`}.`,
  replied: (name, times) => `${name} replied${times === 1 ? "" : ` ${times} times`}.`,
  resolved: (name, times) => `${name} resolved ${plural(times, "thread", "threads")}.`,
  reopened: (name, times) => `${name} reopened ${plural(times, "thread", "threads")}.`,
  removed: (name, times) => `${name} deleted ${plural(times, "note", "notes")}.`,
  moved: (name, times) => `${name} changed ${times === 1 ? "a passage" : `${times} passages`}.`,
};

const REFUSALS: Record<FactRefusal | "too-large", string> = {
  "read-only": "Your role in this team may read, but not write.",
  malformed: "The server did not understand what this page sent. Reload the page.",
  "not-yours": "What you changed belongs to somebody else.",
  "forged-creator": "The edit was not signed by you. Sign in again.",
  "forged-time": "The clock of this device is far off. Set it right and try again.",
  immutable: "What you changed cannot be changed.",
  "out-of-bounds": "The passage lies outside of the text.",
  "no-such-subject": "What you changed is no longer there.",
  "not-permitted": "Your role in this team does not allow this.",
  "too-large": "It is too large for the server.",
};

export const messages = {
  bar: {
    label: "Report",
    back: (team: string) => `Back to ${team}`,
    views: "Views of the report",
    read: "Read",
    find: "Find in the text",
    findShort: "Find…",
    undo: "Undo",
    redo: "Redo",
    share: "Share",
    shareLabel: "Copy a link to this report",
    shared: "Link copied. Members of the team can open it.",
    notCopied: "The link could not be copied. Copy it from the address bar.",
    keys: "Keys",
    more: "More",
    view: "Reading settings",
  },
  view: {
    textSize: "Text size",
    small: "Small",
    medium: "Medium",
    large: "Large",
    theme: "Colours",
    system: "As the device",
    light: "Light",
    dark: "Dark",
    markedText: "Mark annotated passages for screen readers",
    announce: "Read out colleagues’ changes",
    singleKeys: "Single-key shortcuts",
  },
  outline: {
    title: "Outline",
    hide: "Hide the outline",
    show: "Show the outline",
    notes: (count: number) => plural(count, "note", "notes"),
    reading: (names: readonly string[]) =>
      `${list(names)} ${names.length === 1 ? "reads" : "read"} here`,
    none: "No headings",
    noneText: "This report has no headings to jump to. Find words with Ctrl+F or /.",
  },
  report: {
    edition: (number: number) => `edition ${number}`,
    minutes: (minutes: number) => `${minutes} min`,
    source: "source",
    archived: "Archived",
    skipToText: "Skip to the text",
    skipToNotes: "Skip to the notes",
  },
  status: {
    label: "Saving",
    badge: (status: string) => `Saving: ${status}`,
    loading: "Opening…",
    saving: "Saving…",
    saved: "Saved",
    offline: (edits: number) =>
      edits === 0 ? "Offline" : `Offline · ${plural(edits, "edit", "edits")} kept`,
    offlineUnkept: (edits: number) =>
      `Offline · ${plural(edits, "edit", "edits")} only in this window`,
    offlineStoring: (edits: number) => `Offline · storing ${plural(edits, "edit", "edits")}…`,
    refused: "Refused",
    signedOut: "Signed out",
    noAccess: "No access",
    details: {
      loading: "The report’s notes are on their way.",
      saving: (edits: number) =>
        `${plural(edits, "edit is", "edits are")} on the way to the server. It says “Saved” only once they are stored there for good.`,
      saved: "Everything you wrote is stored on the server.",
      offlineEmpty:
        "There is no connection to the server. You can go on: edits are kept on this device and sent when it is back.",
      offlineKept: (edits: number) =>
        `There is no connection to the server. ${plural(edits, "edit is", "edits are")} kept on this device and will be sent when it is back. You may close this window.`,
      offlineUnkept: (edits: number) =>
        `There is no connection to the server, and this browser stores nothing. Closing this window loses ${plural(edits, "edit", "edits")}: keep it open, or copy your words elsewhere.`,
      offlineStoring: (edits: number) =>
        `There is no connection to the server. ${plural(edits, "edit is", "edits are")} being stored on this device: wait a moment before you close this window.`,
      refused: "The server refused an edit of yours.",
      signedOut: (edits: number) =>
        edits === 0
          ? "Your session has ended. Sign in again to write."
          : `Your session has ended. ${plural(edits, "edit waits", "edits wait")} here and will be sent when you have signed in again.`,
      noAccess: (edits: number) =>
        edits === 0
          ? "You may no longer open this report, or it was deleted."
          : `You may no longer open this report, or it was deleted. ${plural(edits, "edit", "edits")} could not be sent.`,
    },
    signIn: "Sign in again",
    reconnect: "Try again",
    toTeam: "To the team’s reports",
    undoNothing: "Nothing to undo.",
    redoNothing: "Nothing to redo.",
  },
  refusal: {
    title: "An edit was refused",
    lead: (edits: number) =>
      `The server did not take ${plural(edits, "edit", "edits")} of yours. Everything else is saved.`,
    reason: (reason: string) =>
      (REFUSALS as Partial<Record<string, string>>)[reason] ?? `The server’s reason: ${reason}.`,
    kept: "What you wrote",
    keptHint: "It is shown here once more, so that you can keep it elsewhere.",
    copy: "Copy",
    copied: "Copied.",
    close: "I have kept what I need",
  },
  presence: {
    label: (names: readonly string[]) =>
      names.length === 0
        ? "Nobody else is here"
        : `${plural(names.length, "colleague", "colleagues")} here: ${list(names)}`,
    follow: (name: string) => `Follow ${name}`,
    following: (name: string) => `Following ${name}`,
    stop: (name: string) => `Stop following ${name}`,
    banner: (name: string) => `Following ${name}`,
    bannerHint: "Esc or scrolling stops it",
    stopShort: "Stop",
    stopped: "You read by yourself again.",
    left: (name: string) => `${name} has left.`,
    alone: "Nobody else is here just now.",
    others: (count: number) => plural(count, "other", "others"),
    nowhere: (name: string) => `${name} has not opened the text yet.`,
  },
  margin: {
    title: "Notes",
    hide: "Hide the notes",
    show: "Show the notes",
    beside: "Beside the text",
    list: "As a list",
    mode: "Arrangement",
    count: (count: number) => plural(count, "note", "notes"),
    listLabel: "All notes, in the order of the text",
    empty: "No notes yet",
    emptyWriter: "Select a passage in the text, then highlight it or comment on it.",
    emptyReader: "Notes of your team will appear here.",
    noMatch: "No note matches",
    noMatchText: "Take a filter away to see more.",
    clear: "Show all notes",
    unsent: "Unsent comment",
    continueDraft: "Continue",
    discardDraft: "Discard",
    loading: "Opening the notes…",
    hiddenByFilter: "The filter was taken away to show this note.",
    linkGone: "The note that this link leads to is no longer there.",
  },
  filter: {
    label: "Filter",
    all: (count: number) => `All ${count}`,
    open: (count: number) => `Open ${count}`,
    resolved: (count: number) => `Resolved ${count}`,
    unread: (count: number) => `Unread ${count}`,
    mine: (count: number) => `Mine ${count}`,
    add: "Filter",
    people: "Person",
    labels: "Label",
    words: "Words in notes and quotations",
    takeAway: (what: string) => `Take away: ${what}`,
    markAllRead: "Mark all as read",
    allRead: "All notes are marked as read.",
    saying: (words: string) => `“${words}”`,
    clear: "Clear",
    showing: (shown: number, all: number) => `${shown} of ${all}`,
  },
  note: {
    by: (name: string, quote: string) => `Note by ${name} on “${quote}”`,
    byOrphan: (name: string) => `Note by ${name} on another edition`,
    reply: "Reply",
    replyHint: "Reply…",
    replyLabel: (name: string) => `Reply to ${name}`,
    addComment: "Comment…",
    comment: "Comment",
    resolve: "Resolve",
    reopen: "Reopen",
    resolvedBy: (name: string) => `Resolved by ${name}`,
    reopenedBy: (name: string) => `Reopened by ${name}`,
    resolved: "Resolved.",
    reopened: "Reopened.",
    replies: (count: number) => plural(count, "reply", "replies"),
    more: "More about this note",
    labels: "Labels",
    changeLabels: "Labels…",
    noLabels: "The team has no labels yet.",
    move: "Move the passage",
    moved: "Passage changed.",
    copyLink: "Copy link",
    linkCopied: "Link copied.",
    delete: "Delete",
    deleted: "Note deleted.",
    commentDeleted: "Comment deleted.",
    undo: "Undo",
    toText: "Show in the text",
    highlightRemoved: (name: string) => `${name} removed the highlight. What was said stays.`,
    orphan: "This note points at another edition, or at words that are not in this text.",
    deletedComment: (name: string) => `${name} deleted this comment.`,
    edited: "edited",
    editedAt: (when: string) => `edited ${when}`,
    edit: "Edit",
    editLabel: "Change your comment",
    save: "Save",
    cancel: "Cancel",
    send: "Send",
    sendHint: "Ctrl+Enter",
    newLabel: "Comment on the selected passage",
    newHint: "What do you want to say about it?",
    tooLong: (by: number) => `Too long by ${plural(by, "character", "characters")}.`,
    unread: "New",
    typing: (names: readonly string[]) =>
      `${list(names)} ${names.length === 1 ? "is" : "are"} typing…`,
    formerMember: "Former member",
    you: "you",
    moreComment: "More about this comment",
    react: "React",
    reaction: (emoji: string, names: readonly string[]) => `${emoji} ${list(names)}`,
    markdown: "Markdown; @ mentions somebody",
    table: "Table",
    done: "done",
    notDone: "to do",
  },
  mention: {
    list: "People to mention",
    found: (count: number) =>
      count === 0
        ? "Nobody has that name."
        : `${plural(count, "person", "people")} to mention. Arrows choose, Enter takes.`,
  },
  find: {
    label: "Find in the text",
    of: (current: number, total: number) => `${current} of ${total}`,
    none: "Nothing found",
    next: "Next",
    previous: "Previous",
    close: "Close",
  },
  undo: {
    undid: (gesture: GestureName) => `Undid: ${GESTURES[gesture]}`,
    redid: (gesture: GestureName) => `Redid: ${GESTURES[gesture]}`,
    skipped: "Left as it is, because somebody else has changed it since.",
    skippedPart: "A part was left, because somebody else has changed it since.",
  },
  phone: {
    label: "Reading",
    outline: "Outline",
    highlight: "Highlight",
    comment: "Comment",
    find: "Find",
    notes: (count: number) => plural(count, "note", "notes"),
  },
  help: {
    title: "Keys",
    lead: "Single keys work while no field has the focus.",
    off: "Single keys are switched off; the combinations still work.",
    text: "In the text",
    note: "On the open note",
    room: "Anywhere",
    fixed: "Always",
    change: "Change the keys in your profile",
    arrows: "Move the cursor by line, word and sentence; with Shift, select",
    enter: "Open the note under the cursor, or reply in the open one",
    escape: "Close, and back to the text",
    send: "Send a comment",
    undo: "Undo, redo",
    findKeys: "Find",
  },
  shortcuts: SHORTCUTS,
  announce: {
    happening: (name: string, { kind, times }: Digest) => HAPPENINGS[kind](name, times),
    many: (count: number, names: readonly string[]) =>
      `${plural(count, "change", "changes")} by ${list(names)}.`,
    arrived: (names: readonly string[]) =>
      `${list(names)} ${names.length === 1 ? "is" : "are"} here.`,
    left: (names: readonly string[]) =>
      `${list(names)} ${names.length === 1 ? "has" : "have"} left.`,
  },
} as const;
