"use client";

import { TriangleAlert } from "lucide-react";
import { Button, ButtonLink } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import { messages } from "./messages";

const text = messages.error;

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main id="main" tabIndex={-1}>
      <EmptyState
        heading="h1"
        icon={<TriangleAlert size={24} aria-hidden="true" />}
        title={text.title}
        actions={
          <>
            <Button variant="primary" onClick={reset}>
              {text.again}
            </Button>
            <ButtonLink href="/">{messages.home}</ButtonLink>
          </>
        }
      >
        <p role="alert">{text.text}</p>
        {error.digest !== undefined && <p>{text.number(error.digest)}</p>}
      </EmptyState>
    </main>
  );
}
