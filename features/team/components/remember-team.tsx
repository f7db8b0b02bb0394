"use client";

import { useEffect } from "react";
import { writeLastTeam } from "../last-team";

/** Makes `/` lead back to this team. */
export function RememberTeam({ team }: { team: string }) {
  useEffect(() => {
    document.cookie = writeLastTeam(team);
  }, [team]);
  return null;
}
