const QUIET = new Set(["info", "debug", "trace"]);

type Event = {
  level?: string;
  time?: string;
  msg?: string;
  err?: { stack?: string; message?: string };
} & Record<string, unknown>;

/** A JSON log line as a person likes to read it: the time of day, what happened, and the rest behind it. */
export function writeReadableLine(line: string): string {
  const { level = "info", time = "", msg = "", err, ...rest } = JSON.parse(line) as Event;
  const details = Object.entries(rest).map(([name, value]) => ` ${name}=${writeValue(value)}`);
  const clock = /T(\d\d:\d\d:\d\d)/.exec(time)?.[1] ?? time;
  const loud = QUIET.has(level) ? "" : `${level.toUpperCase()} `;
  const trace = err ? `\n${err.stack ?? err.message ?? ""}` : "";
  return `${clock} ${loud}${msg}${details.join("")}${trace}`;
}

function writeValue(value: unknown): string {
  return typeof value === "string" && /^\S+$/.test(value) ? value : JSON.stringify(value);
}
