import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ModelRegistry } from './model-registry.js';
import { ModelListDto } from './models.dto.js';

@ApiTags('models')
@Controller({ path: 'models', version: '1' })
export class ModelsController {
  constructor(private readonly registry: ModelRegistry) {}

  /** The models that are configured */
  @Get()
  list(): ModelListDto {
    return new ModelListDto(this.registry.list());
  }
}
