import { Injectable } from '@nestjs/common';
import { ApplicationOriginsRepository } from './application-origins.repository.js';

/** The sites whose pages may call the API for an application, as its team has set it. */
@Injectable()
export class ApplicationOrigins {
  constructor(private readonly repository: ApplicationOriginsRepository) {}

  /** Whether pages of an origin may call for any application. A browser asks before it says for which. */
  isKnown(origin: string): Promise<boolean> {
    return this.repository.has(origin);
  }

  isOf(applicationId: string, origin: string): Promise<boolean> {
    return this.repository.has(origin, applicationId);
  }

  /** Called in the transaction that changes the application. */
  replace(applicationId: string, origins: readonly string[]): Promise<void> {
    return this.repository.replace(applicationId, origins);
  }
}
