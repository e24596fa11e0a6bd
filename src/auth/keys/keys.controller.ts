import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { ApiProblems, BODY_PROBLEMS } from '../../http/api-problems.js';
import { Creates } from '../../http/location.js';
import { CreateKeyRequest, type KeyDto, type KeyPageDto, ListKeysQuery, NewKeyDto } from './keys.dto.js';
import { KeysService } from './keys.service.js';

const NOT_FOUND = { 404: ['key_not_found'] };
const EXAMPLES = {
  admin: { summary: 'The first: an admin key', value: { kind: 'admin', name: 'operations' } },
  application: {
    summary: 'A key for the backend of an application',
    value: { application_id: 'app_retail_banking', scopes: ['chat'], name: 'web backend' },
  },
};

@ApiTags('access')
@Controller({ path: 'keys', version: '1' })
export class KeysController {
  constructor(private readonly keys: KeysService) {}

  /** Make a key, which is shown this once; from the first on, nothing is done without one */
  @Post()
  @ApiBody({ type: CreateKeyRequest, examples: EXAMPLES })
  @Creates(NewKeyDto, 'keys')
  @ApiProblems({ ...BODY_PROBLEMS, 409: ['admin_key_first'] })
  create(@Body() request: CreateKeyRequest): Promise<NewKeyDto> {
    return this.keys.create(request);
  }

  /** The keys, newest first, without what makes them keys */
  @Get()
  @ApiProblems({ 422: ['validation_failed'] })
  list(@Query() query: ListKeysQuery): Promise<KeyPageDto> {
    return this.keys.list(query);
  }

  /** A key, without what makes it one */
  @Get(':key_id')
  @ApiProblems(NOT_FOUND)
  get(@Param('key_id') id: string): Promise<KeyDto> {
    return this.keys.get(id);
  }

  /** Revoke a key: true for the next request, and what is open with it closes */
  @Delete(':key_id')
  @HttpCode(204)
  @ApiProblems(NOT_FOUND)
  revoke(@Param('key_id') id: string): Promise<void> {
    return this.keys.revoke(id);
  }
}
