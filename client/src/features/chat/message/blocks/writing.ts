import { createContext } from 'react';

/** Whether the part of a reply that is drawn is still being written. */
export const WritingContext = createContext(false);
