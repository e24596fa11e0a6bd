/** No timer of a browser takes more. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;
