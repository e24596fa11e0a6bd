/** What somebody shows in the header `Authorization`, a key or a token; undefined where it is neither. */
export function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
}
