import { createContext } from 'react';
import { type Source } from '../../../api/types.js';

/** What the citations in a reply's text stand for. */
export interface Citing {
  sources: readonly Source[];
  /** @param at where in the reply's text the citation stands; left out where a source itself is opened. */
  open: (number: number, at?: number) => void;
}

/** Null where a bracketed number is no citation: the reply was given nothing to cite. */
export const CitingContext = createContext<Citing | null>(null);
