import { signOut } from "next-auth/react";
import { chooseToKeep } from "@/collab/device/device-choice";
import type { UserId } from "@/domain/ids";

/**
 * Ends this browser's session and clears all that the device keeps, so that the next person at it finds nothing; then
 * leads to `next`. Work that the server has not is lost: `useUnsentQuestion` asks before.
 */
export async function signOutHere(user: UserId, next = "/sign-in"): Promise<void> {
  const { forgetDevice } = await import("@/collab/device/forget-device");
  await signOut({ redirect: false });
  await forgetDevice(user);
  chooseToKeep("everything");
  window.location.assign(next);
}
