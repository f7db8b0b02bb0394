export const messages = {
  home: "Go to your reports",
  notFound: {
    title: "There is nothing here",
    text: "The address may be wrong, what it led to may have been deleted, or it belongs to a team that you are not in.",
  },
  error: {
    title: "This page did not work",
    text: "Nothing you had saved is lost. Try again; if it keeps happening, tell whoever runs this server what you did and the number below.",
    number: (digest: string) => `Number: ${digest}`,
    again: "Try again",
  },
} as const;
