import { Injectable } from '@nestjs/common';
import { ApplicationManager } from '../applications/application-manager.js';
import { Config } from '../config/config.js';
import { DocumentCatalogue } from './documents/document-catalogue.js';
import { KnowledgeOverviewDto } from './overview.dto.js';

/** What the route of an overview answers. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly applications: ApplicationManager,
    private readonly catalogue: DocumentCatalogue,
    private readonly config: Config,
  ) {}

  async read(applicationId: string): Promise<KnowledgeOverviewDto> {
    const { language } = await this.applications.getSettings(applicationId);
    const counts = await this.catalogue.count(applicationId);
    return new KnowledgeOverviewDto(applicationId, language, counts, this.config.server.maxUploadBytes);
  }
}
