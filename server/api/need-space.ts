import type { MiddlewareHandler } from "hono";
import type { ApiEnv } from "./api-env";
import { diskFull } from "./problem";

/** Reading, deleting, and taking back what was deleted; */
const ALWAYS = new Set(["GET", "HEAD", "OPTIONS", "DELETE"]);

/** the same under another method, and what somebody may have to do before they are let in. */
const GOES_ON =
  /\/restore$|^\/api\/v1\/(me\/(deletion|second-factor(\/.*)?)|invitations\/preview)$/;

/** Refuses what needs room on a full disk, before anything of a body is read. What needs little goes on while it can. */
export const needSpace: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const { method, path } = c.req;
  if (c.var.space.isFull && !ALWAYS.has(method) && !GOES_ON.test(path)) throw diskFull();
  await next();
};
