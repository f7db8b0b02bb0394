/** The nonce of this response, which the server put into the content security policy of the request. */
export function findNonce(policy: string | null): string | undefined {
  return /'nonce-([A-Za-z0-9+/=_-]+)'/.exec(policy ?? "")?.[1];
}
