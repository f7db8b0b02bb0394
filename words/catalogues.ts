import type { Language } from "@/domain/language";
import type { Messages } from "@/generated/messages";
import enAccountMenu from "@/messages/en/account-menu.json";
import enAccounts from "@/messages/en/accounts.json";
import enActors from "@/messages/en/actors.json";
import enApi from "@/messages/en/api.json";
import enApp from "@/messages/en/app.json";
import enComponents from "@/messages/en/components.json";
import enEditions from "@/messages/en/editions.json";
import enMail from "@/messages/en/mail.json";
import enReadingRoom from "@/messages/en/reading-room.json";
import enReports from "@/messages/en/reports.json";
import enTeam from "@/messages/en/team.json";
import enUpgrade from "@/messages/en/upgrade.json";
import frAccountMenu from "@/messages/fr/account-menu.json";
import frAccounts from "@/messages/fr/accounts.json";
import frActors from "@/messages/fr/actors.json";
import frApi from "@/messages/fr/api.json";
import frApp from "@/messages/fr/app.json";
import frComponents from "@/messages/fr/components.json";
import frEditions from "@/messages/fr/editions.json";
import frMail from "@/messages/fr/mail.json";
import frReadingRoom from "@/messages/fr/reading-room.json";
import frReports from "@/messages/fr/reports.json";
import frTeam from "@/messages/fr/team.json";
import frUpgrade from "@/messages/fr/upgrade.json";

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
    mail: enMail as Messages["mail"],
    "reading-room": enReadingRoom as Messages["reading-room"],
    reports: enReports as Messages["reports"],
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
    mail: frMail as Messages["mail"],
    "reading-room": frReadingRoom as Messages["reading-room"],
    reports: frReports as Messages["reports"],
    team: frTeam as Messages["team"],
    upgrade: frUpgrade as Messages["upgrade"],
  },
};
