import { type VectorForm } from '../dialect/vector-forms.js';

/** The signs of a passage's vector, one bit for each dimension: what a search reads of every passage. */
export interface PassageCodeTable {
  generation_id: number;
  passage_number: number;
  code: VectorForm;
}
