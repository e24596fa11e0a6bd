/** How much of the order each way of looking decides. Only their ratio matters. */
export interface SearchWeights {
  /** Of words, those of the question as a model put it included; 0 or more. */
  lexical: number;
  /** Of meaning; 0 or more, and not both 0. */
  semantic: number;
}

/** Who says so: the application's settings, what was learned of its documents and its model, or nobody. */
export const WEIGHTS_SOURCES = ['settings', 'learned', 'default'] as const;

/** Weights that are in force. */
export interface FusionWeights extends SearchWeights {
  from: (typeof WEIGHTS_SOURCES)[number];
}

/** Of a model that nothing is known of: a good one gains little by more, and a bad one does little harm (decision 0041). */
export const DEFAULT_WEIGHTS: FusionWeights = { lexical: 2 / 3, semantic: 1 / 3, from: 'default' };
