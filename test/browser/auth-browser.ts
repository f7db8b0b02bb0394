import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { readAuthEnvironment } from "@/auth/environment";
import { createAuthOptions } from "@/auth/options";
import { findSession } from "@/auth/session";
import { readVisit } from "@/auth/visit";
import { CLIENT_ADDRESS_HEADER } from "@/auth/throttle/client-address";
import { parseSignInError, type SignInRefusal } from "@/contract/sign-in";
import type { Database } from "@/data/database";

export type Answer = { status: number; location: string | null; body: unknown };

/** What the sign-in page would be told of it, but for how long to wait. */
export function outcomeOf(answer: Answer): SignInRefusal["kind"] | "in" {
  const { searchParams } = new URL(answer.location ?? "", "http://any");
  return parseSignInError(searchParams.get("error"))?.kind ?? "in";
}

/** A browser with cookies that talks to NextAuth as the route does, without Next around it. */
export class AuthBrowser {
  readonly cookies = new Map<string, string>();
  /** All `Set-Cookie` headers, as they came. */
  readonly setCookies: string[] = [];
  readonly #db: Database;
  readonly #userAgent: string;
  /** From where it comes; `null` behind a proxy that the server was not told of. */
  address: string | null;

  constructor(db: Database, address: string | null = "192.0.2.1", userAgent = "Test browser") {
    this.#db = db;
    this.address = address;
    this.#userAgent = userAgent;
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** Whether somebody is signed in in it. */
  async isIn(): Promise<boolean> {
    return (await findSession(this.#db, this.cookieHeader)) !== null;
  }

  get(path: string): Promise<Answer> {
    return this.#send("GET", path, undefined);
  }

  /** Posts a form as NextAuth's own pages would, with its token against forgery. */
  async post(path: string, form: Record<string, string>): Promise<Answer> {
    const { body } = await this.get("/api/auth/csrf");
    const { csrfToken } = body as { csrfToken: string };
    return this.#send("POST", path, { ...form, csrfToken });
  }

  signIn(email: string, password: string, callbackUrl = "/", code?: string): Promise<Answer> {
    const form = { email, password, callbackUrl, ...(code !== undefined && { code }) };
    return this.post("/api/auth/callback/credentials", form);
  }

  /** Presses the button of the page to which a link from a letter leads. */
  followLink(link: URL, code?: string): Promise<Answer> {
    const { callbackUrl = "/", email = "", token = "" } = Object.fromEntries(link.searchParams);
    const form = { email, token, callbackUrl, ...(code !== undefined && { code }) };
    return this.post("/api/auth/callback/link", form);
  }

  async #send(
    method: string,
    path: string,
    body: Record<string, string> | undefined,
  ): Promise<Answer> {
    const url = new URL(path, "http://any");
    const nextauth = url.pathname.replace("/api/auth/", "").split("/");
    const headers = {
      cookie: this.cookieHeader,
      ...(this.address !== null && { [CLIENT_ADDRESS_HEADER]: this.address }),
      "user-agent": this.#userAgent,
    };
    const environment = readAuthEnvironment();
    const visit = await readVisit(new Headers(headers), environment);
    const options = createAuthOptions(this.#db, environment, { action: nextauth[0] ?? "", visit });
    const answer: Answer = { status: 200, location: null, body: null };
    const request = {
      method,
      body,
      headers,
      cookies: Object.fromEntries(this.cookies),
      query: { ...Object.fromEntries(url.searchParams), nextauth },
    };
    await NextAuth(
      request as unknown as NextApiRequest,
      this.#response(answer) as unknown as NextApiResponse,
      options,
    );
    for (const cookie of visit.setCookies) this.#keep(cookie);
    return answer;
  }

  #response(answer: Answer) {
    const headers = new Map<string, string | string[]>();
    const response = {
      status: (status: number) => {
        answer.status = status;
        return response;
      },
      getHeader: (name: string) => headers.get(name.toLowerCase()),
      setHeader: (name: string, value: string | string[]) => {
        headers.set(name.toLowerCase(), value);
        if (name.toLowerCase() === "set-cookie") this.#keep([value].flat().at(-1) ?? "");
        if (name.toLowerCase() === "location") answer.location = String(value);
        return response;
      },
      send: (body: unknown) => (answer.body = body),
      json: (body: unknown) => (answer.body = body),
      end: () => undefined,
    };
    return response;
  }

  #keep(setCookie: string): void {
    this.setCookies.push(setCookie);
    const [pair = ""] = setCookie.split(";");
    const [name = "", value = ""] = pair.split("=");
    if (value === "" || /max-age=0/i.test(setCookie)) this.cookies.delete(name);
    else this.cookies.set(name, decodeURIComponent(value));
  }
}
