import { useSyncExternalStore } from "react";

/** Which side columns are shown; remembered on the device. */
export type Columns = { outline: boolean; notes: boolean };

const KEY = "caucus-columns";
const SHOWN: Columns = { outline: true, notes: true };
const listeners = new Set<() => void>();
let columns: Columns | null = null;

function read(): Columns {
  return (columns ??= load());
}

function load(): Columns {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return { ...SHOWN, ...(typeof raw === "object" ? raw : {}) };
  } catch {
    return SHOWN;
  }
}

export function showColumn(name: keyof Columns, shown: boolean): void {
  columns = { ...read(), [name]: shown };
  try {
    localStorage.setItem(KEY, JSON.stringify(columns));
  } catch {
    // A device that stores nothing shows both columns again next time.
  }
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useColumns(): Columns {
  return useSyncExternalStore(subscribe, read, () => SHOWN);
}
