"use client";

import { Page } from "@/components/layout/page";
import type { Me, SecondFactorState, Session } from "@/contract/people";
import { useWords } from "@/words/use-words";
import { AppearanceSettings } from "./settings/appearance-settings";
import { OwnData } from "./own-data";
import { PasswordForm } from "./password-form";
import { ProfileForm } from "./profile-form";
import { SecondFactorSettings } from "./second-factor/second-factor-settings";
import { SessionList } from "./session-list";
import { ShortcutSettings } from "./settings/shortcut-settings";

export function ProfilePageBody({
  me,
  secondFactor,
  sessions,
}: {
  me: Me;
  secondFactor: SecondFactorState;
  sessions: readonly Session[];
}) {
  const words = useWords("accounts");
  return (
    <Page title={words("profile.title")} width="narrow">
      <ProfileForm me={me} />
      <AppearanceSettings settings={me.settings} />
      <ShortcutSettings settings={me.settings} />
      <PasswordForm email={me.email} hasPassword={me.hasPassword} />
      <SecondFactorSettings state={secondFactor} hasPassword={me.hasPassword} />
      <SessionList user={me.id} sessions={sessions} />
      <OwnData user={me.id} hasPassword={me.hasPassword} />
    </Page>
  );
}
