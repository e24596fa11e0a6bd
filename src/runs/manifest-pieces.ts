import { createHash } from 'node:crypto';

/** Shorter texts are not worth a row. */
const LEAST_LENGTH = 256;

/** What stands in the place of a text. */
interface Piece {
  piece: string;
}

/** A value of JSON, and the long texts that were taken out of it, by their hashes. */
export interface Taken {
  json: string;
  texts: Map<string, string>;
}

/** Writes a value with its long texts taken out: those that several have in common need to be kept once. */
export function takePieces(value: object): Taken {
  const texts = new Map<string, string>();
  const json = JSON.stringify(value, (_key, member: unknown) => {
    if (typeof member !== 'string' || member.length < LEAST_LENGTH) return member;
    const piece = createHash('sha256').update(member).digest('base64url');
    texts.set(piece, member);
    return { piece } satisfies Piece;
  });
  return { json, texts };
}

/** The hashes of the texts that were taken out. */
export function piecesIn(json: string): string[] {
  const pieces = new Set<string>();
  JSON.parse(json, (_key, member: unknown) => {
    if (isPiece(member)) pieces.add(member.piece);
    return member;
  });
  return [...pieces];
}

/** The value as it was. @param texts all that were taken out of it. @throws when one is missing. */
export function putBack(json: string, texts: ReadonlyMap<string, string>): string {
  const value: unknown = JSON.parse(json, (_key, member: unknown) => {
    if (!isPiece(member)) return member;
    const text = texts.get(member.piece);
    if (text === undefined) throw new Error(`The piece ${member.piece} of a manifest is gone.`);
    return text;
  });
  return JSON.stringify(value);
}

/** Nothing else in a manifest is an object of this one member. */
function isPiece(value: unknown): value is Piece {
  if (typeof value !== 'object' || value === null || !('piece' in value)) return false;
  return typeof value.piece === 'string' && Object.keys(value).length === 1;
}
