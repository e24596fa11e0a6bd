import { createContext } from 'react';
import { type Source } from '../../../api/types.js';

/** What the citations in a reply's text stand for. */
export interface Citing {
  sources: readonly Source[];
  open: (number: number) => void;
}

/** Null where a bracketed number is no citation: the reply was given nothing to cite. */
export const CitingContext = createContext<Citing | null>(null);
