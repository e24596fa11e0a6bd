/** Where the database of an index is: a file, or a server. */
export type IndexPlace = { path: string } | { url: string };
