"use client";

import Link from "next/link";
import { useState } from "react";
import { ListChecks, LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import { Avatar } from "@/components/person/avatar";
import {
  Menu,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
} from "@/components/overlay/menu";
import { applyTheme, shownTheme, type Theme } from "@/components/theme";
import { showToast } from "@/components/overlay/toast-store";
import type { Me } from "@/contract/people";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { signOutHere } from "../sign-out";
import { changeMe } from "../client";
import { useUnsentQuestion } from "./use-unsent-question";
import styles from "./profile-menu.module.css";

const ICONS = { system: Monitor, light: Sun, dark: Moon };
const THEMES = ["system", "light", "dark"] as const satisfies readonly Theme[];

/** Who is signed in, their theme, and the way out. */
export function ProfileMenu({
  me,
}: {
  me: Pick<Me, "id" | "name" | "email" | "colour" | "isAdministrator" | "settings">;
}) {
  const words = useWords("account-menu");
  const failures = useFailures();
  const [theme, setTheme] = useState<Theme>(me.settings.theme ?? "system");

  const chooseTheme = async (next: Theme) => {
    setTheme(next);
    applyTheme(next);
    const saved = await changeMe({ settings: { theme: next } });
    if (!saved.ok) failures.show(saved.failure);
  };
  const { ask, question } = useUnsentQuestion(me.id);
  const leave = () => {
    void ask(() => {
      signOutHere(me.id).catch(() => {
        showToast(words("unreachable"), { tone: "danger" });
      });
    });
  };

  return (
    <>
      <Menu
        onOpenChange={(open) => {
          // The profile page changes it too.
          if (open) setTheme(shownTheme());
        }}
        trigger={
          <button
            type="button"
            className={styles.trigger}
            aria-label={words("label", { name: me.name })}
          >
            <Avatar name={me.name} colour={me.colour} />
          </button>
        }
      >
        <div className={styles.who}>
          <p className={styles.name}>{me.name}</p>
          <p className={styles.email}>{me.email}</p>
        </div>
        <MenuSeparator />
        <MenuItem asChild>
          <Link href="/profile">
            <UserRound size={16} aria-hidden="true" className={styles.icon} />
            {words("profile")}
          </Link>
        </MenuItem>
        {me.isAdministrator && (
          <MenuItem asChild>
            <Link href="/administration/jobs">
              <ListChecks size={16} aria-hidden="true" className={styles.icon} />
              {words("jobs")}
            </Link>
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuLabel>{words("theme")}</MenuLabel>
        <MenuRadioGroup value={theme}>
          {THEMES.map((value) => {
            const Icon = ICONS[value];
            return (
              <MenuRadioItem
                key={value}
                value={value}
                onSelect={(event) => {
                  event.preventDefault();
                  void chooseTheme(value);
                }}
              >
                <span className={styles.theme}>
                  {words(`themes.${value}`)}
                  <Icon size={15} aria-hidden="true" />
                </span>
              </MenuRadioItem>
            );
          })}
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuItem icon={<LogOut size={16} aria-hidden="true" />} onSelect={leave}>
          {words("signOut")}
        </MenuItem>
      </Menu>
      {question}
    </>
  );
}
