import { COMMON, DEFAULT_VERSION, type PromptTemplate } from './prompt-template.js';

/** The template that a new installation starts with. */
export const DEFAULT_TEMPLATE: Omit<PromptTemplate, 'createdAt'> = {
  applicationId: COMMON,
  id: 'default_assistant',
  name: 'Default Banking Assistant',
  template: `You are a helpful banking assistant for {bank_name}.
Your role is to help customers with their questions about {services}.

Guidelines:
- Be professional and courteous
- Provide accurate information
- Do not provide investment advice
- Always prioritize customer privacy and security

Customer Context:
- Customer Tier: {customer_tier}
- Available Services: {available_services}
`,
  variables: ['bank_name', 'services', 'customer_tier', 'available_services'],
  version: DEFAULT_VERSION,
};
