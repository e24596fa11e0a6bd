import { type ApplicationSettings } from './application-settings.js';
import { type ApplicationDto } from './applications.dto.js';
import { type UpdateApplicationRequest } from './update-application.dto.js';

export function toApplicationDto(id: string, settings: ApplicationSettings): ApplicationDto {
  return {
    id,
    language: settings.language,
    conversation_ttl_minutes: settings.conversationTtlMinutes,
    multitask_strategy: settings.multitaskStrategy,
    query_rewriting: settings.queryRewriting,
    on_interruption: settings.onInterruption,
    fallback_models: [...settings.fallbackModels],
    on_fallback: settings.onFallback,
    message_retention_days: settings.messageRetentionDays,
    run_event_retention_days: settings.runEventRetentionDays,
    manifest_retention_days: settings.manifestRetentionDays,
    document_retention_days: settings.documentRetentionDays,
    answer_threshold: settings.answerThreshold,
    search_weights: settings.searchWeights,
    default_model: settings.defaultModel,
    default_temperature: settings.defaultTemperature,
    default_max_tokens: settings.defaultMaxTokens,
    allowed_origins: [...settings.allowedOrigins],
    prompt_template_id: settings.promptTemplateId,
    prompt_variables: settings.promptVariables,
  };
}

export function toSettings(request: UpdateApplicationRequest): Partial<ApplicationSettings> {
  return {
    ...(request.language != null && { language: request.language }),
    ...(request.conversation_ttl_minutes != null && {
      conversationTtlMinutes: request.conversation_ttl_minutes,
    }),
    ...(request.multitask_strategy != null && { multitaskStrategy: request.multitask_strategy }),
    ...(request.query_rewriting != null && { queryRewriting: request.query_rewriting }),
    ...(request.on_interruption != null && { onInterruption: request.on_interruption }),
    ...(request.fallback_models != null && { fallbackModels: request.fallback_models }),
    ...(request.on_fallback != null && { onFallback: request.on_fallback }),
    ...(request.message_retention_days != null && { messageRetentionDays: request.message_retention_days }),
    ...(request.run_event_retention_days != null && {
      runEventRetentionDays: request.run_event_retention_days,
    }),
    ...(request.manifest_retention_days != null && {
      manifestRetentionDays: request.manifest_retention_days,
    }),
    ...(request.document_retention_days != null && {
      documentRetentionDays: request.document_retention_days,
    }),
    ...(request.answer_threshold != null && { answerThreshold: request.answer_threshold }),
    ...(request.search_weights !== undefined && { searchWeights: request.search_weights }),
    ...(request.default_model !== undefined && { defaultModel: request.default_model }),
    ...(request.default_temperature != null && { defaultTemperature: request.default_temperature }),
    ...(request.default_max_tokens !== undefined && { defaultMaxTokens: request.default_max_tokens }),
    ...(request.allowed_origins != null && { allowedOrigins: request.allowed_origins }),
    ...(request.prompt_template_id != null && { promptTemplateId: request.prompt_template_id }),
    ...(request.prompt_variables != null && { promptVariables: request.prompt_variables }),
  };
}
