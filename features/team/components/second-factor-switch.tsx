"use client";

import { useState } from "react";
import { Switch } from "@/components/switch";
import { showToast } from "@/components/toast-store";
import type { Team } from "@/contract/teams";
import { showFailure } from "@/features/api/show-failure";
import { requireSecondFactor } from "../client";
import { messages } from "../messages";

const text = messages.settings;

/** Whether members need a second factor; it shows at once, and goes back where the server refuses it. */
export function SecondFactorSwitch({ team }: { team: Team }) {
  const [required, setRequired] = useState(team.requiresSecondFactor);
  const change = async (next: boolean) => {
    setRequired(next);
    const changed = await requireSecondFactor(team.id, next);
    if (changed.ok) {
      showToast(next ? text.secondFactorOn : text.secondFactorOff);
      return;
    }
    setRequired(!next);
    showFailure(changed.failure);
  };
  return (
    <Switch
      label={text.secondFactor}
      hint={text.secondFactorHint}
      checked={required}
      onChange={(next) => void change(next)}
    />
  );
}
