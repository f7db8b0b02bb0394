import { OpenAPIHono } from "@hono/zod-openapi";
import { BUILD_HEADER } from "@/contract/build-header";
import { createTimeBudgets } from "../cost/time-budgets";
import { Turns } from "../cost/turns";
import { DiskSpace } from "../disk/disk-space";
import { EditionStore } from "../editions/edition-store";
import { AnnotationImporter } from "../exchange/annotation-importer";
import { TextReader } from "../reading/text-reader";
import { addAccountRoutes } from "./accounts/account-routes";
import { addActorRoutes } from "./teams/actor-routes";
import { addAddReportRoutes } from "./reports/add-report-routes";
import type { Api, ApiEnv, ApiParts } from "./api-env";
import { addAnnotationRoutes } from "./notes/annotation-routes";
import { addCommentRoutes } from "./notes/comment-routes";
import { addDeletedNoteRoutes } from "./notes/deleted-note-routes";
import { addEditionLanguageRoutes } from "./reports/edition-language-routes";
import { addEditionRoutes } from "./reports/edition-routes";
import { toProblem, toValidationProblem } from "./errors";
import { addExchangeRoutes } from "./notes/exchange-routes";
import { addFileRoutes } from "./reports/file-routes";
import { addImportRoutes } from "./reports/import-routes";
import { addJobRoutes } from "./jobs/job-routes";
import { addAdministrationRoutes } from "./jobs/administration-routes";
import { addInvitationRoutes } from "./teams/invitation-routes";
import { addJoinRoutes } from "./teams/join-routes";
import { addLabelRoutes } from "./teams/label-routes";
import { addMeRoutes } from "./accounts/me-routes";
import { addMemberRoutes } from "./teams/member-routes";
import { toListener } from "./listener";
import { needSpace } from "./need-space";
import { answerUnknown } from "./method-not-allowed";
import { readJson } from "./read-body";
import { addReadRoutes } from "./reports/read-routes";
import { addReportRoutes } from "./reports/report-routes";
import { sameOrigin } from "./same-origin";
import { addSecondFactorRoutes } from "./accounts/second-factor-routes";
import { addSessionRoutes } from "./accounts/session-routes";
import { addSetUpRoutes } from "./accounts/set-up-routes";
import { addStatementRoutes } from "./notes/statement-routes";
import { addTeamRoutes } from "./teams/team-routes";
import { Uploads } from "./reports/uploads";

export const API_PATH = "/api/v1";

/** Large answers that are made at once. */
const READS = {
  each: 1,
  all: 4,
  waiting: 20,
  patience: 15_000,
  slow: { after: 5_000, most: 12 },
};

/** What stands by itself, unless whoever makes the API shares theirs. */
type Own = Pick<
  ApiParts,
  "budget" | "space" | "editions" | "reads" | "texts" | "annotations" | "uploads"
>;

/**
 * The HTTP API: `request` answers a fetch-style request, `listener` serves Node's HTTP. Whoever mounts it sets the
 * client's address (`CLIENT_ADDRESS_HEADER`) on each request.
 */
export function createApi(given: Omit<ApiParts, keyof Own> & Partial<Own>) {
  const parts: ApiParts = {
    budget: createTimeBudgets().person,
    space: new DiskSpace({ db: given.db }),
    editions: new EditionStore(given.db),
    reads: new Turns(READS),
    texts: new TextReader(),
    annotations: new AnnotationImporter(),
    uploads: new Uploads(),
    ...given,
  };
  const api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => (result.success ? undefined : toValidationProblem(result.error)),
  }).basePath(API_PATH) as Api;
  api.onError((error, c) => toProblem(error, c).toResponse());
  api.notFound((c) => answerUnknown(api, c).toResponse());
  api.use(async (c, next) => {
    c.set("db", parts.db);
    c.set("rooms", parts.rooms);
    c.set("carryOver", parts.carryOver);
    c.set("reading", parts.reading);
    c.set("jobs", parts.jobs);
    c.set("statements", parts.statements);
    c.set("config", parts.config);
    c.set("space", parts.space);
    c.set("budget", parts.budget);
    c.set("editions", parts.editions);
    c.set("reads", parts.reads);
    c.set("texts", parts.texts);
    c.set("annotations", parts.annotations);
    c.set("uploads", parts.uploads);
    c.req.json = <T>() => readJson(c) as Promise<T>;
    await next();
    if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-store");
    if (parts.config.build) c.header(BUILD_HEADER, parts.config.build);
  });
  api.use(sameOrigin);
  api.use(needSpace);
  for (const add of ROUTES) add(api);
  addDescription(api);
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
  addJobRoutes,
  addAdministrationRoutes,
  addFileRoutes,
  addEditionRoutes,
  addEditionLanguageRoutes,
  addAnnotationRoutes,
  addCommentRoutes,
  addDeletedNoteRoutes,
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
  addAccountRoutes,
  addSessionRoutes,
  addSecondFactorRoutes,
  addSetUpRoutes,
];

const INFO = {
  title: "Caucus",
  version: "1",
  description:
    "An advocacy team's reports and what it has marked and said in them. Offsets are UTF-16 code units, half-open.",
};

/** The description is the same for everybody, so it is written once: that takes as long as a large report. */
function addDescription(api: Api): void {
  let written: string | null = null;
  api.get("/openapi.json", (c) => {
    written ??= JSON.stringify(
      api.getOpenAPI31Document({ openapi: "3.1.0", info: INFO, security: [{ session: [] }] }),
    );
    return c.body(written, 200, { "content-type": "application/json" });
  });
}
