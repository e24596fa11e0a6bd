import { hash } from 'node:crypto';

/** Shorter texts are not worth a row. */
const LEAST_LENGTH = 256;
/** A shorter list is not cut. */
const LEAST_LIST = 48;
/** Of so many members of a list, one begins a block; so a block has about as many. */
const BLOCK_LENGTH = 16;
const LONGEST_BLOCK = 64;

/** What stands in the place of a text. */
interface Piece {
  piece: string;
}

/** What stands in a list in the place of some of its members. */
interface Block {
  block: string;
}

/** A part of a list, and the long texts that were taken out of it, by their hashes. */
interface Part {
  json: string;
  texts: Map<string, string>;
}

/** A value of JSON, and what was taken out of it, by its hash. */
export interface Taken extends Part {
  /** Parts of its long lists. */
  blocks: Map<string, Part>;
}

/**
 * Writes a value with its long texts taken out, and its long lists in parts: what several values have in common needs
 * to be kept once. A list is cut where its members say so, so that one to which something was added at an end is cut
 * in the same places: what is new of a long history that is sent again is its end.
 */
export function takePieces(value: unknown): Taken {
  const taken = { texts: new Map<string, string>(), blocks: new Map<string, Part>() };
  return { ...taken, json: write(value, taken) };
}

/** The hashes of what was taken out of it. */
export function piecesIn(json: string): { texts: string[]; blocks: string[] } {
  const texts = new Set<string>();
  const blocks = new Set<string>();
  JSON.parse(json, (_key, member: unknown) => {
    if (isPiece(member)) texts.add(member.piece);
    if (isBlock(member)) blocks.add(member.block);
    return member;
  });
  return { texts: [...texts], blocks: [...blocks] };
}

/** The value as it was. @param texts all that was taken out of it, and of its parts. @throws when one is missing. */
export function putBack(json: string, texts: ReadonlyMap<string, string>): string {
  return JSON.stringify(put(json, texts));
}

/** @param taken what is taken out of it; without `blocks` within a part, whose lists are not cut again. */
function write(value: unknown, taken: Pick<Part, 'texts'> & Partial<Pick<Taken, 'blocks'>>): string {
  const { texts, blocks } = taken;
  return JSON.stringify(value, (_key, member: unknown) => {
    if (typeof member === 'string' && member.length >= LEAST_LENGTH) {
      const piece = hashOf(member);
      texts.set(piece, member);
      return { piece } satisfies Piece;
    }
    if (blocks && Array.isArray(member) && member.length >= LEAST_LIST) return cut(member, blocks);
    return member;
  });
}

/** @returns the list with blocks in it; what comes after the last stays, as it will be longer the next time. */
function cut(list: readonly unknown[], blocks: Taken['blocks']): unknown[] {
  const places: unknown[] = [];
  let texts: Part['texts'] = new Map();
  let jsons: string[] = [];
  for (const member of list) {
    const json = write(member, { texts });
    jsons.push(json);
    if (!endsBlock(json) && jsons.length < LONGEST_BLOCK) continue;
    const part: Part = { json: `[${jsons.join(',')}]`, texts };
    const block = hashOf(part.json);
    blocks.set(block, part);
    places.push({ block } satisfies Block);
    texts = new Map();
    jsons = [];
  }
  return [...places, ...list.slice(list.length - jsons.length)];
}

/** @param json a member of a list, its long texts taken out: those are in it by their hashes. */
function endsBlock(json: string): boolean {
  return hash('sha1', json, 'buffer').readUInt32BE() % BLOCK_LENGTH === 0;
}

function put(json: string, texts: ReadonlyMap<string, string>): unknown {
  return JSON.parse(json, (_key, member: unknown) => {
    if (isPiece(member)) return textOf(member.piece, texts);
    if (Array.isArray(member) && member.some(isBlock)) {
      return member.flatMap((one: unknown) => (isBlock(one) ? put(textOf(one.block, texts), texts) : [one]));
    }
    return member;
  });
}

function textOf(piece: string, texts: ReadonlyMap<string, string>): string {
  const text = texts.get(piece);
  if (text === undefined) throw new Error(`The piece ${piece} of a manifest is gone.`);
  return text;
}

function hashOf(text: string): string {
  return hash('sha256', text, 'base64url');
}

/** Nothing else in a manifest is an object of this one member. */
function isPiece(value: unknown): value is Piece {
  return isObject(value) && typeof value.piece === 'string' && Object.keys(value).length === 1;
}

/** Nor of this one. */
function isBlock(value: unknown): value is Block {
  return isObject(value) && typeof value.block === 'string' && Object.keys(value).length === 1;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
