import type { CodeCheck } from "@/auth/check-code";
import { ApiProblem, invalid, tooManyAttempts } from "./problem";

/** The first question was answered; the client asks for a code and sends everything again with it. */
export function codeNeeded(): ApiProblem {
  return new ApiProblem(403, "Enter the code from your authenticator app, or a recovery code.", {
    kind: "code-needed",
  });
}

export function codeWrong(field: string): ApiProblem {
  return invalid(field, "This code does not work. Wait for the next one, or use a recovery code.");
}

/** What is wrong with a code that came in `field`. */
export function codeProblem(
  field: string,
  checked: Exclude<CodeCheck, { kind: "right" }>,
): ApiProblem {
  switch (checked.kind) {
    case "needed":
      return codeNeeded();
    case "wrong":
      return codeWrong(field);
    case "throttled":
      return tooManyAttempts(checked.minutes);
  }
}
