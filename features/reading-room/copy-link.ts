import { showToast } from "@/components/overlay/toast-store";
import { toHash, type DeepLink } from "./notes/deep-link";
import type { RoomKernel } from "./kernel/room-kernel";

/** Copies the permanent link of a note or a comment; without one, that of the report. Filters stay behind. */
export async function copyLink(
  room: RoomKernel,
  link: DeepLink | null,
  said: string,
): Promise<void> {
  const address = location.origin + location.pathname + (link ? toHash(link) : "");
  if (await copyText(address)) showToast(said);
  else showToast(room.words("bar.notCopied"), { tone: "danger" });
}

/** `false` where the browser does not let the page write to the clipboard. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
