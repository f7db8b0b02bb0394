import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import {
  addedReportSchema,
  MAX_REPORT_LENGTH,
  newReportFieldsSchema,
  newReportSchema,
  promisedReportSchema,
  type ReportSummary,
} from "@/contract/reports";
import { newId } from "@/data/new-id";
import { listTeams } from "@/data/teams/teams";
import type { JobId, ReportId, TeamId } from "@/domain/ids";
import { may } from "@/domain/access/permissions";
import { notPermitted, onlyTeam, requireReport, requireTeam } from "../access";
import { answerOf, PROBLEMS } from "../answers";
import type { Api, SignedInEnv } from "../api-env";
import { describeImport, queueFile, queueText, waitForReading } from "./reading-jobs";
import { invalid } from "../problem";
import { loadReport, REPORTS_PATH } from "./report-routes";
import { refuseText, takesUpload } from "./upload";

/** What a page on the clipboard is called as a file. */
const PASTED_PAGE = "Pasted text.html";

const fileSchema = newReportFieldsSchema.extend({
  file: z
    .instanceof(File, { error: "Send the file in the field `file`." })
    .openapi({ type: "string", format: "binary" }),
});

const addRoute = createRoute({
  method: "post",
  path: REPORTS_PATH,
  tags: ["reports"],
  summary: "Add a report: its text, or a file that it is read from",
  description:
    "A file may have 25 MB and be text, Markdown, HTML, Word (.docx), PDF with text, OpenDocument (.odt) or EPUB. The answer waits eight seconds for it to be read, or for as long as `Prefer: wait=…` says (`respond-async`: not at all); what takes longer is answered with 202 and goes on as a job. A text that is sent as `txt` or `md` is read as a job too: up to 200,000 characters take a moment, for which the answer waits whatever is preferred; a longer one is like a file. What cannot be read is a 422 whose `type` names the reason and whose `detail` says what to do, and leaves nothing behind. Who may not add reports is answered 403 before the body is read; more than three bodies of one person at once are 429, more than a file or a text may have is 413.",
  middleware: takesUpload(findWritableTeam),
  request: {
    body: {
      content: {
        "application/json": { schema: newReportSchema },
        "multipart/form-data": { schema: fileSchema },
      },
    },
  },
  responses: {
    201: answerOf(addedReportSchema, "The report is there."),
    202: answerOf(promisedReportSchema, "It is being read; the report will have this id."),
    ...PROBLEMS,
  },
});

export function addAddReportRoutes(api: Api): void {
  api.openapi(addRoute, async (c) => {
    const form = c.req.valid("form");
    if ("file" in form) {
      const { file, team: named, title = "", ...details } = form;
      const team = await requireWritableTeam(c, named);
      const queued = await queueFile(c.var, {
        team,
        report: newId<"report">(),
        purpose: { kind: "report", title: title || null, ...fill(details) },
        file: { name: file.name, bytes: await file.bytes() },
      });
      return answerWithJob(c, queued, null);
    }

    const json = c.req.valid("json");
    if (!("text" in json)) throw invalid("text", "Send a text, or a file in the field `file`.");
    const { team: named, text, format, title, ...details } = json;
    const team = await requireWritableTeam(c, named);
    const report = newId<"report">();
    const purpose = { kind: "report" as const, title, ...fill(details) };
    if (format !== "html") {
      const queued = await queueText(c.var, { team, report, purpose, text, format });
      return answerWithJob(c, queued, text);
    }
    if (text.length > MAX_REPORT_LENGTH) refuseText();
    const file = { name: PASTED_PAGE, bytes: new TextEncoder().encode(text) };
    return answerWithJob(c, await queueFile(c.var, { team, report, purpose, file }), null);
  });
}

/** Who may add reports nowhere is told so before they send one. The only team where they may, if there is one. */
async function findWritableTeam(c: Context<SignedInEnv>): Promise<TeamId | null> {
  const teams = await listTeams(c.var.db, { user: c.var.caller.user });
  const writable = teams.filter(({ role }) => may(role, "report.create"));
  if (teams.length === 0) onlyTeam(teams);
  if (writable.length === 0) throw notPermitted();
  return writable.length === 1 ? onlyTeam(writable) : null;
}

async function requireWritableTeam(
  c: Context<SignedInEnv>,
  named: TeamId | undefined,
): Promise<TeamId> {
  const { db, caller } = c.var;
  const team = named ?? onlyTeam(await listTeams(db, { user: caller.user }));
  await requireTeam(c.var, team, "report.create");
  return team;
}

/** The report if it is there by now, else the promise of it. */
async function answerWithJob(c: Context<SignedInEnv>, queued: JobId, text: string | null) {
  const { state } = await waitForReading(c, queued, text);
  const job = await describeImport(c.var, queued);
  if (state === "done") return answerWithReport(c, job.report, job.id);
  c.header("location", `/api/v1/imports/${job.id}`);
  return c.json({ id: job.report, job }, 202);
}

async function answerWithReport(c: Context<SignedInEnv>, id: ReportId, job: JobId) {
  const { report: readable } = await requireReport(c.var, id, "report.read");
  const report: ReportSummary = await loadReport(c.var, readable);
  c.header("location", `/api/v1${REPORTS_PATH}/${id}`);
  return c.json({ ...report, job: { id: job, state: "done" as const } }, 201);
}

type Details = Pick<z.infer<typeof newReportFieldsSchema>, "publisher" | "published" | "sourceUrl">;

function fill({ publisher = "", published = "", sourceUrl = "" }: Details) {
  return { publisher, published, sourceUrl };
}
