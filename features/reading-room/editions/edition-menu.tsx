"use client";

import { useState } from "react";
import { BookPlus, Check, ChevronDown, Download } from "lucide-react";
import { Menu, MenuItem, MenuSeparator } from "@/components/overlay/menu";
import { may } from "@/domain/access/permissions";
import { AddEditionDialog } from "@/features/editions/add-edition-dialog";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { newestOf } from "./models";
import styles from "./edition-menu.module.css";

const SIZE = { size: 16, "aria-hidden": true } as const;

/** Which edition is read, the way to the others, and to a new one. */
export function EditionMenu() {
  const text = useWords("reading-room.editions");
  const words = useWords("reading-room");
  const room = useRoom();
  const { data } = room;
  const count = useLive(newestOf(room), (value) => value);
  const [adding, setAdding] = useState(false);
  const { id, title, edition } = data.report;
  const numbers = Array.from({ length: count }, (_, index) => count - index);
  return (
    <>
      <Menu
        align="start"
        trigger={
          <button
            type="button"
            className={styles.trigger}
            aria-label={text("menu", { number: edition })}
          >
            {words("report.edition", { number: edition })}
            <ChevronDown size={13} aria-hidden="true" />
          </button>
        }
      >
        {numbers.map((number) => (
          <MenuItem
            key={number}
            icon={number === edition ? <Check {...SIZE} /> : undefined}
            aria-current={number === edition ? "page" : undefined}
            // A page of its own: the room that is open belongs to one edition.
            onSelect={() => location.assign(`/reports/${id}${queryOf(number, count)}`)}
          >
            {number === count ? text("newest", { number }) : text("older", { number })}
          </MenuItem>
        ))}
        <MenuSeparator />
        {may(data.me.role, "report.edit") && (
          <MenuItem icon={<BookPlus {...SIZE} />} afterClose={() => setAdding(true)}>
            {text("add")}
          </MenuItem>
        )}
        <MenuItem
          icon={<Download {...SIZE} />}
          onSelect={() => location.assign(`/api/v1/reports/${id}/annotations.jsonld?download=1`)}
        >
          {text("download")}
        </MenuItem>
      </Menu>
      <AddEditionDialog report={adding ? { id, title } : null} onClose={() => setAdding(false)} />
    </>
  );
}

function queryOf(number: number, newest: number): string {
  return number === newest ? "" : `?edition=${number}`;
}
