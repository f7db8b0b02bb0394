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

/** Throws unless the code was right; `field` is the one that it came in. */
export function requireRightCode(field: string, checked: CodeCheck): void {
  switch (checked.kind) {
    case "right":
      return;
    case "needed":
      throw codeNeeded();
    case "wrong":
      throw codeWrong(field);
    case "throttled":
      throw tooManyAttempts(checked.minutes);
  }
}
