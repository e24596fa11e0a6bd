import { DomainError } from '../common/domain-error.js';

export class PromptTemplateNotFoundError extends DomainError {
  constructor(id: string) {
    super('not-found', 'prompt_template_not_found', `Prompt template ${id} not found`);
  }
}

/** An id belongs to the first template that took it. */
export class PromptTemplateExistsError extends DomainError {
  constructor(id: string) {
    super('conflict', 'prompt_template_exists', `There is a prompt template ${id} already`);
  }
}

/** Replies are made from it. */
export class PromptTemplateInUseError extends DomainError {
  constructor(id: string, applicationId: string | undefined) {
    const user =
      applicationId === undefined ? 'every application that names none' : `application ${applicationId}`;
    super('conflict', 'prompt_template_in_use', `Prompt template ${id} is used by ${user}`);
  }
}

/** The text has a brace that is neither part of a placeholder nor doubled. */
export class PromptTemplateInvalidError extends DomainError {
  constructor(reason: string, at: number) {
    super(
      'invalid',
      'prompt_template_invalid',
      `The template cannot be read: ${reason}, at character ${at}`,
      {
        errors: [{ field: 'template', message: `${reason}, at character ${at}` }],
      },
    );
  }
}

/** The variables that were named are not those of the template. */
export class PromptVariablesMismatchError extends DomainError {
  constructor(expected: readonly string[]) {
    const list = expected.join(', ') || 'none';
    super('invalid', 'prompt_variables_mismatch', `The template has these variables: ${list}`, {
      errors: [{ field: 'variables', message: `variables must be those of the template: ${list}` }],
      members: { expected: [...expected] },
    });
  }
}

/** Some variables of the template have no value. */
export class PromptVariableMissingError extends DomainError {
  constructor(templateId: string, missing: readonly string[]) {
    super(
      'invalid',
      'prompt_variable_missing',
      `Prompt template ${templateId} has no value for: ${missing.join(', ')}`,
      {
        errors: missing.map((name) => ({ field: `variables.${name}`, message: `${name} has no value` })),
        members: { missing: [...missing] },
      },
    );
  }
}

/** The prompt would be longer than any model reads. */
export class PromptTooLongError extends DomainError {
  constructor(templateId: string, length: number, maxLength: number) {
    super(
      'invalid',
      'prompt_too_long',
      `Prompt template ${templateId} would be filled to ${length} characters; at most ${maxLength} are allowed`,
    );
  }
}
