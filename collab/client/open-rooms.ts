/** What of a room has not reached the server, by the ids of its gestures. */
export type UnsentHere = { unsent(): readonly string[] };

/** The rooms that are open in this window: what they hold may be nowhere else. */
export const openRooms = new Set<UnsentHere>();
