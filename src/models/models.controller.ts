import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ModelLimits } from './limits/model-limits.js';
import { ModelRegistry } from './model-registry.js';
import { ModelListDto } from './models.dto.js';

@ApiTags('models')
@Controller({ path: 'models', version: '1' })
export class ModelsController {
  constructor(
    private readonly registry: ModelRegistry,
    private readonly limits: ModelLimits,
  ) {}

  /** The models that are configured, with their limits, what was learned of them and whether they answer */
  @Get()
  list(): ModelListDto {
    return new ModelListDto(this.registry.list(), this.limits);
  }
}
