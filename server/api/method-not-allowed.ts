import type { Context } from "hono";
import type { Api, ApiEnv } from "./api-env";
import { ApiProblem } from "./problem";

/** The answer to a request that no route took: 405 where another method would do, else 404. */
export function answerUnknown(api: Api, c: Context<ApiEnv>): ApiProblem {
  const allowed = new Set<string>();
  for (const { method, path } of api.routes) {
    if (method !== "ALL" && toPattern(path).test(c.req.path)) allowed.add(method);
  }
  if (allowed.size === 0) return new ApiProblem(404, "There is nothing at this address.");
  if (allowed.has("GET")) allowed.add("HEAD");
  const methods = [...allowed].sort().join(", ");
  return new ApiProblem(405, `Here you can use ${methods}.`, { headers: { allow: methods } });
}

/** Our paths hold nothing that means something in a pattern, but parameters. */
function toPattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/:[a-z]+/gi, "[^/]+").replaceAll(".", "\\.")}$`);
}
