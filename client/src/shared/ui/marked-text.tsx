import { highlighted } from '../lib/highlighted.js';

interface MarkedTextProps {
  text: string;
  /** Starts and ends (exclusive) in it, in their order. */
  places: readonly (readonly number[])[];
}

/** A text with places in it marked. */
export function MarkedText({ text, places }: MarkedTextProps) {
  return highlighted(text, places).map((piece, index) =>
    piece.sought ? <mark key={index}>{piece.text}</mark> : piece.text,
  );
}
