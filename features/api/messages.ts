export const messages = {
  unreachable:
    "The server cannot be reached. Nothing was changed; check your connection and try again.",
  cancelled: "Cancelled.",
  unexpected: (status: number) =>
    `The server answered in a way this page does not understand (${status}). Reload the page and try again.`,
  signedOut: "You are signed out. Sign in again; what you typed here stays on this page.",
  notFound: "This is no longer there, or you may not see it any more.",
  forbidden: "Your role in this team does not allow this.",
  throttled: "Too many attempts. Wait a few minutes and try again.",
  tooLarge: "This is too large for the server.",
  broken: "Something went wrong on the server. Nothing was changed; try again.",
  signIn: "Sign in",
} as const;
