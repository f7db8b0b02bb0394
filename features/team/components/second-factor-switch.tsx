"use client";

import { useState } from "react";
import { Switch } from "@/components/form/switch";
import { showToast } from "@/components/overlay/toast-store";
import type { Team } from "@/contract/teams";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { requireSecondFactor } from "../client";

/** Whether members need a second factor; it shows at once, and goes back where the server refuses it. */
export function SecondFactorSwitch({ team }: { team: Team }) {
  const text = useWords("team.settings");
  const failures = useFailures();
  const [required, setRequired] = useState(team.requiresSecondFactor);
  const change = async (next: boolean) => {
    setRequired(next);
    const changed = await requireSecondFactor(team.id, next);
    if (changed.ok) {
      showToast(next ? text("secondFactorOn") : text("secondFactorOff"));
      return;
    }
    setRequired(!next);
    failures.show(changed.failure);
  };
  return (
    <Switch
      label={text("secondFactor")}
      hint={text("secondFactorHint")}
      checked={required}
      onChange={(next) => void change(next)}
    />
  );
}
