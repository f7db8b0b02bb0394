import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Problem, ProblemParams } from "@/contract/problem";

export const PROBLEM_MEDIA_TYPE = "application/problem+json";

type More = {
  /** The last part of the problem's type, where there is more to tell apart than the status. */
  kind?: string;
  params?: ProblemParams;
  errors?: Problem["errors"];
  headers?: Record<string, string>;
};

/** Thrown inside a request to end it with a problem document (RFC 9457). */
export class ApiProblem extends Error {
  readonly status: ContentfulStatusCode;
  readonly more: More;

  /** @param detail a sentence for people, without anything that the caller may not know */
  constructor(status: ContentfulStatusCode, detail?: string, more: More = {}) {
    super(detail ?? TITLES[status] ?? "Error");
    this.name = "ApiProblem";
    this.status = status;
    this.more = more;
    this.#detail = detail;
  }

  readonly #detail: string | undefined;

  get document(): Problem {
    const { kind, params, errors } = this.more;
    return {
      type: kind === undefined ? "about:blank" : `/problems/${kind}`,
      title: TITLES[this.status] ?? "Error",
      status: this.status,
      ...(this.#detail !== undefined && { detail: this.#detail }),
      ...(params && { params }),
      ...(errors && { errors }),
    };
  }

  get headers(): Record<string, string> {
    return {
      "cache-control": "no-store",
      ...this.more.headers,
      "content-type": PROBLEM_MEDIA_TYPE,
    };
  }

  toResponse(): Response {
    const { status, headers } = this;
    return new Response(JSON.stringify(this.document), { status, headers });
  }
}

/** Input that has the wrong form or value; `path` names the field, and `kind` what windows have words for. */
export function invalid(path: string, message: string, kind?: string): ApiProblem {
  return new ApiProblem(422, undefined, {
    errors: [{ path, message, ...(kind !== undefined && { kind }) }],
  });
}

/** A name that could be taken for another one. */
export function nameTaken(what: "own" | "person" | "label" | "actor", message: string): ApiProblem {
  return new ApiProblem(409, message, {
    kind: "name-taken",
    params: { what },
    errors: [{ path: "name", message, kind: `name-taken-${what}` }],
  });
}

export function tooManyAttempts(minutes: number): ApiProblem {
  const wait = minutes === 1 ? "a minute" : `${minutes} minutes`;
  return new ApiProblem(429, `Too many attempts. Try again in ${wait}.`, {
    kind: "too-many-attempts",
    params: { minutes },
    headers: { "retry-after": String(minutes * 60) },
  });
}

/** Whoever asks has used up what one person, or one address, may have. @param wait milliseconds until there is more. */
export function tooMuchAsked(wait: number): ApiProblem {
  const seconds = Math.max(1, Math.ceil(wait / 1_000));
  return new ApiProblem(429, "You ask for much at once. Try again in a moment.", {
    kind: "too-much-asked",
    headers: { "retry-after": String(seconds) },
  });
}

/** The processes that read for others have too much before them. */
export function busy(): ApiProblem {
  return new ApiProblem(503, "Much is read for others just now. Try again in a moment.", {
    kind: "busy",
    headers: { "retry-after": "5" },
  });
}

/** The database has no room for it. */
export function diskFull(): ApiProblem {
  return new ApiProblem(
    507,
    "The server’s disk is full. Nothing was changed, and everything can still be read. Ask whoever runs it to make room.",
    { kind: "disk-full", headers: { "retry-after": "60" } },
  );
}

const TITLES: Partial<Record<number, string>> = {
  400: "Bad request",
  401: "Not signed in",
  403: "Not permitted",
  404: "Not found",
  405: "Method not allowed",
  408: "Too slow",
  409: "Conflict",
  410: "Gone",
  413: "Too large",
  415: "Not JSON",
  422: "Invalid input",
  429: "Too much at once",
  500: "Server error",
  503: "Not available",
  507: "No room",
};
