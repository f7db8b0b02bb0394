import type { Details } from "../components/detail-fields";

/** The source of a new report: a file or pasted text. */
export type ReportSource = {
  team: string;
  /** What it is called until the report has a title. */
  name: string;
  content:
    { kind: "file"; file: File } | { kind: "text"; text: string; format: "txt" | "md" | "html" };
  /** What is known of it; an empty title is the file's to say. */
  details: Details;
};

/** A source of which nothing is known but itself. */
export function sourceOf(team: string, file: File): ReportSource {
  return {
    team,
    name: file.name,
    content: { kind: "file", file },
    details: { title: "", publisher: "", published: "", sourceUrl: "" },
  };
}

/** As the API takes it. */
export function toBody({ team, content, details }: ReportSource): FormData | string {
  if (content.kind === "text") {
    const { text, format } = content;
    return JSON.stringify({ team, ...details, text, format });
  }
  const form = new FormData();
  form.append("team", team);
  for (const [name, value] of Object.entries(details)) if (value !== "") form.append(name, value);
  form.append("file", content.file, content.file.name);
  return form;
}
