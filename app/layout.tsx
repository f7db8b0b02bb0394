import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { pickLocale } from "@/components/accept-language";
import { LocaleProvider } from "@/components/locale";
import { StyleNonce } from "@/components/style-nonce";
import { THEME_SCRIPT } from "@/components/theme";
import { ThemeFollower } from "@/components/theme-follower";
import { Toaster } from "@/components/toast";
import { TooltipProvider } from "@/components/tooltip";
import { DeviceGuard } from "@/features/accounts/components/device-guard";
import { loadMe } from "@/features/accounts/loaders";
import { UpgradeWatch } from "@/features/upgrade/upgrade-watch";
import { findNonce } from "./nonce";
import "@/styles/global.css";

export const metadata: Metadata = {
  title: { default: "Caucus", template: "%s · Caucus" },
  description: "Where an advocacy team reads a report together.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#15181b" },
  ],
};

/** The only one so far; every word of the pages stands in a `messages.ts`. */
const LANGUAGE = "en";

/** Reads the request, so Next renders each page per request and each carries its own nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const request = await headers();
  const nonce = findNonce(request.get("content-security-policy"));
  const locale = pickLocale(request.get("accept-language"), "en-GB");
  const me = await loadMe();
  const { theme = "system", textSize = "medium" } = me?.settings ?? {};
  return (
    <html
      lang={LANGUAGE}
      data-theme={theme === "dark" ? "dark" : "light"}
      data-theme-choice={theme}
      data-text-size={textSize}
      // The script below puts the system's theme there before React looks.
      suppressHydrationWarning
    >
      <head>
        <script
          nonce={nonce}
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }}
        />
      </head>
      <body>
        <StyleNonce nonce={nonce} />
        <ThemeFollower />
        <DeviceGuard user={me?.id ?? null} />
        <UpgradeWatch build={process.env.CAUCUS_BUILD ?? null} />
        <LocaleProvider locale={locale} language={LANGUAGE}>
          <TooltipProvider>{children}</TooltipProvider>
          <Toaster />
        </LocaleProvider>
      </body>
    </html>
  );
}
