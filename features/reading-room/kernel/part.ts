import type { ComponentType } from "react";
import type { Messages } from "@/generated/messages";
import type { Shortcut, ShortcutLayer, ShortcutName } from "@/features/shortcuts/shortcut";
import type { CardKind } from "./open";
import type { OutlineSource } from "./outline-source";

/** A command, with all that there is to say of it. */
export type CommandOf<
  Room,
  Name extends string = ShortcutName,
  Layer extends string = ShortcutLayer,
> = Shortcut<Name, Layer> & {
  /** Returns whether it could be of use. If not, the key goes on to the next layer, and at last to the browser. */
  run: (room: Room) => boolean;
};

/** Something that a part keeps of a room: `room.model(…)` gives the one of that room. */
export type ModelOf<Room, Model> = {
  /** Called once in the life of a room, before it is connected. */
  create: (room: Room) => Model;
};

/** What Escape does to the open card. `from`: what has the focus. */
export type CardOf<Room> = { close: (room: Room, from: EventTarget | null) => void };

/** Where in the page a part can show something. */
export type Place =
  /** Nothing to be seen: effects, and what is only read out. */
  | "unseen"
  /** Under the bar, over the whole page. */
  | "top"
  /** The columns at the sides of the text. */
  | "start"
  | "end"
  /** Over the text's head; the text begins below it. */
  | "banner"
  /** The one open card that stands beside its passage. */
  | "card"
  /** Over the foot of the text, whenever it comes. */
  | "notice"
  /** Under the text, and what lies over the page. */
  | "bottom";

/** What is shown in place of a piece that breaks is called by its name. */
export type PieceName = keyof Messages["reading-room"]["broken"]["names"];

export type Panel = { place: Place; piece: PieceName; View: ComponentType };

/** A part of the reading room registers here all that it brings. The kernel knows no part otherwise. */
export type PartOf<Room> = {
  models?: readonly ModelOf<Room, unknown>[];
  /** Follows the shared document while the room is open. Returns the unsubscribe function. */
  connect?: (room: Room) => () => void;
  commands?: readonly CommandOf<Room, string, string>[];
  cards?: Partial<Record<CardKind, CardOf<Room>>>;
  /** In the order in which they stand in one place. */
  panels?: readonly Panel[];
  outline?: OutlineSource<Room>;
};
