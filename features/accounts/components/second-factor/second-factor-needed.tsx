"use client";

import type { ReactNode } from "react";
import Link from "next/link";
import { useWords } from "@/words/use-words";
import { AuthFrame } from "../sign-in/auth-frame";
import { EnrolForm } from "./enrol-form";
import styles from "../sign-in/auth-form.module.css";

/** Leads a member whom their team does not let in yet to what it asks for, and then to `next`; or, by `children`, out. */
export function SecondFactorNeeded({
  teamName,
  hasPassword,
  next,
  children,
}: {
  teamName: string;
  hasPassword: boolean;
  next: string;
  children: ReactNode;
}) {
  const text = useWords("accounts.secondFactor");
  const words = useWords("accounts");
  return (
    <AuthFrame title={text("neededTitle")} intro={text("needed", { team: teamName })}>
      <div className={styles.form}>
        <EnrolForm
          hasPassword={hasPassword}
          doneLabel={text("goOn")}
          onDone={() => window.location.assign(next)}
        />
      </div>
      <p className={styles.foot}>
        <Link href="/profile">{words("profile.title")}</Link>
      </p>
      <div className={styles.form}>{children}</div>
    </AuthFrame>
  );
}
