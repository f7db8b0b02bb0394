import type { Actor } from "@/contract/actors";
import type { Team } from "@/contract/teams";
import { listActors } from "@/data/actors";
import { getDatabase } from "@/data/database";

export function loadTeamActors(team: Team): Promise<Actor[]> {
  return listActors(getDatabase(), { team: team.id });
}
