import type { Metadata } from "next";
import { FileQuestion } from "lucide-react";
import { loadWords } from "@/features/language/loaders";
import { ButtonLink } from "@/components/form/button";
import { EmptyState } from "@/components/layout/empty-state";

export async function generateMetadata(): Promise<Metadata> {
  const words = await loadWords("app");
  return { title: words("notFound.title") };
}

export default async function NotFound() {
  const words = await loadWords("app");
  return (
    <main id="main" tabIndex={-1}>
      <EmptyState
        heading="h1"
        icon={<FileQuestion size={24} aria-hidden="true" />}
        title={words("notFound.title")}
        actions={<ButtonLink href="/">{words("home")}</ButtonLink>}
      >
        {words("notFound.text")}
      </EmptyState>
    </main>
  );
}
