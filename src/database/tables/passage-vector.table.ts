import { type VectorForm } from '../dialect/vector-forms.js';

/** The whole vector of a passage, in 32-bit floats: what a search reads of those whose signs come close. */
export interface PassageVectorTable {
  generation_id: number;
  passage_number: number;
  vector: VectorForm;
}
