export type Answer = { status: number; headers: Headers; text: string; body: unknown };

/** One browser's cookie jar in front of the API, without a browser. */
export class ApiClient {
  readonly url: string;
  #cookie: { name: string; value: string } | null = null;

  constructor(url: string) {
    this.url = url;
  }

  /** The session cookie as a `Cookie` header; empty while nobody is signed in. */
  get cookieHeader(): string {
    return this.#cookie ? `${this.#cookie.name}=${this.#cookie.value}` : "";
  }

  get cookie(): { name: string; value: string } {
    if (!this.#cookie) throw new Error("Nobody is signed in.");
    return this.#cookie;
  }

  get(path: string): Promise<Answer> {
    return this.send("GET", path);
  }

  post(path: string, body: unknown): Promise<Answer> {
    return this.send("POST", path, body);
  }

  patch(path: string, body: unknown): Promise<Answer> {
    return this.send("PATCH", path, body);
  }

  put(path: string, body: unknown): Promise<Answer> {
    return this.send("PUT", path, body);
  }

  delete(path: string): Promise<Answer> {
    return this.send("DELETE", path);
  }

  /** `path` is below `/api/v1`. */
  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      redirect: "manual",
      headers: {
        origin: this.url,
        // A long text is read in a moment on a machine that does nothing else.
        prefer: "wait=30",
        ...(this.#cookie && { cookie: this.cookieHeader }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    this.#keepCookie(response.headers);
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text !== "" ? (JSON.parse(text) as unknown) : undefined,
    };
  }

  /** As the sign-in page does it. `false` where e-mail and password do not belong together. */
  async signIn(email: string, password: string): Promise<boolean> {
    const csrf = await fetch(`${this.url}/api/auth/csrf`);
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    const response = await fetch(`${this.url}/api/auth/callback/credentials`, {
      method: "POST",
      redirect: "manual",
      headers: {
        origin: this.url,
        cookie: csrf.headers
          .getSetCookie()
          .map((cookie) => cookie.split(";")[0])
          .join("; "),
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
    });
    this.#keepCookie(response.headers);
    return this.#cookie !== null;
  }

  #keepCookie(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [, name, value] = /^((?:__Secure-)?next-auth[.]session-token)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined) this.#cookie = value ? { name, value } : null;
    }
  }
}

/** What the answer holds, where it is a success; a test that asks wants to know at once where it is not. */
export function bodyOf<Body>(answer: Answer): Body {
  if (answer.status < 200 || answer.status > 299) {
    throw new Error(`The API answered ${answer.status}: ${answer.text}`);
  }
  return answer.body as Body;
}
