import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { MAX_FILE_BYTES } from "@/contract/imports";
import { MAX_REPORT_LENGTH } from "@/contract/reports";
import { IMPORT_REFUSALS } from "@/domain/edition/import-refusal";
import type { UserId } from "@/domain/ids";
import { signedIn, type SignedInEnv } from "./api-env";
import { ApiProblem } from "./problem";

/** The fields beside the file, and what separates them. Bytes. */
const FORM_BYTES = 64 * 1024;
/** The longest text, each UTF-16 code unit written as three bytes, and room for escapes. */
const MAX_TEXT_BYTES = 4 * MAX_REPORT_LENGTH;

/** Files that are received at once, because each is in memory until it is stored: of one person, and of all. */
const PERSON_UPLOADS = 3;
const ALL_UPLOADS = 10;
/** Seconds. */
const TRY_AGAIN = { "retry-after": "3" };

const fileLimit: MiddlewareHandler<SignedInEnv> = bodyLimit({
  maxSize: MAX_FILE_BYTES + FORM_BYTES,
  onError: () => refuseFile(),
});
const textLimit: MiddlewareHandler<SignedInEnv> = bodyLimit({
  maxSize: MAX_TEXT_BYTES,
  onError: () => refuseText(),
});

/** Takes a report's text or file as a body. Nobody without a session makes us read a large one. */
export function takesUpload(): MiddlewareHandler<SignedInEnv> {
  const slots = new UploadSlots();
  return (c, next) =>
    signedIn(c, async () => {
      if (!isForm(c.req.header("content-type"))) {
        await textLimit(c, next);
        return;
      }
      const { user } = c.var.caller;
      slots.take(user);
      try {
        await fileLimit(c, next);
      } finally {
        slots.free(user);
      }
    });
}

export function isForm(contentType: string | undefined): boolean {
  return contentType !== undefined && /^multipart\/form-data\s*(;|$)/i.test(contentType);
}

export function refuseFile(): never {
  throw new ApiProblem(413, IMPORT_REFUSALS["too-large"], { kind: "too-large" });
}

export function refuseText(): never {
  throw new ApiProblem(
    413,
    `A report may have ${MAX_REPORT_LENGTH.toLocaleString("en")} characters.`,
    { kind: "too-long" },
  );
}

class UploadSlots {
  readonly #byUser = new Map<UserId, number>();
  #all = 0;

  take(user: UserId): void {
    const mine = this.#byUser.get(user) ?? 0;
    if (mine >= PERSON_UPLOADS) {
      throw new ApiProblem(
        429,
        `You are sending ${PERSON_UPLOADS} files already. Wait until one of them has arrived.`,
        { kind: "too-many-uploads", headers: TRY_AGAIN },
      );
    }
    if (this.#all >= ALL_UPLOADS) {
      throw new ApiProblem(503, "Many files arrive just now. Try again in a moment.", {
        kind: "too-many-uploads",
        headers: TRY_AGAIN,
      });
    }
    this.#byUser.set(user, mine + 1);
    this.#all += 1;
  }

  free(user: UserId): void {
    const mine = (this.#byUser.get(user) ?? 0) - 1;
    if (mine > 0) this.#byUser.set(user, mine);
    else this.#byUser.delete(user);
    this.#all -= 1;
  }
}
