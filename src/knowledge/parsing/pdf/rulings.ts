import { type Ruling } from './pdf-line.js';

/** What pdf.js calls the operations that are looked at, and what the parts of a path are. */
export interface Operations {
  save: number;
  restore: number;
  transform: number;
  paintFormXObjectBegin: number;
  paintFormXObjectEnd: number;
  constructPath: number;
  endPath: number;
}

export interface OperatorList {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}

type Matrix = readonly number[];
type Point = readonly [x: number, y: number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** In points. What is thicker is no line, but its edges may be such. */
const MAX_THICKNESS = 2.5;
const LEAST_LENGTH = 6;
/** Of the numbers of one path: the edges of letters and of pictures have more. */
const MAX_PATH = 600;
const MAX_DEPTH = 100;
/** How many numbers belong to a part of a path: to move, line, curve, short curve, close. */
const LENGTHS = [2, 2, 6, 4, 0];

/**
 * The level and the upright lines that are drawn on a page, and the edges of its boxes.
 *
 * @param turns by how many quarters the page is turned before it is read.
 */
export function rulingsOf(list: OperatorList, operations: Operations, turns: number): Ruling[] {
  const rulings: Ruling[] = [];
  const stack: Matrix[] = [];
  let matrix = IDENTITY;
  for (const [index, operation] of list.fnArray.entries()) {
    const args = list.argsArray[index];
    if (operation === operations.save || operation === operations.paintFormXObjectBegin) {
      if (stack.length < MAX_DEPTH) stack.push(matrix);
      if (operation === operations.paintFormXObjectBegin) matrix = times(matrix, matrixIn(args, 0));
    } else if (operation === operations.restore || operation === operations.paintFormXObjectEnd)
      matrix = stack.pop() ?? IDENTITY;
    else if (operation === operations.transform) matrix = times(matrix, args as Matrix);
    else if (operation === operations.constructPath) {
      const [paint, [path]] = args as [number, [ArrayLike<number> | null]];
      if (paint === operations.endPath || !path || path.length > MAX_PATH) continue;
      for (const [from, to] of edgesOf(path)) {
        const ruling = toRuling(turned(apply(matrix, from), turns), turned(apply(matrix, to), turns));
        if (ruling) rulings.push(ruling);
      }
    }
  }
  return rulings;
}

function matrixIn(args: unknown, index: number): Matrix {
  const matrix = (args as (Matrix | null)[] | null)?.[index];
  return matrix?.length === 6 ? matrix : IDENTITY;
}

/** The straight parts of a path. A thin box is one line. */
function edgesOf(path: ArrayLike<number>): [Point, Point][] {
  const edges: [Point, Point][] = [];
  let start: Point = [0, 0];
  let last: Point = [0, 0];
  for (let index = 0; index < path.length;) {
    const kind = path[index] ?? 4;
    const length = LENGTHS[kind] ?? 0;
    const end = index + length;
    const point: Point = kind === 4 ? start : [path[end - 1] ?? 0, path[end] ?? 0];
    if (kind === 0) start = point;
    else if (kind === 1 || kind === 4) edges.push([last, point]);
    last = point;
    index = end + 1;
  }
  return edges;
}

function toRuling([x1, y1]: Point, [x2, y2]: Point): Ruling | undefined {
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  if (width >= LEAST_LENGTH && height <= MAX_THICKNESS)
    return { isLevel: true, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) };
  if (height >= LEAST_LENGTH && width <= MAX_THICKNESS)
    return { isLevel: false, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) };
  return undefined;
}

function turned([x, y]: Point, turns: number): Point {
  if (turns === 1) return [y, -x];
  if (turns === 2) return [-x, -y];
  return turns === 3 ? [-y, x] : [x, y];
}

function apply([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix, [x, y]: Point): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

function times(one: Matrix, other: Matrix): Matrix {
  const [a = 1, b = 0, c = 0, d = 1] = one;
  const [e, f] = apply(one, [other[4] ?? 0, other[5] ?? 0]);
  const [p = 1, q = 0, r = 0, s = 1] = other;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, e, f];
}
