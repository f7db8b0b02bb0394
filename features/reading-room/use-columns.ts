import { useSyncExternalStore } from "react";
import { deviceTexts } from "@/collab/device/device-places";

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
    const raw: unknown = JSON.parse(deviceTexts.read(KEY) ?? "{}");
    return { ...SHOWN, ...(typeof raw === "object" ? raw : {}) };
  } catch {
    return SHOWN;
  }
}

export function showColumn(name: keyof Columns, shown: boolean): void {
  columns = { ...read(), [name]: shown };
  // A device that stores nothing shows both columns again next time.
  deviceTexts.write(KEY, JSON.stringify(columns));
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useColumns(): Columns {
  return useSyncExternalStore(subscribe, read, () => SHOWN);
}
