import { DomainError } from '../common/domain-error.js';

/** A model was asked for that nothing here can answer as. No other model answers in its name. */
export class ModelNotConfiguredError extends DomainError {
  constructor(model: string, configured: readonly string[]) {
    super(
      'invalid',
      'model_not_configured',
      `The model "${model}" is not configured. Configured: ${configured.join(', ')}.`,
      {
        errors: [{ field: 'config.model', message: `must be one of: ${configured.join(', ')}` }],
        members: { configured_models: [...configured] },
      },
    );
  }
}
