import { Test } from '@nestjs/testing';
import { CommonModule } from '../common/common.module.js';
import { ConfigModule } from '../config/config.module.js';
import { loadConfig } from '../config/config.js';
import { type Environment } from '../config/environment.js';
import { ModelRegistry } from './model-registry.js';
import { ModelsController } from './models.controller.js';
import { ModelsModule } from './models.module.js';

function compile(
  environment: Environment,
): ReturnType<ReturnType<typeof Test.createTestingModule>['compile']> {
  const imports = [CommonModule, ConfigModule.register(loadConfig(environment)), ModelsModule];
  return Test.createTestingModule({ imports }).compile();
}

describe('ModelsModule', () => {
  it('wires the registry and lists the models', async () => {
    const application = await compile({});
    expect(application.get(ModelRegistry).resolve('offline').id).toBe('offline');
    expect(application.get(ModelsController).list()).toEqual({
      data: [
        { id: 'offline', provider: 'offline', default: true, description: expect.any(String) as string },
      ],
    });
    await application.close();
  });
});
