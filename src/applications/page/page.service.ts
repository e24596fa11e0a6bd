import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { ApplicationManager } from '../application-manager.js';
import { checkAccent } from './accent.js';
import { findLogoFault, type Logo, logoOf } from './logo.js';
import { LogosRepository } from './logos.repository.js';
import { type PageDto } from './page.dto.js';
import { AccentUnreadableError, LogoInvalidError, LogoNotFoundError } from './page.errors.js';
import { toPage, toPageDto } from './page.mapping.js';
import { type SetLogoRequest, type SetPageRequest } from './set-page.dto.js';

/** How the chat page shows applications. */
@Injectable()
export class PageService {
  constructor(
    private readonly applications: ApplicationManager,
    private readonly logos: LogosRepository,
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async get(applicationId: string = this.config.server.pageApplication): Promise<PageDto> {
    const settings = await this.applications.getSettings(applicationId);
    const { limits, maxUploadBytes } = this.config.server;
    return toPageDto(applicationId, settings, {
      logo: await this.logos.findDigest(applicationId),
      files: { max_files: limits.ofConversation.documents, max_file_bytes: maxUploadBytes },
    });
  }

  /** @throws AccentUnreadableError */
  async set(applicationId: string, request: SetPageRequest): Promise<PageDto> {
    const page = toPage(request);
    const unreadable = page.accentColor === null ? null : checkAccent(page.accentColor);
    if (page.accentColor !== null && unreadable)
      throw new AccentUnreadableError(page.accentColor, unreadable);
    await this.applications.updateSettings(applicationId, { page });
    return this.get(applicationId);
  }

  /** @throws LogoInvalidError */
  async setLogo(applicationId: string, { media_type: mediaType, data }: SetLogoRequest): Promise<PageDto> {
    const bytes = Buffer.from(data, 'base64');
    const fault = findLogoFault(mediaType, bytes);
    if (fault !== null) throw new LogoInvalidError(fault);
    await this.database.transaction(() => this.logos.save(applicationId, logoOf(mediaType, bytes)));
    return this.get(applicationId);
  }

  async removeLogo(applicationId: string): Promise<void> {
    await this.database.transaction(() => this.logos.remove(applicationId));
  }

  /** @throws LogoNotFoundError */
  async getLogo(applicationId: string): Promise<Logo> {
    const logo = await this.logos.find(applicationId);
    if (!logo) throw new LogoNotFoundError(applicationId);
    return logo;
  }
}
