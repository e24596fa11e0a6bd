/** What the service calls itself. */
export const SERVICE_INFO = {
  service: 'AI Conversational Platform',
  version: '1.0.0',
  status: 'operational',
} as const;
