/** What a process claims that reads a file. */
export function fileClaim(documentId: string): string {
  return `file ${documentId}`;
}

/** What a process claims that takes in texts of an application. */
export function textsClaim(applicationId: string): string {
  return `texts ${applicationId}`;
}

/** What a process claims that embeds what an application knows. */
export function embeddingClaim(applicationId: string): string {
  return `embedding ${applicationId}`;
}
