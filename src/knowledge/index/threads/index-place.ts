/** Where the database of an index is: a file, or a server. */
export type IndexPlace =
  | {
      path: string;
      /** Whether what searches will ask for is read before they do. */
      readsAhead?: boolean;
    }
  | { url: string };
