"use client";

import { TriangleAlert } from "lucide-react";
import { Button, ButtonLink } from "@/components/form/button";
import { EmptyState } from "@/components/layout/empty-state";
import { useWords } from "@/words/use-words";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const text = useWords("app.error");
  const words = useWords("app");
  return (
    <main id="main" tabIndex={-1}>
      <EmptyState
        heading="h1"
        icon={<TriangleAlert size={24} aria-hidden="true" />}
        title={text("title")}
        actions={
          <>
            <Button variant="primary" onClick={reset}>
              {text("again")}
            </Button>
            <ButtonLink href="/">{words("home")}</ButtonLink>
          </>
        }
      >
        <p role="alert">{text("text")}</p>
        {error.digest !== undefined && <p>{text("number", { digest: error.digest })}</p>}
      </EmptyState>
    </main>
  );
}
