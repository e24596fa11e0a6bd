import { DomainError } from '../common/domain-error.js';

/** The server was called by a name that is not its own: a page may have been given its address under another. */
export class HostNotAllowedError extends DomainError {
  constructor() {
    super(
      'forbidden',
      'host_not_allowed',
      'The server does not answer to this name. Names that it shall answer to are set in ALLOWED_HOSTS.',
    );
  }
}

/** A page of another site wants something changed. */
export class CrossSiteRequestError extends DomainError {
  constructor() {
    super(
      'forbidden',
      'cross_site_request',
      'Pages of this origin may not do this here. Origins that may are in CORS_ORIGINS, or in `allowed_origins` of the application.',
    );
  }
}
