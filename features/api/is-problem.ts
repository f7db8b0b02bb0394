import type { ApiFailure } from "./client";

/** Whether the server refused for this reason: the last part of the problem's type. */
export function isProblem(failure: ApiFailure, kind: string): boolean {
  return failure.kind === "problem" && failure.problem.type === `/problems/${kind}`;
}
