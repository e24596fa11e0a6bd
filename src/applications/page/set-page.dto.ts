import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBase64,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { LOGO_TYPES, type LogoType, MAX_LOGO_BYTES } from './logo.js';
import { PAGE_LANGUAGES, type PageLanguage } from './page.js';
import { QUICK_ACTIONS_EXAMPLE } from './page.dto.js';

/** A line of text that is not blank. */
function IsLine(maxLength: number, example: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: String, minLength: 1, maxLength, example }),
    IsOptional(),
    IsString(),
    Length(1, maxLength),
    Matches(/^(?=.*\S)[^\p{Cc}]*$/u, { message: '$property must be a line of text' }),
  );
}

function IsPart(type: () => new () => object): PropertyDecorator {
  return applyDecorators(
    IsOptional(),
    IsObject({ message: '$property must be an object' }),
    ValidateNested({ message: '$property must be an object' }),
    Type(type),
  );
}

export class SetPageTextsRequest {
  @IsLine(60, 'Example Bank')
  name?: string;

  @IsLine(200, 'How can we help?')
  greeting?: string;

  @IsLine(500, 'Ask about accounts and cards.')
  introduction?: string;

  @IsLine(120, 'Your question…')
  placeholder?: string;

  /** Up to eight questions that one press asks. */
  @ApiPropertyOptional({ type: [String], example: QUICK_ACTIONS_EXAMPLE })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(8)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(/^(?=.*\S)[^\p{Cc}]{1,200}$/u, {
    each: true,
    message: 'each of $property must be a line of text of at most 200 characters',
  })
  quick_actions?: string[];
}

export class SetPageTranslationsRequest {
  @IsPart(() => SetPageTextsRequest)
  en?: SetPageTextsRequest;

  @IsPart(() => SetPageTextsRequest)
  de?: SetPageTextsRequest;

  @IsPart(() => SetPageTextsRequest)
  ar?: SetPageTextsRequest;
}

export class SetPageShowsRequest {
  /** @example false */
  @IsOptional()
  @IsBoolean()
  model_choice?: boolean;

  /** @example true */
  @IsOptional()
  @IsBoolean()
  knowledge?: boolean;

  /** @example true */
  @IsOptional()
  @IsBoolean()
  regenerate?: boolean;

  /** @example false */
  @IsOptional()
  @IsBoolean()
  trace?: boolean;

  /** @example true */
  @IsOptional()
  @IsBoolean()
  feedback?: boolean;

  /** @example false */
  @IsOptional()
  @IsBoolean()
  sharing?: boolean;

  /** @example true */
  @IsOptional()
  @IsBoolean()
  files?: boolean;
}

/** All of the page; what is left out is as for an application that nobody has given one. */
export class SetPageRequest extends SetPageTextsRequest {
  /** As `#rrggbb`. It has to stand out in the light theme; for the dark one it is made lighter. @example "#0b6e5f" */
  @IsOptional()
  @IsString()
  @Matches(/^#[0-9a-f]{6}$/i, { message: 'accent_color must be a colour such as #0b6e5f' })
  accent_color?: string;

  /** What the page may be read in; left out: every language that it speaks. */
  @ApiPropertyOptional({
    enum: PAGE_LANGUAGES,
    enumName: 'PageLanguage',
    isArray: true,
    example: ['en', 'de'],
  })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(PAGE_LANGUAGES, { each: true })
  languages?: PageLanguage[];

  @IsPart(() => SetPageTranslationsRequest)
  translations?: SetPageTranslationsRequest;

  @IsPart(() => SetPageShowsRequest)
  shows?: SetPageShowsRequest;
}

export class SetLogoRequest {
  @ApiPropertyOptional({ enum: LOGO_TYPES, required: true, example: 'image/svg+xml' })
  @IsIn(LOGO_TYPES)
  media_type!: LogoType;

  /**
   * The picture in base64, of at most 65,536 bytes. An SVG may only draw: no scripts, styles, links or pictures in it.
   * @example "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4="
   */
  @IsString()
  @MaxLength(Math.ceil(MAX_LOGO_BYTES / 3) * 4 + 4)
  @IsBase64()
  data!: string;
}
