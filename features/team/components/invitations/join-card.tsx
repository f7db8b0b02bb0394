"use client";

import Link from "next/link";
import { useState } from "react";
import { Button, ButtonLink } from "@/components/form/button";
import { TextField } from "@/components/form/field";
import { Notice } from "@/components/layout/notice";
import { PasswordField } from "@/components/form/password-field";
import { Segmented } from "@/components/form/segmented";
import { showToast } from "@/components/overlay/toast-store";
import { emailSchema } from "@/contract/common";
import type { UserId } from "@/domain/ids";
import {
  NewAccountFields,
  readNewAccount,
} from "@/features/accounts/components/sign-in/new-account-fields";
import { CodeField } from "@/features/accounts/components/second-factor/code-field";
import formStyles from "@/features/accounts/components/sign-in/auth-form.module.css";
import { useUnsentQuestion } from "@/features/accounts/components/use-unsent-question";
import { signOutHere } from "@/features/accounts/sign-out";
import { isProblem } from "@/features/api/is-problem";
import { useFailures } from "@/features/api/use-failures";
import { useForm } from "@/features/api/use-form";
import { useWords } from "@/words/use-words";
import { acceptInvitation } from "../../client";

type Way = "new" | "account";

/** Somebody without a session: makes an account with the link, or signs in with it. */
export function JoinForm({ token, signInPath }: { token: string; signInPath: string }) {
  const text = useWords("team.invitation");
  const [way, setWay] = useState<Way>("new");
  return (
    <div className={formStyles.form}>
      <Segmented<Way>
        label={text("newHere")}
        options={[
          { value: "new", label: text("newHere") },
          { value: "account", label: text("haveAccount") },
        ]}
        value={way}
        onChange={setWay}
      />
      {way === "new" ? (
        <NewPersonForm token={token} />
      ) : (
        <ReturningForm token={token} signInPath={signInPath} />
      )}
    </div>
  );
}

function NewPersonForm({ token }: { token: string }) {
  const accountWords = useWords("accounts");
  const text = useWords("team.invitation");
  const failures = useFailures();
  const form = useForm(
    async (valueOf) => {
      const read = readNewAccount(valueOf, accountWords);
      if (!read.ok) return { done: false, errors: read.errors };
      const joined = await acceptInvitation({ token, ...read.account });
      if (!joined.ok) return failures.toSubmission(joined.failure, ["name", "email", "password"]);
      window.location.assign(`/teams/${joined.value.team}`);
      return { done: true };
    },
    { keepPending: true },
  );
  return (
    <form className={formStyles.ways} {...form.props}>
      <NewAccountFields errors={form.errors} />
      {form.message !== null && (
        <Notice tone="danger" live>
          {form.message}
        </Notice>
      )}
      <Button type="submit" variant="primary" size="large" pending={form.pending}>
        {text("join")}
      </Button>
    </form>
  );
}

function ReturningForm({ token, signInPath }: { token: string; signInPath: string }) {
  const accountWords = useWords("accounts");
  const text = useWords("team.invitation");
  const failures = useFailures();
  const [asksCode, setAsksCode] = useState(false);
  const form = useForm(
    async (valueOf) => {
      const email = emailSchema.safeParse(valueOf("email").trim());
      const password = valueOf("password");
      if (!email.success) return { done: false, errors: { email: accountWords("invalidEmail") } };
      if (password === "")
        return { done: false, errors: { password: accountWords("signIn.needPassword") } };
      const code = asksCode ? { code: valueOf("code") } : {};
      const joined = await acceptInvitation({ token, email: email.data, password, ...code });
      if (!joined.ok && isProblem(joined.failure, "code-needed")) {
        setAsksCode(true);
        return { done: false };
      }
      if (!joined.ok) return failures.toSubmission(joined.failure, ["email", "password", "code"]);
      window.location.assign(`/teams/${joined.value.team}`);
      return { done: true };
    },
    { keepPending: true },
  );
  return (
    <>
      <form className={formStyles.ways} {...form.props}>
        <TextField
          label={accountWords("signIn.email")}
          name="email"
          type="email"
          autoComplete="username"
          error={form.errors.email}
        />
        <PasswordField
          label={accountWords("signIn.password")}
          name="password"
          autoComplete="current-password"
          error={form.errors.password}
          showLabel={accountWords("signIn.showPassword")}
          hideLabel={accountWords("signIn.hidePassword")}
        />
        {asksCode && <CodeField error={form.errors.code} />}
        {form.message !== null && (
          <Notice tone="danger" live>
            {form.message}
          </Notice>
        )}
        <Button type="submit" variant="primary" size="large" pending={form.pending}>
          {text("joinWithPassword")}
        </Button>
      </form>
      <p>
        {text("otherWays")} <Link href={signInPath}>{text("otherWaysLink")}</Link>
      </p>
    </>
  );
}

/** Somebody who is signed in: one button. */
export function JoinAsMe({ token, me }: { token: string; me: { id: string; name: string } }) {
  const accountWords = useWords("accounts");
  const text = useWords("team.invitation");
  const failures = useFailures();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const join = async () => {
    setPending(true);
    const joined = await acceptInvitation({ token });
    if (joined.ok) {
      window.location.assign(`/teams/${joined.value.team}`);
      return;
    }
    setPending(false);
    setProblem(failures.describe(joined.failure));
  };
  const { ask, question } = useUnsentQuestion(me.id as UserId);
  const leave = () => {
    void ask(() => {
      signOutHere(me.id as UserId, window.location.pathname).catch(() =>
        showToast(accountWords("signIn.unreachable"), { tone: "danger" }),
      );
    });
  };
  return (
    <div className={formStyles.form}>
      {problem !== null && (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
      <Button variant="primary" size="large" pending={pending} onClick={() => void join()}>
        {text("joinAs", { name: me.name })}
      </Button>
      <Button variant="ghost" onClick={leave}>
        {text("notYou", { name: me.name })} {text("signOutFirst")}
      </Button>
      {question}
    </div>
  );
}

/** Where a link leads that does not work any more. */
export function ClosedInvitation({ children }: { children: string }) {
  const text = useWords("team.invitation");
  return (
    <div className={formStyles.done}>
      <p>{children}</p>
      <ButtonLink href="/">{text("home")}</ButtonLink>
    </div>
  );
}
