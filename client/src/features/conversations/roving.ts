/** Which of a list Tab stops at: where the reader was last, else the one on view, else the first. */
export function tabStopOf(
  ids: readonly string[],
  lastId: string | null,
  currentId: string | null,
): string | undefined {
  const isListed = (id: string | null) => id !== null && ids.includes(id);
  return [lastId, currentId].find(isListed) ?? ids[0];
}

/** Where a key leads in a list of `count` from place `index`; undefined where it leads nowhere. */
export function placeAfter(key: string, index: number, count: number): number | undefined {
  const places: Record<string, number> = {
    ArrowDown: Math.min(index + 1, count - 1),
    ArrowUp: Math.max(index - 1, 0),
    Home: 0,
    End: count - 1,
  };
  return count === 0 ? undefined : places[key];
}
