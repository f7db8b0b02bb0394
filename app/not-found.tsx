import type { Metadata } from "next";
import { FileQuestion } from "lucide-react";
import { ButtonLink } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import { messages } from "./messages";

export const metadata: Metadata = { title: messages.notFound.title };

export default function NotFound() {
  return (
    <main id="main" tabIndex={-1}>
      <EmptyState
        heading="h1"
        icon={<FileQuestion size={24} aria-hidden="true" />}
        title={messages.notFound.title}
        actions={<ButtonLink href="/">{messages.home}</ButtonLink>}
      >
        {messages.notFound.text}
      </EmptyState>
    </main>
  );
}
