"use client";

import { useEffect } from "react";
import type { UserId } from "@/domain/ids";

/**
 * Lets a device keep nothing of anybody but who is signed in, at each visit: a session may have ended elsewhere, and
 * whoever has the device now need not be whoever had it then.
 */
export function DeviceGuard({ user }: { user: UserId | null }) {
  useEffect(() => {
    void import("@/collab/device/forget-device")
      .then(({ forgetEnded, forgetOthers }) => (user === null ? forgetEnded() : forgetOthers(user)))
      // A device that cannot be read now is tried at the next visit.
      .catch(() => undefined);
  }, [user]);
  return null;
}
