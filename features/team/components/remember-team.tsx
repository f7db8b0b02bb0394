"use client";

import { useEffect } from "react";
import { keepsNothing } from "@/collab/device/device-choice";
import { writeLastTeam } from "../last-team";

/** Makes `/` lead back to this team, where the device may keep that. */
export function RememberTeam({ team }: { team: string }) {
  useEffect(() => {
    if (!keepsNothing()) document.cookie = writeLastTeam(team);
  }, [team]);
  return null;
}
