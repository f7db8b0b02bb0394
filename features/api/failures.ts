import { showToast } from "@/components/overlay/toast-store";
import type { Words } from "@/words/speaker";
import type { ApiFailure } from "./client";
import { describeFailure, fieldErrors, isSignedOut } from "./describe-failure";
import type { Submission } from "./use-form";

/** Says in the reader's language what came of asking the API. */
export type Failures = {
  /** A sentence: what happened and what to do. */
  describe(failure: ApiFailure): string;
  /** Beside the work, for actions that have no form to say it in. */
  show(failure: ApiFailure): void;
  /** A refusal as a form shows it: beside the fields it knows, else above the button. */
  toSubmission(failure: ApiFailure, fields: readonly string[]): Submission;
  /** What is wrong with single fields, by name, to show beside them. */
  ofFields(failure: ApiFailure): Partial<Record<string, string>>;
};

export function createFailures(words: Words<"api">): Failures {
  const describe = (failure: ApiFailure) => describeFailure(failure, words);
  const ofFields = (failure: ApiFailure) => fieldErrors(failure, words);
  return {
    describe,
    ofFields,
    show(failure) {
      if (failure.kind === "cancelled") return;
      showToast(describe(failure), {
        tone: "danger",
        ...(isSignedOut(failure) && {
          action: {
            label: words("signIn"),
            run: () => window.open("/sign-in", "_blank", "noopener"),
          },
        }),
      });
    },
    toSubmission(failure, fields) {
      const errors = Object.fromEntries(
        Object.entries(ofFields(failure)).filter(([name]) => fields.includes(name)),
      );
      return Object.keys(errors).length > 0
        ? { done: false, errors }
        : { done: false, message: describe(failure) };
    },
  };
}
