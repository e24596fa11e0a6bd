/**
 * How much is written in one transaction. While it lasts, nothing else is, and replies stand still: a tenth of a second
 * is the most that a reader should have to wait.
 */

/** Postings, written or deleted; those of one term stay together, and may be more. */
export const STEP_POSTINGS = 3_000;
/** Characters of passages, with their lists of terms. */
export const STEP_SIZE = 300_000;
/** Passages that are deleted once their postings are gone. */
export const STEP_PASSAGES = 16;
/** Passages that are taken out of the index and put into it anew. */
export const STEP_RENEWED = 16;
/** A document of fewer postings is written in one step, together with others. */
export const FEW_POSTINGS = STEP_POSTINGS;
/** So many passages go in one step with their document. */
export const FEW_PASSAGES = 6;
/** A document of more terms is not put into the index, or out of it and kept, in one step. */
export const FEW_TERMS = 20_000;
