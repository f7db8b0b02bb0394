"use client";

import { useState } from "react";
import { Select } from "@/components/select";
import { showToast } from "@/components/toast-store";
import { formerWordsSchema, type Team } from "@/contract/teams";
import { showFailure } from "@/features/api/show-failure";
import { setFormerWords } from "../client";
import { messages } from "../messages";

const text = messages.settings.formerWords;
const OPTIONS = formerWordsSchema.options.map((value) => ({ value, label: text.options[value] }));

/** What becomes of the words of who deletes their account; chosen at once, and taken back where the server refuses. */
export function FormerWordsChoice({ team }: { team: Team }) {
  const [chosen, setChosen] = useState(team.formerWords);
  const choose = async (raw: string) => {
    const next = formerWordsSchema.parse(raw);
    setChosen(next);
    const saved = await setFormerWords(team.id, next);
    if (saved.ok) {
      showToast(text.saved);
      return;
    }
    setChosen(chosen);
    showFailure(saved.failure);
  };
  return (
    <Select
      label={text.label}
      hint={text.hint}
      options={OPTIONS}
      value={chosen}
      onChange={(event) => void choose(event.target.value)}
    />
  );
}
