"use client";

import type { ReactNode } from "react";
import Link from "next/link";
import { messages } from "../messages";
import { AuthFrame } from "./auth-frame";
import { EnrolForm } from "./enrol-form";
import styles from "./auth-form.module.css";

const text = messages.secondFactor;

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
  return (
    <AuthFrame title={text.neededTitle} intro={text.needed(teamName)}>
      <div className={styles.form}>
        <EnrolForm
          hasPassword={hasPassword}
          doneLabel={text.goOn}
          onDone={() => window.location.assign(next)}
        />
      </div>
      <div className={styles.foot}>
        <p>
          <Link href="/profile">{messages.profile.title}</Link>
        </p>
        {children}
      </div>
    </AuthFrame>
  );
}
