"use client";

import { useState } from "react";
import { Select } from "@/components/form/select";
import { showToast } from "@/components/overlay/toast-store";
import { formerWordsSchema, type Team } from "@/contract/teams";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { setFormerWords } from "../client";

/** What becomes of the words of who deletes their account; chosen at once, and taken back where the server refuses. */
export function FormerWordsChoice({ team }: { team: Team }) {
  const text = useWords("team.settings.formerWords");
  const failures = useFailures();
  const [chosen, setChosen] = useState(team.formerWords);
  const choose = async (raw: string) => {
    const next = formerWordsSchema.parse(raw);
    setChosen(next);
    const saved = await setFormerWords(team.id, next);
    if (saved.ok) {
      showToast(text("saved"));
      return;
    }
    setChosen(chosen);
    failures.show(saved.failure);
  };
  return (
    <Select
      label={text("label")}
      hint={text("hint")}
      options={formerWordsSchema.options.map((value) => ({
        value,
        label: text(`options.${value}`),
      }))}
      value={chosen}
      onChange={(event) => void choose(event.target.value)}
    />
  );
}
