import { KEEPS_NOTHING, saysKeepsNothing } from "@/domain/access/device-choice";

/** As long as browsers keep one: the choice must not end before what it was made for. Seconds. */
const LIFETIME_S = 400 * 24 * 60 * 60;

/** Whether the person has chosen, when they signed in, that nothing of theirs is kept on this device. */
export function keepsNothing(): boolean {
  return typeof document !== "undefined" && saysKeepsNothing(document.cookie);
}

/**
 * A cookie, so that the choice holds in every window, reaches the server and comes back from an identity provider, and
 * is no store itself.
 */
export function chooseToKeep(kept: "everything" | "nothing"): void {
  const lifetime = kept === "nothing" ? LIFETIME_S : 0;
  document.cookie = `${KEEPS_NOTHING}; Path=/; Max-Age=${lifetime}; SameSite=Lax`;
}
