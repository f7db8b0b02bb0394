/** The few words that generic components say by themselves. */
export const messages = {
  close: "Close",
  notifications: "Notifications",
  dismiss: "Dismiss",
  cancel: "Cancel",
} as const;
