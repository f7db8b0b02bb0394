import { notPermitted } from "../access";
import { ApiProblem, diskFull } from "../problem";

/** Why the live document did not take it. The role may have changed since it was asked for. */
export function refusedByRoom(reason: string): ApiProblem {
  if (reason === "read-only" || reason === "not-permitted" || reason === "not-yours") {
    return notPermitted();
  }
  if (reason === "try-later") {
    const headers = { "retry-after": "2" };
    return new ApiProblem(503, "The live document cannot be written just now.", { headers });
  }
  if (reason === "over-budget") {
    const headers = { "retry-after": "3600" };
    const detail = "You have written more into this report today than one may.";
    return new ApiProblem(429, detail, { kind: reason, headers });
  }
  if (reason === "disk-full") return diskFull();
  if (reason === "internal") return new ApiProblem(500, "Something went wrong on the server.");
  return new ApiProblem(409, "The live document did not take this.", { kind: reason });
}
