import type { MiddlewareHandler } from "hono";
import { isOwnOrigin, type OwnOrigin } from "@/auth/own-origin";
import type { ApiEnv } from "./api-env";
import { ApiProblem } from "./problem";
import { isForm } from "./reports/upload";

/** Where a body may be a form with a file. */
const TAKES_FILES = /^\/api\/v1\/reports(?:\/[0-9a-z]+\/editions)?$/;
const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses writes that another site makes a browser send. Browsers say where a write comes from, in `Sec-Fetch-Site` or
 * `Origin`; a program that is no browser says neither, and carries no cookie that somebody else could make it use.
 * Besides, a body must be JSON, which no form can send, but where files are taken.
 */
export const sameOrigin: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if (!SAFE_METHODS.has(c.req.method)) {
    const foreign = isForeign(
      {
        site: c.req.header("sec-fetch-site"),
        origin: c.req.header("origin"),
        host: c.req.header("host"),
      },
      { origin: c.var.config.origin, isDerived: c.var.config.isOriginDerived ?? false },
    );
    if (foreign) {
      throw new ApiProblem(403, "This request comes from another site.", { kind: "cross-site" });
    }
    const type = c.req.header("content-type");
    const takesFiles = TAKES_FILES.test(c.req.path) && isForm(type);
    if (type !== undefined && !takesFiles && !/^application\/(?:ld\+)?json\s*(;|$)/i.test(type)) {
      throw new ApiProblem(415, "Send JSON, with content-type: application/json.");
    }
  }
  await next();
};

type Provenance = {
  site: string | undefined;
  origin: string | undefined;
  host: string | undefined;
};

function isForeign({ site, origin, host }: Provenance, own: OwnOrigin): boolean {
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  return origin !== undefined && !isOwnOrigin(origin, host, own);
}
