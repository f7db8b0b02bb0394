import type { Language } from "@/domain/language";
import type { Messages } from "@/generated/messages";
import type { SpokenLanguage } from "./languages";
import { accentAll } from "./pseudo-catalogue";
import enAccountMenu from "@/messages/en/account-menu.json" with { type: "json" };
import enAccounts from "@/messages/en/accounts.json" with { type: "json" };
import enActors from "@/messages/en/actors.json" with { type: "json" };
import enApi from "@/messages/en/api.json" with { type: "json" };
import enApp from "@/messages/en/app.json" with { type: "json" };
import enComponents from "@/messages/en/components.json" with { type: "json" };
import enEditions from "@/messages/en/editions.json" with { type: "json" };
import enJobs from "@/messages/en/jobs.json" with { type: "json" };
import enMail from "@/messages/en/mail.json" with { type: "json" };
import enReadingRoom from "@/messages/en/reading-room.json" with { type: "json" };
import enReports from "@/messages/en/reports.json" with { type: "json" };
import enShortcuts from "@/messages/en/shortcuts.json" with { type: "json" };
import enTeam from "@/messages/en/team.json" with { type: "json" };
import enUpgrade from "@/messages/en/upgrade.json" with { type: "json" };
import frAccountMenu from "@/messages/fr/account-menu.json" with { type: "json" };
import frAccounts from "@/messages/fr/accounts.json" with { type: "json" };
import frActors from "@/messages/fr/actors.json" with { type: "json" };
import frApi from "@/messages/fr/api.json" with { type: "json" };
import frApp from "@/messages/fr/app.json" with { type: "json" };
import frComponents from "@/messages/fr/components.json" with { type: "json" };
import frEditions from "@/messages/fr/editions.json" with { type: "json" };
import frJobs from "@/messages/fr/jobs.json" with { type: "json" };
import frMail from "@/messages/fr/mail.json" with { type: "json" };
import frReadingRoom from "@/messages/fr/reading-room.json" with { type: "json" };
import frReports from "@/messages/fr/reports.json" with { type: "json" };
import frShortcuts from "@/messages/fr/shortcuts.json" with { type: "json" };
import frTeam from "@/messages/fr/team.json" with { type: "json" };
import frUpgrade from "@/messages/fr/upgrade.json" with { type: "json" };

/** Every word of the pages and letters. For the server alone: a page sends the browser the messages of its features. */
export const CATALOGUES: Readonly<Record<Language, Messages>> = {
  en: {
    "account-menu": enAccountMenu as Messages["account-menu"],
    accounts: enAccounts as Messages["accounts"],
    actors: enActors as Messages["actors"],
    api: enApi as Messages["api"],
    app: enApp as Messages["app"],
    components: enComponents as Messages["components"],
    editions: enEditions as Messages["editions"],
    jobs: enJobs as Messages["jobs"],
    mail: enMail as Messages["mail"],
    "reading-room": enReadingRoom as Messages["reading-room"],
    reports: enReports as Messages["reports"],
    shortcuts: enShortcuts as Messages["shortcuts"],
    team: enTeam as Messages["team"],
    upgrade: enUpgrade as Messages["upgrade"],
  },
  fr: {
    "account-menu": frAccountMenu as Messages["account-menu"],
    accounts: frAccounts as Messages["accounts"],
    actors: frActors as Messages["actors"],
    api: frApi as Messages["api"],
    app: frApp as Messages["app"],
    components: frComponents as Messages["components"],
    editions: frEditions as Messages["editions"],
    jobs: frJobs as Messages["jobs"],
    mail: frMail as Messages["mail"],
    "reading-room": frReadingRoom as Messages["reading-room"],
    reports: frReports as Messages["reports"],
    shortcuts: frShortcuts as Messages["shortcuts"],
    team: frTeam as Messages["team"],
    upgrade: frUpgrade as Messages["upgrade"],
  },
};

/** The messages of a language; those of the languages that nobody speaks are made of the English ones when asked for. */
export function catalogueOf(language: SpokenLanguage): Messages {
  if (language !== "en-XA" && language !== "ar-XB") return CATALOGUES[language];
  pseudo ??= accentAll(CATALOGUES.en);
  return pseudo;
}

let pseudo: Messages | undefined;
