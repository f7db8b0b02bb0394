const NAME = "caucus-device";
const NOTHING = "keeps-nothing";
/** As long as a session's cookie lasts: the choice must not end before what it was made for. Seconds. */
const LIFETIME_S = 400 * 24 * 60 * 60;

/** Whether the person has chosen, when they signed in, that nothing of theirs is kept on this device. */
export function keepsNothing(): boolean {
  if (typeof document === "undefined") return false;
  return document.cookie.split("; ").includes(`${NAME}=${NOTHING}`);
}

/** A cookie, so that the choice holds in every window and comes back from an identity provider, and is no store itself. */
export function chooseToKeep(kept: "everything" | "nothing"): void {
  const lifetime = kept === "nothing" ? LIFETIME_S : 0;
  document.cookie = `${NAME}=${NOTHING}; Path=/; Max-Age=${lifetime}; SameSite=Lax`;
}
