"use client";

import { X } from "lucide-react";
import { Chip } from "@/components/chip";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { useOpening } from "../use-opening";
import { isFiltering, NO_FILTER } from "./filter";
import { FilterPopover } from "./filter-popover";
import { useFilter } from "./use-filter";
import { noteListOf } from "../notes/models";
import { findLabel } from "../notes/labels";
import styles from "./filter-bar.module.css";

/** The usual choices as toggles with their counts; what was chosen beyond them can be taken away here. */
export function FilterBar() {
  const words = useWords("reading-room");
  const room = useRoom();
  const [filter, change] = useFilter();
  const counts = useLive(noteListOf(room).state, (state) => state.counts);
  const people = useLive(room.people.all, (all) => all);
  const isOpening = useOpening();
  const toggleState = (state: "open" | "resolved") =>
    change({ state: filter.state === state ? null : state });
  if (isOpening) return null;
  return (
    <div className={styles.bar} role="group" aria-label={words("filter.label")}>
      <Chip pressed={!isFiltering(filter)} onClick={() => change(NO_FILTER)}>
        {words("filter.all", { count: counts.all })}
      </Chip>
      <Chip pressed={filter.state === "open"} onClick={() => toggleState("open")}>
        {words("filter.open", { count: counts.states.open })}
      </Chip>
      {(counts.unread > 0 || filter.unread) && (
        <Chip pressed={filter.unread} onClick={() => change({ unread: !filter.unread })}>
          {words("filter.unread", { count: counts.unread })}
        </Chip>
      )}
      <Chip pressed={filter.mine} onClick={() => change({ mine: !filter.mine })}>
        {words("filter.mine", { count: counts.mine })}
      </Chip>
      {filter.state === "resolved" && (
        <Removable
          what={words("filter.resolved", { count: counts.states.resolved })}
          onClick={() => change({ state: null })}
        />
      )}
      {filter.people.map((id) => (
        <Removable
          key={id}
          what={people.get(id)?.name ?? words("note.formerMember")}
          onClick={() => change({ people: filter.people.filter((person) => person !== id) })}
        />
      ))}
      {filter.labels.map((id) => (
        <Removable
          key={id}
          what={findLabel(room, id)?.name ?? "?"}
          onClick={() => change({ labels: filter.labels.filter((label) => label !== id) })}
        />
      ))}
      {filter.words.trim() !== "" && (
        <Removable
          what={words("filter.saying", { words: filter.words })}
          onClick={() => change({ words: "" })}
        />
      )}
      <FilterPopover />
    </div>
  );
}

function Removable({ what, onClick }: { what: string; onClick: () => void }) {
  const words = useWords("reading-room");
  return (
    <Chip pressed aria-label={words("filter.takeAway", { what })} onClick={onClick}>
      <span className={styles.what}>{what}</span>
      <X size={13} aria-hidden="true" />
    </Chip>
  );
}
