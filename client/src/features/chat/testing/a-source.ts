import { type Source } from '../../../api/types.js';

export function aSource(number: number, facts: Partial<Source> = {}): Source {
  return {
    number,
    source_id: `src_${number}`,
    document_id: 'doc_1',
    document_version: 1,
    passage_id: `psg_${number}`,
    title: 'Rates',
    headings: [],
    quote: 'It pays',
    start: 0,
    end: 7,
    ...facts,
  };
}
