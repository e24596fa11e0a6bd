/** Whose conversations are searched. */
export interface Searcher {
  applicationId: string;
  userId: string;
}
