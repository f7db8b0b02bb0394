import { signOut } from "next-auth/react";
import type { UserId } from "@/domain/ids";

/**
 * Ends this browser's session and clears what the device keeps of the person's reports, so that the next person at it
 * finds nothing; then leads to `next`.
 */
export async function signOutHere(user: UserId, next = "/sign-in"): Promise<void> {
  const { forgetDevice } = await import("@/collab/device-store");
  await signOut({ redirect: false });
  await forgetDevice(user);
  window.location.assign(next);
}
