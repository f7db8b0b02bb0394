import { createStore, type UseStore } from "idb-keyval";
import { parseId, type UserId } from "@/domain/ids";
import { keepsNothing } from "./device-choice";

/*
 * Every place on a device in which something is kept; the linter lets nobody open another. Names say whose it is:
 * a database is `caucus-<user>`, a key within what people share is `<kind>/<user>/…`.
 */

/** `null` if nothing may be kept: this browser cannot, or the person does not want it. */
export function openRoomsDatabase(user: UserId): UseStore | null {
  return open(roomsDatabaseOf(user), "rooms");
}

export function openDraftsDatabase(): UseStore | null {
  return open(DRAFTS_DATABASE, "drafts");
}

export const DRAFTS_DATABASE = "caucus-drafts";

export function roomsDatabaseOf(user: UserId): string {
  return `caucus-${user}`;
}

/** Short texts that must be stored before the page is gone. What cannot be stored is not. */
export const deviceTexts = {
  read(key: string): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write(key: string, text: string): void {
    try {
      if (!keepsNothing()) localStorage.setItem(key, text);
    } catch {
      // Full, or not there.
    }
  },
  list(): string[] {
    try {
      return Object.keys(localStorage);
    } catch {
      return [];
    }
  },
  clear(): void {
    try {
      localStorage.clear();
      sessionStorage.clear();
    } catch {
      // A browser that lets nobody store anything has nothing stored.
    }
  },
  remove(key: string): void {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing is there to remove it from.
    }
  },
};

/** Whose a database is; `null` for what people share. */
export function ownerOfDatabase(name: string): UserId | null {
  return parseId<"user">(/^caucus-(.+)$/.exec(name)?.[1]);
}

/** The same for a key. */
export function ownerOfKey(key: unknown): UserId | null {
  return typeof key === "string" ? parseId<"user">(key.split("/")[1]) : null;
}

function open(name: string, store: string): UseStore | null {
  return typeof indexedDB === "undefined" || keepsNothing() ? null : createStore(name, store);
}
