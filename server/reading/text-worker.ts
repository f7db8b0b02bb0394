import { writeEdition, type WrittenEdition } from "@/data/editions/written-edition";
import { importReport, type ReportFormat } from "@/domain/edition/import-report";
import type { ImportRefusal } from "@/domain/edition/import-refusal";
import { ok, refuse, type Result } from "@/domain/result";
import { isTooDeep, isTooRich } from "../import/read-text";
import { answerTasks } from "../threads/answer-tasks";
import type { TaskMessage } from "../threads/task-process";
import { scanJson, type JsonBounds, type JsonRefusal } from "./scan-json";

/** A form as it was sent: fields by their names, and files. */
export type ReadForm = { name: string; value: string | { name: string; bytes: Uint8Array } }[];

/** The tasks of the process. Their input comes from outside and is not trusted. */
export type TextTasks = {
  text: {
    ask: { bytes: Uint8Array; format: ReportFormat };
    result: Result<WrittenEdition, ImportRefusal>;
  };
  json: {
    ask: { body: Uint8Array; bounds: JsonBounds };
    result: Result<unknown, JsonRefusal | "malformed">;
  };
  form: {
    ask: { body: Uint8Array<ArrayBuffer>; contentType: string };
    result: Result<ReadForm, "malformed">;
  };
};

/** Fields and files of one form. */
const MOST_PARTS = 50;

answerTasks<TextTasks>(perform);

function perform(
  task: TaskMessage<TextTasks>["task"],
): TextTasks["json"]["result"] | Promise<TextTasks["text" | "form"]["result"]> {
  switch (task.kind) {
    case "text":
      return readText(task.bytes, task.format);
    case "json":
      return readJson(task.body, task.bounds);
    case "form":
      return readForm(task.body, task.contentType);
  }
}

async function readText(
  bytes: Uint8Array,
  format: ReportFormat,
): Promise<TextTasks["text"]["result"]> {
  // What stands first is of the text, also where it looks like a mark of its encoding.
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  if (format === "md" && isTooDeep(text)) return refuse("too-deep");
  if (format === "md" && isTooRich(text)) return refuse("out-of-memory");
  try {
    const edition = importReport(text, format);
    if (!/\S/u.test(edition.text)) return refuse("empty");
    // The recogniser is large, and bodies need none.
    const { recogniseLanguage } = await import("@/domain/edition/recognise/recognise-language");
    return ok(writeEdition(edition, recogniseLanguage(edition.text)));
  } catch (error) {
    // The stack has an end; nothing but nesting reaches it.
    if (error instanceof RangeError && error.message.includes("call stack")) {
      return refuse("too-deep");
    }
    throw error;
  }
}

function readJson(body: Uint8Array, bounds: JsonBounds): TextTasks["json"]["result"] {
  const refusal = scanJson(body, bounds);
  if (refusal) return refuse(refusal);
  try {
    return ok(JSON.parse(new TextDecoder().decode(body)) as unknown);
  } catch {
    return refuse("malformed");
  }
}

async function readForm(
  body: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<TextTasks["form"]["result"]> {
  const headers = { "content-type": contentType };
  const form = await new Response(body, { headers }).formData().catch(() => null);
  if (!form || [...form.keys()].length > MOST_PARTS) return refuse("malformed");
  const read: ReadForm = [];
  for (const [name, value] of form) {
    if (typeof value === "string") read.push({ name, value });
    else read.push({ name, value: { name: value.name, bytes: await value.bytes() } });
  }
  return ok(read);
}
