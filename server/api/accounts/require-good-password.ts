import { judgePassword, type PasswordFault } from "@/auth/passwords/judge-password";
import { invalid } from "../problem";

/** 422 where a new password is one that is tried first; `field` is the one that it came in. */
export async function requireGoodPassword(
  field: string,
  password: string,
  person: { email: string; name: string },
): Promise<void> {
  const fault = await judgePassword(password, person);
  if (fault) throw invalid(field, describeFault(fault), `password-${fault}`);
}

function describeFault(fault: PasswordFault): string {
  switch (fault) {
    case "own":
      return "This is made of your own name or address, which is tried first. Take a few words that have nothing to do with you.";
    case "common":
      return "This is among the passwords that are tried first. A few unrelated words make a better one.";
  }
}
