import type { Actor } from "@/contract/actors";
import { listActors } from "@/data/teams/actors";
import { getDatabase } from "@/data/database";
import type { OwnTeam } from "@/data/teams/teams";

export function loadTeamActors(team: OwnTeam): Promise<Actor[]> {
  return listActors(getDatabase(), { team: team.id });
}
