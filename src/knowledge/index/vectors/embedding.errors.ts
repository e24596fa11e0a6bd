import { DomainError } from '../../../common/domain-error.js';
import { ModelError } from '../../../models/model-error.js';

/** A model answers vectors that cannot be compared with those it made before. */
export class EmbeddingDimensionsError extends DomainError {
  constructor(model: string, dimensions: number, expected: number) {
    super(
      'upstream-failed',
      'embedding_dimensions_changed',
      `The model ${model} answers vectors of ${dimensions} dimensions; those it made before have ${expected}. ` +
        'A model that has changed needs a new name in EMBEDDING_MODEL.',
    );
  }
}

/** Vectors are there, and nothing to embed a question with. */
export class EmbeddingModelUnknownError extends DomainError {
  constructor(model: string) {
    super('upstream-failed', 'embedding_model_unknown', `No endpoint is configured for the model ${model}.`);
  }
}

/** Whether a model refused what it was sent; any other text may be fine. */
export function isAboutTheText(error: unknown): boolean {
  if (!(error instanceof ModelError)) return false;
  return error.code === 'model_rejected_request' || error.code === 'model_context_too_long';
}
