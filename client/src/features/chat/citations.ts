/**
 * `[1]`, and several in one as in `[1, 3]`; no link. For showing alone: what an ended reply cites is what the server
 * says.
 */
export const CITATION = /\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\](?![(:])/g;
