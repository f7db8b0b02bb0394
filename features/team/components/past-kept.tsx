"use client";

import { useState } from "react";
import { Select } from "@/components/form/select";
import { showToast } from "@/components/overlay/toast-store";
import type { PastKeptDays, Team } from "@/contract/teams";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { setPastKeptDays } from "../client";

const YEAR_DAYS = 365;

/** What is offered; whoever wants another number of days asks the API. */
const OFFERED: readonly PastKeptDays[] = [null, ...[10, 5, 2, 1].map((years) => years * YEAR_DAYS)];

/** For how long a team keeps its past; chosen at once, and taken back if the server refuses. */
export function PastKeptChoice({ team }: { team: Team }) {
  const text = useWords("team.settings.past");
  const failures = useFailures();
  const [chosen, setChosen] = useState(team.pastKeptDays);
  const choose = async (next: PastKeptDays) => {
    setChosen(next);
    const saved = await setPastKeptDays(team.id, next);
    if (saved.ok) {
      showToast(text("saved"));
      return;
    }
    setChosen(chosen);
    failures.show(saved.failure);
  };
  const offered = OFFERED.includes(chosen) ? OFFERED : [...OFFERED, chosen];
  return (
    <Select
      label={text("label")}
      hint={text("hint")}
      options={offered.map((days) => ({ value: String(days), label: nameOf(days) }))}
      value={String(chosen)}
      onChange={({ target: { value } }) => void choose(value === "null" ? null : Number(value))}
    />
  );

  function nameOf(days: PastKeptDays): string {
    if (days === null) return text("forEver");
    return days % YEAR_DAYS === 0
      ? text("years", { count: days / YEAR_DAYS })
      : text("days", { count: days });
  }
}
