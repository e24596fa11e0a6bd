import { type Ruling } from './pdf-line.js';

/** In points: rulings that are drawn closer together are one, and such as end so near meet. */
const NEAR = 3.5;
/** A drawing has more of them than any table, and is none. */
const MAX_RULINGS = 600;

/** The lines of a ruled table, each from its lowest to its highest place. */
export interface Grid {
  /** Of the columns, from left to right. */
  across: readonly number[];
  /** Of the rows, from the bottom. */
  upwards: readonly number[];
  rulings: readonly Ruling[];
}

/** The ruled tables of a page: at least two columns and two rows of rulings that meet. */
export function gridsOf(rulings: readonly Ruling[]): Grid[] {
  if (rulings.length > MAX_RULINGS) return [];
  return groupsOf(rulings).flatMap((group) => {
    const across = placesOf(group.filter(({ isLevel }) => !isLevel));
    const upwards = placesOf(group.filter(({ isLevel }) => isLevel));
    return across.length > 2 && upwards.length > 2 ? [{ across, upwards, rulings: group }] : [];
  });
}

/** Whether a ruling lies between two neighbouring rows, in a column. */
export function isParted(grid: Grid, border: number, column: number): boolean {
  return hasRuling(grid, true, grid.upwards[border], middleOf(grid.across, column));
}

/** Whether a ruling lies between two neighbouring columns, in a row. */
export function isPartedUpwards(grid: Grid, border: number, row: number): boolean {
  return hasRuling(grid, false, grid.across[border], middleOf(grid.upwards, row));
}

function hasRuling(grid: Grid, isLevel: boolean, at = 0, place: number): boolean {
  return grid.rulings.some(
    (ruling) =>
      ruling.isLevel === isLevel &&
      Math.abs(ruling.at - at) <= NEAR &&
      ruling.from <= place &&
      ruling.to >= place,
  );
}

function middleOf(places: readonly number[], index: number): number {
  return ((places[index] ?? 0) + (places[index + 1] ?? 0)) / 2;
}

/** Those that meet, directly or by others. */
function groupsOf(rulings: readonly Ruling[]): Ruling[][] {
  const groups: Ruling[][] = [];
  const left = new Set(rulings);
  for (const start of rulings) {
    if (!left.delete(start)) continue;
    const group = [start];
    // It grows meanwhile.
    for (const ruling of group) {
      for (const other of left) {
        if (!meet(ruling, other)) continue;
        left.delete(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

function meet(one: Ruling, other: Ruling): boolean {
  if (one.isLevel === other.isLevel)
    return Math.abs(one.at - other.at) <= NEAR && one.from <= other.to + NEAR && other.from <= one.to + NEAR;
  return isWithin(one.at, other) && isWithin(other.at, one);
}

function isWithin(place: number, { from, to }: Ruling): boolean {
  return place >= from - NEAR && place <= to + NEAR;
}

function placesOf(rulings: readonly Ruling[]): number[] {
  const places: number[] = [];
  for (const { at } of rulings.toSorted((a, b) => a.at - b.at)) {
    if (at - (places.at(-1) ?? -Infinity) > NEAR) places.push(at);
  }
  return places;
}
