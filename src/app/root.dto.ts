export class RootDto {
  /** @example "AI Conversational Platform" */
  service!: string;

  /** @example "1.0.0" */
  version!: string;

  /** @example "operational" */
  status!: string;
}
