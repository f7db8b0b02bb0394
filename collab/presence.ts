/** Stamped by the server; a client cannot choose it. */
export type PresenceIdentity = { id: string; name: string; colour: string; role: string };

/** Somebody's window in a room: whose it is, and what it says of where they are. */
export type Presence<Place extends object> = Place & { user: PresenceIdentity };

/** Places of one kind of room. The server passes on what a window says of itself, and knows of no place. */
export type Places<Place extends object> = {
  /** What a window says that has said nothing yet. */
  readonly nowhere: Place;
  /** What is understood of a state, which anybody may have written. */
  read(raw: Readonly<Record<string, unknown>>): Place;
};

/** What is understood of somebody's state; `null` if it does not even say who it is. */
export function parsePresence<Place extends object>(
  raw: unknown,
  places: Places<Place>,
): Presence<Place> | null {
  if (!isRecord(raw) || !isRecord(raw.user)) return null;
  const { id, name, colour, role } = raw.user;
  if (![id, name, colour, role].every((field) => typeof field === "string")) return null;
  return { ...places.read(raw), user: { id, name, colour, role } as PresenceIdentity };
}

function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}
