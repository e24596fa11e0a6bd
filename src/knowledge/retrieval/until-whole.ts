/** By then something has changed under every single one of them. */
const MAX_ATTEMPTS = 10;

/**
 * Ranking and reading are two moments: what is replaced between them is gone under the number it was ranked by, and
 * would be found neither old nor new. So it is asked again until everything that was ranked could be read.
 */
export async function untilWhole<Result>(
  attempt: () => Promise<{ result: Result; isWhole: boolean }>,
): Promise<Result> {
  for (let count = 1; ; count += 1) {
    const { result, isWhole } = await attempt();
    if (isWhole || count === MAX_ATTEMPTS) return result;
  }
}
