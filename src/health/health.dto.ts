import { ApiProperty } from '@nestjs/swagger';

export class HealthDto {
  @ApiProperty({ enum: ['healthy'] })
  status!: 'healthy';

  /** RFC 3339, UTC. @example "2026-01-31T09:30:00.000Z" */
  timestamp!: string;

  /**
   * `operational` for each component. For the endpoint of a model (`model_openai`) also `failing (CODE)` and, while it is
   * left alone, `unavailable (CODE)`; neither makes the service unhealthy.
   */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { session_manager: 'operational', orchestrator: 'operational' },
  })
  services!: Record<string, string>;
}
