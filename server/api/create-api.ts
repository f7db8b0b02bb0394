import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { addActorRoutes } from "./actor-routes";
import { addAddReportRoutes } from "./add-report-routes";
import type { Api, ApiEnv, ApiParts } from "./api-env";
import { addAnnotationRoutes } from "./annotation-routes";
import { addCommentRoutes } from "./comment-routes";
import { addEditionRoutes } from "./edition-routes";
import { toProblem, toValidationProblem } from "./errors";
import { addExchangeRoutes } from "./exchange-routes";
import { addFileRoutes } from "./file-routes";
import { addImportRoutes } from "./import-routes";
import { addInvitationRoutes } from "./invitation-routes";
import { addJoinRoutes } from "./join-routes";
import { addLabelRoutes } from "./label-routes";
import { addMeRoutes } from "./me-routes";
import { addMemberRoutes } from "./member-routes";
import { toListener } from "./listener";
import { answerUnknown } from "./method-not-allowed";
import { ApiProblem } from "./problem";
import { addReadRoutes } from "./read-routes";
import { addReportRoutes } from "./report-routes";
import { sameOrigin } from "./same-origin";
import { addSessionRoutes } from "./session-routes";
import { addSetUpRoutes } from "./set-up-routes";
import { addStatementRoutes } from "./statement-routes";
import { addTeamRoutes } from "./team-routes";

export const API_PATH = "/api/v1";

/** Bytes of any body but a report's text. */
const MAX_BODY_BYTES = 256 * 1024;

/**
 * The HTTP API: `request` answers a fetch-style request, `listener` serves Node's HTTP. Whoever mounts it sets the
 * client's address (`CLIENT_ADDRESS_HEADER`) on each request.
 */
export function createApi(parts: ApiParts) {
  const api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => (result.success ? undefined : toValidationProblem(result.error)),
  }).basePath(API_PATH) as Api;
  api.onError((error, c) => toProblem(error, c).toResponse());
  api.notFound((c) => answerUnknown(api, c).toResponse());
  api.use(async (c, next) => {
    c.set("db", parts.db);
    c.set("rooms", parts.rooms);
    c.set("carryOver", parts.carryOver);
    c.set("thread", parts.thread);
    c.set("imports", parts.imports);
    c.set("statements", parts.statements);
    c.set("config", parts.config);
    await next();
    if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-store");
  });
  api.use(sameOrigin);
  const limit = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => refuseBody() });
  api.use((c, next) => (takesText(c.req.path) ? next() : limit(c, next)));
  for (const add of ROUTES) add(api);
  api.doc31("/openapi.json", { openapi: "3.1.0", info: INFO, security: [{ session: [] }] });
  api.openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "next-auth.session-token",
    description: "The cookie of a signed-in browser; over TLS its name begins with `__Secure-`.",
  });
  return {
    request: api.request,
    fetch: api.fetch,
    listener: toListener((request) => api.fetch(request), parts.config.reportError),
  };
}

const ROUTES = [
  addReportRoutes,
  addAddReportRoutes,
  addImportRoutes,
  addFileRoutes,
  addEditionRoutes,
  addAnnotationRoutes,
  addCommentRoutes,
  addExchangeRoutes,
  addStatementRoutes,
  addReadRoutes,
  addTeamRoutes,
  addMemberRoutes,
  addLabelRoutes,
  addActorRoutes,
  addInvitationRoutes,
  addJoinRoutes,
  addMeRoutes,
  addSessionRoutes,
  addSetUpRoutes,
];

const INFO = {
  title: "Caucus",
  version: "1",
  description:
    "An advocacy team's reports and what it has marked and said in them. Offsets are UTF-16 code units, half-open.",
};

/** Routes whose bodies are whole documents have a limit of their own. */
function takesText(path: string): boolean {
  return TEXT_PATHS.some((pattern) => pattern.test(path));
}

const TEXT_PATHS = [
  /^\/api\/v1\/reports$/,
  /^\/api\/v1\/reports\/[^/]+\/editions$/,
  /^\/api\/v1\/reports\/[^/]+\/annotations\.jsonld$/,
];

function refuseBody(): never {
  throw new ApiProblem(413, "This is more than the server takes at once.");
}
