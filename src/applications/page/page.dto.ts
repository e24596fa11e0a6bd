import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsApplicationId } from '../../http/is-application-id.js';
import { PAGE_LANGUAGES, type PageLanguage } from './page.js';

export const QUICK_ACTIONS_EXAMPLE = ['What does an account cost?', 'How do I order a card?'];

export class PageQuery {
  /** Left out: the application that the server's page belongs to. */
  @IsOptional()
  @IsApplicationId()
  application_id?: string;
}

export class PageParams {
  @IsApplicationId()
  application_id!: string;
}

/** What an application says on the page. Null: the page's own words. */
export class PageTextsDto {
  @ApiProperty({ type: String, nullable: true, example: 'Example Bank' })
  name!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'How can we help?' })
  greeting!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Ask about accounts and cards.' })
  introduction!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Your question…' })
  placeholder!: string | null;

  /** Questions that one press asks. */
  @ApiProperty({ type: [String], example: QUICK_ACTIONS_EXAMPLE })
  quick_actions!: string[];
}

/** What is said in another way in a language; what is left out is as it is for all. */
export class PageTranslationDto {
  /** @example "Beispielbank" */
  name?: string;

  /** @example "Wie können wir helfen?" */
  greeting?: string;

  /** @example "Fragen Sie zu Konten und Karten." */
  introduction?: string;

  /** @example "Ihre Frage …" */
  placeholder?: string;

  /** @example ["Was kostet ein Konto?"] */
  quick_actions?: string[];
}

export class PageTranslationsDto {
  en?: PageTranslationDto;
  de?: PageTranslationDto;
  ar?: PageTranslationDto;
}

export class PageShowsDto {
  /** Whether people see and choose the model, and how freely and at what length it answers. Users by a token may not otherwise. */
  model_choice!: boolean;

  /** Whether the passages that a reply draws on are listed. */
  knowledge!: boolean;

  /** Whether another reply can be asked for. */
  regenerate!: boolean;

  /** Whether it can be looked at how passages were found; never by users with a token. */
  trace!: boolean;

  /** Whether people can say what they think of a reply. */
  feedback!: boolean;

  /** Whether conversations can be shared by a link. Nobody may otherwise, and links that there are lead nowhere. */
  sharing!: boolean;

  /** Whether people may put files into their conversations. Users by a token may not otherwise. */
  files!: boolean;
}

/** What a conversation may have of files. */
export class PageFilesDto {
  /** @example 20 */
  @ApiProperty({ type: 'integer' })
  max_files!: number;

  /** Of one of them. @example 20971520 */
  @ApiProperty({ type: 'integer' })
  max_file_bytes!: number;
}

/** The accent in both themes. */
export class AccentDto {
  /** @example "#0b6e5f" */
  light!: string;

  /** The same, as much lighter as it has to be. @example "#67d3bc" */
  dark!: string;
}

/** How the chat page shows an application: all of it is for everybody. */
export class PageDto extends PageTextsDto {
  /** @example "app_retail_banking" */
  application_id!: string;

  /** Null: it has none. */
  @ApiProperty({
    type: String,
    nullable: true,
    example: '/v1/applications/app_retail_banking/page/logo?v=0a',
  })
  logo_url!: string | null;

  /** Null: the page's own. */
  @ApiProperty({ type: AccentDto, nullable: true })
  accent!: AccentDto | null;

  /** What the page may be read in, in order. */
  @ApiProperty({ enum: PAGE_LANGUAGES, enumName: 'PageLanguage', isArray: true, example: ['en', 'de'] })
  languages!: PageLanguage[];

  translations!: PageTranslationsDto;

  shows!: PageShowsDto;

  /** Who answers in a conversation for which nothing else was chosen; null, or not configured: the server's. */
  @ApiProperty({ type: String, nullable: true, example: null })
  default_model!: string | null;

  /** How freely is answered where nothing else was chosen, from 0 to 2. @example 0.7 */
  default_temperature!: number;

  /** The most tokens of a reply for which nothing else was chosen; null: what suits its model. */
  @ApiProperty({ type: 'integer', nullable: true, example: null })
  default_max_tokens!: number | null;

  /** Null: none can be put into a conversation. */
  @ApiProperty({ type: PageFilesDto, nullable: true })
  files!: PageFilesDto | null;
}
