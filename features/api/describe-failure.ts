import type { ApiFailure } from "./client";
import { messages } from "./messages";

/** A sentence for people: what happened and what to do. The server's own words come first where it has any. */
export function describeFailure(failure: ApiFailure): string {
  switch (failure.kind) {
    case "unreachable":
      return messages.unreachable;
    case "cancelled":
      return messages.cancelled;
    case "unexpected":
      return describeStatus(failure.status) ?? messages.unexpected(failure.status);
    case "problem": {
      const { detail, errors, status } = failure.problem;
      return detail ?? errors?.[0]?.message ?? describeStatus(status) ?? failure.problem.title;
    }
  }
}

function describeStatus(status: number): string | null {
  if (status === 401) return messages.signedOut;
  if (status === 403) return messages.forbidden;
  if (status === 404) return messages.notFound;
  if (status === 413) return messages.tooLarge;
  if (status === 429) return messages.throttled;
  return status >= 500 ? messages.broken : null;
}

export function isSignedOut(failure: ApiFailure): boolean {
  return failure.kind === "problem"
    ? failure.problem.status === 401
    : failure.kind === "unexpected" && failure.status === 401;
}

/** What the server says of single fields, by name, to show beside them. */
export function fieldErrors(failure: ApiFailure): Partial<Record<string, string>> {
  if (failure.kind !== "problem") return {};
  const errors: Partial<Record<string, string>> = {};
  for (const { path, message } of failure.problem.errors ?? []) {
    errors[path.replace(/^[/.]|^body[./]/, "")] ??= message;
  }
  return errors;
}
