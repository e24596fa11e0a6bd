import { Injectable } from '@nestjs/common';
import { ApplicationManager } from './application-manager.js';
import { type ApplicationDto } from './applications.dto.js';
import { toApplicationDto, toSettings } from './applications.mapping.js';
import { type UpdateApplicationRequest } from './update-application.dto.js';

/** What the routes of applications answer. */
@Injectable()
export class ApplicationsService {
  constructor(private readonly applications: ApplicationManager) {}

  async get(id: string): Promise<ApplicationDto> {
    return toApplicationDto(id, await this.applications.getSettings(id));
  }

  async update(id: string, request: UpdateApplicationRequest): Promise<ApplicationDto> {
    return toApplicationDto(id, await this.applications.updateSettings(id, toSettings(request)));
  }
}
