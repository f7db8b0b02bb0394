const SESSION = /^((?:__Secure-)?next-auth[.]session-token)=([^;]*)/;

/** Somebody in front of the product's API, with a session of their own. */
export class Person {
  /** The session cookie, for a browser. */
  cookie = null;

  constructor(url, name) {
    this.url = url;
    this.name = name;
  }

  /** Signs in as the page does. */
  async signIn({ email, password }) {
    const csrf = await fetch(`${this.url}/api/auth/csrf`);
    const { csrfToken } = await csrf.json();
    const cookies = csrf.headers.getSetCookie().map((line) => line.split(";")[0]);
    const answer = await fetch(`${this.url}/api/auth/callback/credentials`, {
      method: "POST",
      redirect: "manual",
      headers: {
        origin: this.url,
        cookie: cookies.join("; "),
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
    });
    this.#keepSession(answer);
  }

  /**
   * Calls the API.
   *
   * @param {string} method
   * @param {string} path below `/api/v1`
   * @returns {Promise<any>} what the answer holds: JSON or text
   * @throws where it is no success
   */
  async call(method, path, body) {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        origin: this.url,
        ...(this.cookie && { cookie: `${this.cookie.name}=${this.cookie.value}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    this.#keepSession(answer);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return answer.headers.get("content-type")?.includes("json") ? JSON.parse(text) : text;
  }

  #keepSession(answer) {
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = SESSION.exec(line) ?? [];
      if (name) this.cookie = { name, value };
    }
  }
}
