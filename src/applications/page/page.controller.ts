import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { ApiProblems, BODY_PROBLEMS } from '../../http/api-problems.js';
import { LOGO_TYPES } from './logo.js';
import { type PageDto, PageParams, PageQuery } from './page.dto.js';
import { PageService } from './page.service.js';
import { sendLogo } from './send-logo.js';
import { SetLogoRequest, SetPageRequest } from './set-page.dto.js';

const PICTURE = { schema: { type: 'string', format: 'binary' } };

@ApiTags('applications')
@Controller({ version: '1' })
export class PageController {
  constructor(private readonly pages: PageService) {}

  /** How the chat page shows an application: for everybody */
  @Get('page')
  @ApiProblems({ 422: ['validation_failed'] })
  get(@Query() { application_id }: PageQuery): Promise<PageDto> {
    return this.pages.get(application_id);
  }

  /** Set all of how the chat page shows an application, but for its logo */
  @Put('applications/:application_id/page')
  @ApiProblems({ ...BODY_PROBLEMS, 422: ['validation_failed', 'accent_unreadable'] })
  set(@Param() { application_id }: PageParams, @Body() request: SetPageRequest): Promise<PageDto> {
    return this.pages.set(application_id, request);
  }

  /** The logo of an application: for everybody */
  @Get('applications/:application_id/page/logo')
  @ApiOkResponse({ content: Object.fromEntries(LOGO_TYPES.map((type) => [type, PICTURE])) })
  @ApiProblems({ 404: ['logo_not_found'], 422: ['validation_failed'] })
  async getLogo(@Param() { application_id }: PageParams, @Res() response: Response): Promise<void> {
    sendLogo(response, await this.pages.getLogo(application_id));
  }

  /** Give an application a logo */
  @Put('applications/:application_id/page/logo')
  @ApiProblems({ ...BODY_PROBLEMS, 422: ['validation_failed', 'logo_invalid'] })
  setLogo(@Param() { application_id }: PageParams, @Body() request: SetLogoRequest): Promise<PageDto> {
    return this.pages.setLogo(application_id, request);
  }

  /** Take the logo of an application away */
  @Delete('applications/:application_id/page/logo')
  @HttpCode(204)
  @ApiProblems({ 422: ['validation_failed'] })
  removeLogo(@Param() { application_id }: PageParams): Promise<void> {
    return this.pages.removeLogo(application_id);
  }
}
