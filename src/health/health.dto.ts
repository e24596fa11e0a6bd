import { ApiProperty } from '@nestjs/swagger';

export class HealthDto {
  @ApiProperty({ enum: ['healthy'] })
  status!: 'healthy';

  /** RFC 3339, UTC. */
  timestamp!: string;

  /** `operational` for each component. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { session_manager: 'operational', orchestrator: 'operational' },
  })
  services!: Record<string, string>;
}
