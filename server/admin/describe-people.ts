import type { KnownPerson } from "@/data/administration";

/** Everybody in a table for a terminal. Times are days ago, `–` where nobody is signed in. */
export function describePeople(people: readonly KnownPerson[], now: Date): string {
  if (people.length === 0) return "Nobody has an account yet.";
  const rows = people.map((person) => [
    person.email,
    person.name,
    person.lastSeenAt ? describeAge(person.lastSeenAt, now) : "–",
    String(person.sessions),
    person.memberships.map(({ team, role }) => `${role} of ${team}`).join(", ") || "in no team",
  ]);
  const table = [["Address", "Name", "Seen", "Browsers", "Teams"], ...rows];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const DAY_MS = 24 * 60 * 60_000;

function describeAge(time: Date, now: Date): string {
  const days = Math.floor((now.getTime() - time.getTime()) / DAY_MS);
  if (days < 1) return "today";
  return days === 1 ? "1 day ago" : `${days} days ago`;
}
