import type { Problem, ProblemParams } from "@/contract/problem";
import type { Words } from "@/words/speaker";
import type { ApiFailure } from "./client";

/** A sentence for people, in their language: what happened and what to do. The server's own English is not shown. */
export function describeFailure(failure: ApiFailure, words: Words<"api">): string {
  switch (failure.kind) {
    case "unreachable":
      return words("unreachable");
    case "cancelled":
      return words("cancelled");
    case "unexpected":
      return describeStatus(failure.status, words);
    case "problem":
      return describeProblem(failure.problem, words);
  }
}

function describeProblem(problem: Problem, words: Words<"api">): string {
  const { type, params = {}, errors = [], status } = problem;
  const key = `problems.${type.replace(/^\/problems\//, "")}`;
  const said =
    sayKnown(words, `${key}-${params.what ?? ""}`, params) ?? sayKnown(words, key, params);
  if (said !== null) return said;
  return errors[0] ? describeField(errors[0], words) : describeStatus(status, words);
}

function describeField(
  { kind = "invalid" }: { kind?: string | undefined },
  words: Words<"api">,
): string {
  return (
    sayKnown(words, `fields.${kind}`) ??
    sayKnown(words, `problems.${kind}`) ??
    words("fields.invalid")
  );
}

/** `null` where nobody has words for it: kinds are the server's, which may be newer than this window. */
function sayKnown(words: Words<"api">, key: string, params: ProblemParams = {}): string | null {
  const say = words as unknown as {
    (key: string, values: ProblemParams): string;
    has(key: string): boolean;
  };
  return say.has(key) ? say(key, params) : null;
}

function describeStatus(status: number, words: Words<"api">): string {
  if (status === 401) return words("signedOut");
  if (status === 403) return words("forbidden");
  if (status === 404) return words("notFound");
  if (status === 413) return words("tooLarge");
  if (status === 429) return words("throttled");
  return status >= 500 ? words("broken") : words("unexpected", { status });
}

export function isSignedOut(failure: ApiFailure): boolean {
  return failure.kind === "problem"
    ? failure.problem.status === 401
    : failure.kind === "unexpected" && failure.status === 401;
}

/** What the server says of single fields, by name, to show beside them. */
export function fieldErrors(
  failure: ApiFailure,
  words: Words<"api">,
): Partial<Record<string, string>> {
  if (failure.kind !== "problem") return {};
  const errors: Partial<Record<string, string>> = {};
  for (const error of failure.problem.errors ?? []) {
    errors[error.path.replace(/^[/.]|^body[./]/, "")] ??= describeField(error, words);
  }
  return errors;
}
