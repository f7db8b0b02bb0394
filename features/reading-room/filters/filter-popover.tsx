"use client";

import type { ReactNode } from "react";
import { CheckCheck, Plus } from "lucide-react";
import { Avatar } from "@/components/person/avatar";
import { Button } from "@/components/form/button";
import { Chip } from "@/components/chip";
import { TextField } from "@/components/form/field";
import { Popover } from "@/components/overlay/popover";
import { showToast } from "@/components/overlay/toast-store";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { LabelDot } from "../threads/label-chips";
import { useLive } from "../kernel/use-live";
import { useFilter } from "./use-filter";
import { noteListOf } from "../notes/models";
import { markAllRead } from "../notes/reading";
import styles from "./filter-popover.module.css";

const toggled = <Item,>(items: readonly Item[], item: Item): Item[] =>
  items.includes(item) ? items.filter((other) => other !== item) : [...items, item];

/** Everything one can filter by, each with how many notes it would show. */
export function FilterPopover() {
  const words = useWords("reading-room");
  const room = useRoom();
  const [filter, change] = useFilter();
  const { counts } = useLive(noteListOf(room).state, (state) => state);
  const people = useLive(room.people.all, (all) => all);
  const labels = room.data.labels.filter(({ id, archived }) => !archived || counts.labels.has(id));
  const { resolved } = counts.states;
  return (
    <Popover
      label={words("filter.label")}
      align="end"
      trigger={<Chip icon={<Plus size={13} aria-hidden="true" />}>{words("filter.add")}</Chip>}
    >
      <div className={styles.panel}>
        <TextField
          label={words("filter.words")}
          type="search"
          value={filter.words}
          onChange={(event) => change({ words: event.target.value })}
        />
        <Group title={words("filter.people")}>
          {[...counts.people]
            .toSorted(([, a], [, b]) => b - a)
            .map(([id, count]) => (
              <Chip
                key={id}
                pressed={filter.people.includes(id)}
                icon={
                  <Avatar
                    name={people.get(id)?.name ?? "?"}
                    colour={people.get(id)?.colour ?? "slate"}
                    size="tiny"
                  />
                }
                onClick={() => change({ people: toggled(filter.people, id) })}
              >
                {people.get(id)?.name ?? words("note.formerMember")} {count}
              </Chip>
            ))}
        </Group>
        <Group title={words("filter.labels")}>
          {labels.map(({ id, name, colour }) => (
            <Chip
              key={id}
              pressed={filter.labels.includes(id)}
              icon={<LabelDot colour={colour} />}
              onClick={() => change({ labels: toggled(filter.labels, id) })}
            >
              {name} {counts.labels.get(id) ?? 0}
            </Chip>
          ))}
        </Group>
        <div className={styles.foot}>
          <Chip
            pressed={filter.state === "resolved"}
            onClick={() => change({ state: filter.state === "resolved" ? null : "resolved" })}
          >
            {words("filter.resolved", { count: resolved })}
          </Chip>
          <Button
            size="small"
            variant="ghost"
            icon={<CheckCheck size={14} aria-hidden="true" />}
            aria-disabled={counts.unread === 0}
            onClick={() => {
              markAllRead(room);
              showToast(words("filter.allRead"));
            }}
          >
            {words("filter.markAllRead")}
          </Button>
        </div>
      </div>
    </Popover>
  );
}

function Group({ title, children }: { title: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <fieldset>
      <legend className={styles.title}>{title}</legend>
      <div className={styles.chips}>{children}</div>
    </fieldset>
  );
}
