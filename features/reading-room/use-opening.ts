import { useRoom } from "./kernel/room-context";
import { useLive } from "./kernel/use-live";

/** Whether the notes are still to come: until then nobody knows how many there are. */
export function useOpening(): boolean {
  return useLive(useRoom().status, (status) => status.kind === "loading");
}
