"use client";

import { useRef, useState } from "react";
import { Mail } from "lucide-react";
import { signIn } from "next-auth/react";
import { emailSchema } from "@/contract/common";
import { parseSignInError } from "@/contract/sign-in";
import { Button, ButtonLink } from "@/components/form/button";
import { TextField } from "@/components/form/field";
import { Notice } from "@/components/layout/notice";
import { PasswordField } from "@/components/form/password-field";
import { Switch } from "@/components/form/switch";
import { chooseToKeep } from "@/collab/device/device-choice";
import { useForm } from "@/features/api/use-form";
import { useWords } from "@/words/use-words";
import { attemptSignIn, describeRefusal, showRefusal } from "../../attempt-sign-in";
import { KeptWork, useKeptWork } from "../kept-work";
import { CodeField } from "../second-factor/code-field";
import styles from "./auth-form.module.css";

export type SignInWays = {
  /** The name of the identity provider, where one is set up. */
  provider: string | null;
  emailLink: boolean;
};

export function SignInForm({
  ways,
  callbackPath,
  error,
  linkSent,
}: {
  ways: SignInWays;
  callbackPath: string;
  /** `?error=`: why the last attempt, which left this page, failed. */
  error: string | null;
  /** A link was sent by a page that left. */
  linkSent: boolean;
}) {
  const words = useWords("accounts");
  const text = useWords("accounts.signIn");
  const refusal = parseSignInError(error);
  const [linkSentTo, setLinkSentTo] = useState<string | null>(null);
  const [leaving, setLeaving] = useState(false);
  const [asksCode, setAsksCode] = useState(false);
  const emailInput = useRef<HTMLInputElement>(null);
  const { edits, forget } = useKeptWork();
  const [keep, setKeep] = useState<"everything" | "nothing">("everything");
  // What the device keeps is to be sent from it, so it goes on keeping until then.
  const isHolding = edits !== null && edits > 0;
  const kept = isHolding ? "everything" : keep;

  const form = useForm(
    async (valueOf) => {
      const email = emailSchema.safeParse(valueOf("email").trim());
      const password = valueOf("password");
      if (!email.success) return { done: false, errors: { email: words("invalidEmail") } };
      if (password === "") return { done: false, errors: { password: text("needPassword") } };
      chooseToKeep(kept);
      const failed = await attemptSignIn("credentials", {
        email: email.data,
        password,
        callbackUrl: callbackPath,
        ...(asksCode && { code: valueOf("code") }),
      });
      if (failed) return showRefusal(failed, text, () => setAsksCode(true));
      // A whole new page: it brings the reader's own theme and text size.
      window.location.assign(callbackPath);
      return { done: true };
    },
    { keepPending: true },
  );
  const linkForm = useForm(async () => {
    const email = emailSchema.safeParse(emailInput.current?.value.trim());
    if (!email.success) {
      emailInput.current?.focus();
      return { done: false, message: text("needEmail") };
    }
    chooseToKeep(kept);
    const failed = await attemptSignIn("email", { email: email.data, callbackUrl: callbackPath });
    if (failed) return { done: false, message: describeRefusal(failed, text) };
    setLinkSentTo(email.data);
    return { done: true };
  });

  if (linkSentTo !== null) {
    return (
      <div className={styles.done}>
        <Notice tone="success" title={text("linkSentTitle")} live>
          {text("linkSent", { email: linkSentTo })}
        </Notice>
        <Button onClick={() => setLinkSentTo(null)}>{text("backToSignIn")}</Button>
      </div>
    );
  }
  if (linkSent && error === null) {
    return (
      <div className={styles.done}>
        <Notice tone="success" title={text("linkSentTitle")} live>
          {text("linkSentPlain")}
        </Notice>
        <ButtonLink href="/sign-in">{text("backToSignIn")}</ButtonLink>
      </div>
    );
  }
  const problem =
    form.message ??
    linkForm.message ??
    (refusal && !form.pending ? describeRefusal(refusal, text) : null);
  return (
    <>
      {isHolding && <KeptWork edits={edits} onForget={forget} />}
      <form className={styles.form} {...form.props}>
        {problem !== null && (
          <Notice tone="danger" live>
            {problem}
          </Notice>
        )}
        <TextField
          ref={emailInput}
          label={text("email")}
          name="email"
          type="email"
          autoComplete="username"
          required
          error={form.errors.email}
        />
        <PasswordField
          label={text("password")}
          name="password"
          autoComplete="current-password"
          required
          error={form.errors.password}
          showLabel={text("showPassword")}
          hideLabel={text("hidePassword")}
        />
        {asksCode && <CodeField error={form.errors.code} />}
        {!isHolding && (
          <Switch
            label={text("keepNothing")}
            hint={text("keepNothingHint")}
            checked={keep === "nothing"}
            onChange={(isChosen) => setKeep(isChosen ? "nothing" : "everything")}
          />
        )}
        <Button
          type="submit"
          variant="primary"
          size="large"
          pending={form.pending}
          className={styles.submit}
        >
          {text("submit")}
        </Button>
      </form>
      {(ways.provider !== null || ways.emailLink) && (
        <>
          <p className={styles.divider}>{text("or")}</p>
          <div className={styles.ways}>
            {ways.provider !== null && (
              <Button
                size="large"
                pending={leaving}
                onClick={() => {
                  setLeaving(true);
                  chooseToKeep(kept);
                  void signIn("oidc", { callbackUrl: callbackPath });
                }}
              >
                {text("withProvider", { name: ways.provider })}
              </Button>
            )}
            {ways.emailLink && (
              <form {...linkForm.props} className={styles.ways}>
                <Button
                  type="submit"
                  size="large"
                  pending={linkForm.pending}
                  icon={<Mail size={17} aria-hidden="true" />}
                >
                  {text("sendLink")}
                </Button>
              </form>
            )}
          </div>
        </>
      )}
      <p className={styles.foot}>{text("noAccount")}</p>
    </>
  );
}
