import { parseId, type TeamId } from "@/domain/ids";

const NAME = "caucus-team";
const LIFETIME_S = 400 * 24 * 60 * 60;

/** Where this browser was last; it decides nothing but where `/` leads. */
export function readLastTeam(cookieHeader: string | null): TeamId | null {
  for (const pair of (cookieHeader ?? "").split(";")) {
    const [name, value] = pair.trim().split("=");
    if (name === NAME) return parseId<"team">(value);
  }
  return null;
}

/** A `document.cookie` assignment that remembers the team. */
export function writeLastTeam(team: string): string {
  return `${NAME}=${team}; Path=/; Max-Age=${LIFETIME_S}; SameSite=Lax`;
}
