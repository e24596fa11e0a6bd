import { type ApplicationSettings } from '../application-settings.js';
import { accentOf } from './accent.js';
import { type Page, PAGE_LANGUAGES, type PageTexts, PLAIN_PAGE, showsOf } from './page.js';
import { type PageDto, type PageFilesDto, type PageTranslationDto } from './page.dto.js';
import { type SetPageRequest, type SetPageTextsRequest } from './set-page.dto.js';

interface PageFacts {
  /** The digest of its logo; undefined where it has none. */
  logo: string | undefined;
  /** What a conversation of this server may have of files. */
  files: PageFilesDto;
}

export function toPageDto(
  applicationId: string,
  { page, defaultModel, defaultTemperature, defaultMaxTokens }: ApplicationSettings,
  { logo, files }: PageFacts,
): PageDto {
  const shows = showsOf(page);
  const logoPath = `/v1/applications/${encodeURIComponent(applicationId)}/page/logo`;
  return {
    application_id: applicationId,
    name: page.name,
    greeting: page.greeting,
    introduction: page.introduction,
    placeholder: page.placeholder,
    quick_actions: [...page.quickActions],
    logo_url: logo === undefined ? null : `${logoPath}?v=${logo}`,
    accent: page.accentColor === null ? null : accentOf(page.accentColor),
    languages: page.languages.length > 0 ? [...page.languages] : [...PAGE_LANGUAGES],
    translations: Object.fromEntries(
      Object.entries(page.translations).map(([code, texts]) => [code, toTranslationDto(texts)]),
    ),
    shows: {
      model_choice: shows.modelChoice,
      knowledge: shows.knowledge,
      regenerate: shows.regenerate,
      trace: shows.trace,
      feedback: shows.feedback,
      sharing: shows.sharing,
      files: shows.files,
    },
    default_model: defaultModel,
    default_temperature: defaultTemperature,
    default_max_tokens: defaultMaxTokens,
    files: shows.files && files.max_files > 0 ? files : null,
  };
}

function toTranslationDto({ quickActions, ...lines }: Partial<PageTexts>): PageTranslationDto {
  const said = Object.entries(lines).filter(([, line]) => line != null);
  return { ...Object.fromEntries(said), ...(quickActions && { quick_actions: [...quickActions] }) };
}

export function toPage(request: SetPageRequest): Page {
  const { accent_color: accentColor, languages, translations, shows } = request;
  const plain = PLAIN_PAGE.shows;
  return {
    ...PLAIN_PAGE,
    ...toTexts(request),
    accentColor: accentColor?.toLowerCase() ?? null,
    languages: languages ?? [],
    translations: Object.fromEntries(
      PAGE_LANGUAGES.flatMap((code) => {
        const texts = translations?.[code];
        return texts ? [[code, toTexts(texts)]] : [];
      }),
    ),
    shows: {
      modelChoice: shows?.model_choice ?? plain.modelChoice,
      knowledge: shows?.knowledge ?? plain.knowledge,
      regenerate: shows?.regenerate ?? plain.regenerate,
      trace: shows?.trace ?? plain.trace,
      feedback: shows?.feedback ?? plain.feedback,
      sharing: shows?.sharing ?? plain.sharing,
      files: shows?.files ?? plain.files,
    },
  };
}

/** Only what is said. */
function toTexts(request: SetPageTextsRequest): Partial<PageTexts> {
  const { name, greeting, introduction, placeholder, quick_actions: quickActions } = request;
  return {
    ...(name != null && { name }),
    ...(greeting != null && { greeting }),
    ...(introduction != null && { introduction }),
    ...(placeholder != null && { placeholder }),
    ...(quickActions != null && { quickActions }),
  };
}
