/** What people type for a dash. */
export const DASHES: ReadonlySet<string> = new Set(["–", "—", "-"]);
