"use client";

import { useNarrow } from "../kernel/use-narrow";
import { showColumn, useColumns } from "../use-columns";
import { Margin } from "./margin";

/** The notes at the side of the text; on a small screen they are a sheet. */
export function NotesColumn() {
  const { notes } = useColumns();
  const narrow = useNarrow();
  return narrow === false && notes ? <Margin onHide={() => showColumn("notes", false)} /> : null;
}
