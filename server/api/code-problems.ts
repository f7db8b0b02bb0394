import type { CodeRefusal } from "@/auth/second-factor/check-code";
import { ApiProblem, invalid, tooManyAttempts } from "./problem";

/** The first question was answered; the client asks for a code and sends everything again with it. */
function codeNeeded(): ApiProblem {
  return new ApiProblem(403, "Enter the code from your authenticator app, or a recovery code.", {
    kind: "code-needed",
  });
}

/** What is wrong with a code that came in `field`. */
export function codeProblem(field: string, checked: CodeRefusal): ApiProblem {
  switch (checked.kind) {
    case "code-needed":
      return codeNeeded();
    case "code-wrong":
      return invalid(
        field,
        "This code does not work. Wait for the next one, or use a recovery code.",
        "code-wrong",
      );
    case "factor-unreadable":
      return new ApiProblem(
        409,
        "Your second factor cannot be checked any more, because the server’s secret was changed. Ask whoever runs this server to take it away.",
        { kind: "factor-unreadable" },
      );
    case "throttled":
      return tooManyAttempts(checked.minutes);
  }
}
