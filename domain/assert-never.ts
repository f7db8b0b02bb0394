/** Closes a `switch` over a union: a member without a case is a type error, and a throw at run time. */
export function assertNever(value: never): never {
  throw new Error(`unexpected member of a closed union: ${JSON.stringify(value)}`);
}
