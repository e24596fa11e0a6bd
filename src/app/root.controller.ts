import { Controller, Get, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type RootDto } from './root.dto.js';
import { SERVICE_INFO } from './service-info.js';

@ApiTags('service')
@Controller({ version: VERSION_NEUTRAL })
export class RootController {
  /** What this is; a browser gets the chat page instead */
  @Get()
  root(): RootDto {
    return SERVICE_INFO;
  }
}
