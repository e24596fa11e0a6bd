import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiProblems, BODY_PROBLEMS } from '../http/api-problems.js';
import { ChangeKeyLimitsRequest, type KeyLimitsDto } from './key-limits.dto.js';
import { KeyLimitsService } from './key-limits.service.js';

const NOT_FOUND = { 404: ['key_not_found'] };

@ApiTags('access')
@Controller({ path: 'keys/:key_id/limits', version: '1' })
export class KeyLimitsController {
  constructor(private readonly limits: KeyLimitsService) {}

  /** How much an application’s key may have, with the tokens that were made with it; null is all that its application may */
  @Get()
  @ApiProblems(NOT_FOUND)
  get(@Param('key_id') id: string): Promise<KeyLimitsDto> {
    return this.limits.get(id);
  }

  /** Set how much an application’s key may have, which is at most what its application may */
  @Patch()
  @ApiProblems({ ...BODY_PROBLEMS, ...NOT_FOUND })
  change(@Param('key_id') id: string, @Body() request: ChangeKeyLimitsRequest): Promise<KeyLimitsDto> {
    return this.limits.change(id, request);
  }
}
