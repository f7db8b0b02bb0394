import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { StyleNonce } from "@/components/style-nonce";
import { THEME_SCRIPT } from "@/components/theme";
import { ThemeFollower } from "@/components/theme-follower";
import { Toaster } from "@/components/overlay/toast";
import { TooltipProvider } from "@/components/overlay/tooltip";
import { DeviceGuard } from "@/features/accounts/components/device-guard";
import { loadMe } from "@/features/accounts/loaders";
import { loadLanguage, loadWords } from "@/features/language/loaders";
import { UpgradeWatch } from "@/features/upgrade/upgrade-watch";
import { directionOf } from "@/words/languages";
import { findNonce } from "./nonce";
import { Words } from "./words";
import "@/styles/global.css";

export async function generateMetadata(): Promise<Metadata> {
  const words = await loadWords("app");
  return {
    title: { default: words("product"), template: `%s · ${words("product")}` },
    description: words("description"),
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#15181b" },
  ],
};

/** What any page may say. */
const EVERYWHERE = ["api", "app", "components", "upgrade"] as const;

/** Reads the request, so Next renders each page per request and each carries its own nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const request = await headers();
  const nonce = findNonce(request.get("content-security-policy"));
  const { language } = await loadLanguage();
  const me = await loadMe();
  const { theme = "system", textSize = "medium" } = me?.settings ?? {};
  return (
    <html
      lang={language}
      dir={directionOf(language)}
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
        <Words of={EVERYWHERE}>
          <UpgradeWatch build={process.env.CAUCUS_BUILD ?? null} />
          <TooltipProvider>{children}</TooltipProvider>
          <Toaster />
        </Words>
      </body>
    </html>
  );
}
