/** The public half of what an application signs its users' tokens with. */
export interface SigningKey {
  /** The `kid` of the tokens. */
  id: string;
  applicationId: string;
  /** An Ed25519 key as a JWK. */
  publicKey: { kty: 'OKP'; crv: 'Ed25519'; x: string };
  /** Epoch milliseconds. */
  createdAt: number;
}
