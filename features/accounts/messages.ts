import { plural } from "@/components/plural";
import type { ShortcutName } from "@/features/reading-room/shortcuts";

export const messages = {
  product: "Caucus",
  tagline: "Where your team reads a report together.",
  skipToContent: "Skip to content",

  signIn: {
    title: "Sign in",
    email: "E-mail",
    password: "Password",
    showPassword: "Show password",
    hidePassword: "Hide password",
    submit: "Sign in",
    or: "or",
    withProvider: (name: string) => `Continue with ${name}`,
    sendLink: "E-mail me a sign-in link",
    linkSent: (email: string) =>
      `If ${email} has an account here, a sign-in link is on its way. It works once.`,
    linkSentTitle: "Check your e-mail",
    linkSentPlain:
      "If your address has an account here, a sign-in link is on its way. It works once.",
    keepNothing: "Do not keep anything on this device",
    keepNothingHint:
      "For a device that others use. Without a connection, what you write is then in its window alone.",
    backToSignIn: "Back to sign-in",
    needEmail: "Enter your e-mail address first.",
    needPassword: "Enter your password.",
    noAccount: "No account yet? Ask somebody in your team for an invitation link.",
    wrong: "This e-mail and password do not belong together. Check both and try again.",
    wait: (minutes: number) =>
      minutes <= 1
        ? "Too many attempts. Try again in a minute."
        : `Too many attempts. Try again in ${minutes} minutes.`,
    unreachable: "The server cannot be reached. Check your connection and try again.",
    expired: "That link has been used or has expired. Ask for a new one.",
    unverified:
      "Your provider has not confirmed this e-mail address, so it cannot be trusted here.",
    code: "Code",
    codeHint: "The six digits that your authenticator app shows now, or a recovery code.",
    codeWrong: "This code does not work. Wait for the next one, or use a recovery code.",
    factorUnreadable:
      "Your second factor cannot be checked any more, because the server’s secret was changed. Ask whoever runs this server to take it away; then sign in without a code and set it up anew.",
    failed:
      "Signing in did not work. Try again; if it keeps failing, tell whoever runs this server.",
  },

  signInLink: {
    title: "Sign in with this link?",
    as: (email: string) => `You are about to sign in as ${email}.`,
    elsewhereTitle: "This link was asked for in another browser",
    elsewhere:
      "Go on only if it was you who asked for it, on another device or in another browser. If somebody sent you this link, close the page.",
    submit: "Sign in",
    brokenTitle: "This link is incomplete",
    broken: "Open the whole link of the letter, or ask for a new one.",
  },

  setup: {
    title: "Set up Caucus",
    intro:
      "You are the first one here. Make your account and your team; you become its owner and can invite others.",
    yourName: "Your name",
    teamName: "Team name",
    teamHint: "Colleagues will see it at the top of every page. You can change it later.",
    submit: "Create account and team",
    doneTitle: "Caucus is already set up",
    done: "This set-up link has been used, or it is not the newest one. If you have an account, sign in.",
    missing:
      "Open the set-up link that the server printed when it started. It carries a token that proves you run it.",
    missingTitle: "This link is incomplete",
    signIn: "Go to sign-in",
  },

  password: {
    rule: "At least 10 characters. A few unrelated words make a good one.",
    tooShort: "Use at least 10 characters.",
    tooLong: "Use at most 200 characters.",
  },
  invalidEmail: "Enter an e-mail address, such as name@example.org.",
  invalidName: "Enter a name of 1 to 80 characters that can all be seen.",

  unsent: {
    title: "Sign out and lose work?",
    text: (edits: number, drafts: number) =>
      `${[
        ...(edits === 0 ? [] : [`${plural(edits, "edit", "edits")} that the server has not got`]),
        ...(drafts === 0 ? [] : [`${plural(drafts, "comment", "comments")} that you were writing`]),
      ].join(
        " and ",
      )} would be lost: signing out clears this device. Stay to send them; edits go by themselves when there is a connection.`,
    confirm: "Sign out and lose them",
  },

  keptWork: {
    title: (edits: number) =>
      `${plural(edits, "edit", "edits")} on this device ${edits === 1 ? "was" : "were"} never sent`,
    text: "Whoever made them signs in to send them. They are removed when somebody else signs in here.",
    forget: "Remove them",
  },

  menu: {
    label: (name: string) => `Account: ${name}`,
    profile: "Profile and settings",
    signOut: "Sign out",
    signingOut: "Signing out…",
    theme: "Theme",
  },

  profile: {
    title: "Profile and settings",
    you: "You",
    name: "Name",
    email: "E-mail",
    emailHint: "Your address identifies you and cannot be changed here.",
    colour: "Colour",
    colourHint: "Colleagues see your cursor, your selection and your initials in it.",
    save: "Save",
    saved: "Saved",
    colours: {
      teal: "Teal",
      violet: "Violet",
      rust: "Rust",
      blue: "Blue",
      green: "Green",
      plum: "Plum",
      ochre: "Ochre",
      slate: "Slate",
    },
    appearance: "Appearance",
    theme: "Theme",
    themes: { system: "As the system", light: "Light", dark: "Dark" },
    textSize: "Size of a report’s text",
    textSizes: { small: "Small", medium: "Medium", large: "Large" },
    textSample: "The States Parties adopted the closing Declaration.",
    assistance: "Assistance",
    announce: "Announce colleagues’ changes",
    announceHint: "Screen readers say politely what others highlight and write.",
    markedText: "Mark highlights in the text for screen readers",
    markedTextHint:
      "Puts real marks with their notes into the reading text. Off, notes are reached through the list.",
  },

  passwordForm: {
    title: "Password",
    change: "Change password",
    set: "Set a password",
    none: "You sign in without a password. You may set one to sign in by e-mail and password as well.",
    current: "Current password",
    next: "New password",
    changed: "Password changed. Your other devices are signed out.",
    wrongCurrent: "This is not your current password.",
  },

  secondFactor: {
    title: "Second factor",
    off: "Besides your password, or the link of an e-mail, Caucus can ask for a code of an authenticator app on your phone. Whoever learns your password is not in yet.",
    on: "A code of your authenticator app is asked for whenever you sign in by password or e-mail link.",
    isOn: "On",
    left: (count: number) =>
      count === 1 ? "1 recovery code is left." : `${count} recovery codes are left.`,
    setUp: "Set up",
    begin: "Continue",
    scan: "Scan this with an authenticator app, or type the secret into it. Then enter the code that the app shows.",
    qr: "QR code for an authenticator app; the secret below says the same",
    secret: "Secret",
    firstCodeHint: "Six digits. From then on your other devices are signed out.",
    confirm: "Switch it on",
    codesTitle: "Keep your recovery codes",
    codes:
      "Each lets you in once if you lose your phone. Print them or put them into a password manager: they are not shown again.",
    kept: "I have kept them",
    copy: "Copy",
    copied: "Recovery codes copied.",
    copyFailed: "The browser did not allow it. Select the codes and copy them.",
    renew: "New recovery codes",
    disable: "Switch it off",
    disabled: "Your second factor is off.",
    cancel: "Cancel",
    neededTitle: "A second factor is needed",
    needed: (team: string) =>
      `${team} asks its members for a second factor. Set one up, and you are in.`,
    goOn: "I have kept them: continue",
  },

  shortcuts: {
    title: "Keyboard shortcuts",
    singleKeys: "Single-key shortcuts",
    singleKeysHint:
      "Switch them off if you dictate, or if keys get pressed by accident. Everything stays reachable through buttons and menus.",
    eachKey: "Every command and its key",
    change: "Change",
    changeFor: (command: string) => `Change the key for “${command}”`,
    press: "Press a key…",
    pressHint: "One key without Ctrl, Alt or Cmd. Escape keeps the old one.",
    reset: "Reset",
    resetFor: (command: string) => `Reset the key for “${command}”`,
    resetAll: "Reset all keys",
    taken: (command: string) => `“${command}” has this key. Change that one first.`,
    notSingle: "Only a single letter, digit or sign can be a shortcut.",
    changed: (command: string, key: string) => `“${command}” is now on ${key}.`,
    command: "Command",
    key: "Key",
    names: {
      highlight: "Highlight the selection",
      comment: "Comment on the selection",
      newStatement: "Say whose statement the selection is",
      sentence: "Select the sentence",
      adjust: "Move the ends of a selection",
      next: "Next note",
      previous: "Previous note",
      nextUnread: "Next unread note",
      reply: "Reply",
      resolve: "Resolve or reopen",
      label: "Set labels",
      copyLink: "Copy the link to a note",
      passage: "Go to the passage",
      statement: "Who says this? Open the statement at the cursor",
      nextStatement: "Next statement",
      previousStatement: "Previous statement",
      nextProposed: "Next statement that nobody has confirmed",
      confirm: "Confirm the open statement",
      reject: "Reject the open statement",
      actor: "Correct the open statement",
      alias: "Remember its name as another name of an actor",
      range: "Let the open statement be the selection",
      split: "Split the open statement at the cursor",
      merge: "Merge the open statement with the next",
      undo: "Undo",
      redo: "Redo",
      find: "Find in the text",
      follow: "Follow a colleague",
      list: "List of all notes",
      review: "Review what a new edition has changed",
      help: "Show the shortcuts",
    } satisfies Record<ShortcutName, string> as Record<string, string>,
  },

  ownData: {
    title: "Your data and account",
    take: "Take your data with you",
    takeHint:
      "A JSON file with your account and everything that you have marked, written and decided.",
    delete: "Delete account",
    deleteHint: "For good. Teams in which nobody else is go too, with their reports.",
    deleteTitle: "Delete your account for good?",
    deleteText:
      "Your address, password, settings and sessions are erased at once, and nobody can bring them back. What you wrote stays under “Former member” and a number, or is deleted, as the owners of each team have set. Teams in which nobody else is are erased.",
    password: "Your password",
    confirm: "Delete for good",
  },

  sessions: {
    title: "Where you are signed in",
    current: "This device",
    lastSeen: "last seen",
    since: "since",
    unknown: "Unknown device",
    on: (browser: string, system: string) => `${browser} on ${system}`,
    signOutThis: "Sign out",
    signOutOf: (device: string) => `Sign out ${device}`,
    everywhere: "Sign out everywhere",
    everywhereTitle: "Sign out everywhere?",
    everywhereText:
      "Every device is signed out at once, this one too. Edits that a device has not sent yet stay on it until you sign in there again.",
    ended: "That device is signed out.",
  },
} as const;
