import { showToast } from "@/components/toast-store";
import { describeFailure, isSignedOut } from "./describe-failure";
import type { ApiFailure } from "./client";
import { messages } from "./messages";

/** Says it beside the work, for actions that have no form to say it in. */
export function showFailure(failure: ApiFailure): void {
  if (failure.kind === "cancelled") return;
  showToast(describeFailure(failure), {
    tone: "danger",
    ...(isSignedOut(failure) && {
      action: {
        label: messages.signIn,
        run: () => window.open("/sign-in", "_blank", "noopener"),
      },
    }),
  });
}
