import type { ActorKind } from "@/domain/statements/statement";

const plural = (count: number, one: string, other: string): string =>
  `${count} ${count === 1 ? one : other}`;

const KINDS: Record<ActorKind, string> = {
  state: "State",
  organisation: "Organisation",
  coalition: "Coalition",
  person: "Person",
};

export const messages = {
  title: "Actors",
  intro:
    "Who your team follows, under which names reports speak of them, and what holds of them. Statements are recognised by these names too.",
  readOnly: "Coders and leads keep this list.",
  kinds: KINDS,
  add: "Add actor",
  addTitle: "New actor",
  editTitle: (name: string) => `Edit ${name}`,
  search: "Find actors",
  searchHint: "Name, other name, group, status or note",
  count: (shown: number, all: number) =>
    shown === all
      ? plural(all, "actor", "actors")
      : `${shown} of ${plural(all, "actor", "actors")}`,
  table: "Actors of the team",
  columns: {
    name: "Name",
    kind: "Kind",
    groups: "Groups",
    statuses: "Status",
    notes: "Notes",
    actions: "Actions",
  },
  alsoKnown: (names: string) => `also ${names}`,
  edit: "Edit",
  more: (name: string) => `Actions for ${name}`,
  merge: "Merge into another…",
  delete: "Delete",
  deleted: (name: string) => `${name} was deleted.`,
  restored: (name: string) => `${name} is back.`,
  undo: "Undo",
  none: "No actors yet",
  noneText:
    "States and large organisations are recognised without this list. Add who is missing, give an actor the other names that reports use, and note what holds of it, such as since when it is party to a treaty.",
  noneReader: "The coders and leads of your team keep a list here of whom you follow.",
  noMatch: "No actor matches",
  noMatchText: "Take words away to see more.",
  clear: "Show all actors",
  name: "Name",
  kind: "Kind",
  isoA3: "ISO code",
  isoHint: "Three letters (ISO 3166-1), such as VNM.",
  aliases: "Other names",
  aliasesHint: "One in each line.",
  groups: "Groups",
  groupsHint: "One in each line, such as African Union.",
  statuses: "Statuses",
  statusesHint: "Facts such as being party to a treaty. They are never taken for a stance.",
  status: (number: number) => `Status ${number}`,
  what: "What holds",
  since: "Since",
  until: "Until",
  dateHint: "2011, 2011-09 or 2011-09-14",
  addStatus: "Add a status",
  removeStatus: (what: string) => `Remove the status ${what}`,
  sinceDate: (date: string) => `since ${date}`,
  untilDate: (date: string) => `until ${date}`,
  notes: "Notes",
  optional: "(optional)",
  save: "Save",
  invalid: {
    name: "Enter a name of 1 to 200 characters.",
    isoA3: "Three letters, such as VNM, or nothing.",
    aliases: "At most 50 names of at most 200 characters.",
    groups: "At most 50 groups of at most 100 characters.",
    statuses: "Say what holds, and write dates as 2011, 2011-09 or 2011-09-14.",
    notes: "At most 10,000 characters.",
  },
  mergeTitle: (name: string) => `Merge ${name} into another actor`,
  mergeText: (name: string) =>
    `${name} goes, and the other actor answers to its names. Groups, statuses and notes are added to the other’s.`,
  mergeInto: "The actor that stays",
  mergeNone: "Choose an actor of the list.",
  mergeSubmit: "Merge",
  merged: (gone: string, kept: string) => `${gone} is now another name of ${kept}.`,
  unmerged: (name: string) => `${name} stands by itself again.`,
} as const;
