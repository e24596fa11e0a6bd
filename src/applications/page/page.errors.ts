import { DomainError } from '../../common/domain-error.js';

/** The colour would be hard to read on the page. */
export class AccentUnreadableError extends DomainError {
  constructor(color: string, { contrast, nearest }: { contrast: number; nearest: string }) {
    const figures = `${color} stands out by ${contrast.toFixed(1)} to 1 and needs 4.5 to 1`;
    super('invalid', 'accent_unreadable', `${figures}; the nearest colour that does is ${nearest}.`, {
      errors: [{ field: 'accent_color', message: `accent_color must stand out, as ${nearest} does` }],
      members: { nearest },
    });
  }
}

/** The picture is not what it is said to be, too large, or not safe to be shown. */
export class LogoInvalidError extends DomainError {
  constructor(fault: string) {
    super('invalid', 'logo_invalid', `The logo is not taken: ${fault}.`, {
      errors: [{ field: 'data', message: fault }],
    });
  }
}

export class LogoNotFoundError extends DomainError {
  constructor(applicationId: string) {
    super('not-found', 'logo_not_found', `Application ${applicationId} has no logo`);
  }
}
