import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { RESOLUTION_ACTIONS, type ResolutionAction } from './domain/resolution.js';
import { ROW_FILTERS, type RowFilter } from './import-views.service.js';

const MOST_ROWS = 20_000;

const row = (field: string): { message: string } => ({
  message: `${field} must be the number of a row, from 1`,
});

export class ResolutionDto {
  /** As the spreadsheet numbers its rows, from 1. */
  @IsInt(row('row')) @Min(1, row('row')) row!: number;
  /** `proposal` takes back what was decided before. */
  @IsIn(RESOLUTION_ACTIONS, { message: `action must be one of ${RESOLUTION_ACTIONS.join(', ')}` })
  action!: ResolutionAction;
  /** Whom to merge into; may be left out where the row matches one person. */
  @IsOptional() @IsString({ message: 'offenderId must be text' }) @MaxLength(40) offenderId?: string;
  /** Instead of `offenderId`: the earlier row that brings the same person. */
  @IsOptional() @IsInt(row('sameAsRow')) @Min(1, row('sameAsRow')) sameAsRow?: number;
  /** `{"panel": "file", "score": "list"}`: from where a merge takes what differs. */
  @IsOptional() @IsObject({ message: 'take must name fields' }) take?: Record<string, unknown>;
}

export class ChangeImportDto {
  @IsOptional() @IsString({ message: 'sheet must be the name of a sheet' }) sheet?: string;
  /** As the spreadsheet numbers its rows, from 1. */
  @IsOptional() @IsInt(row('headerRow')) @Min(1, row('headerRow')) headerRow?: number;
  /** `{"Surname": "surname", "Remarks": "ignore"}`: columns that are not named keep their meaning. */
  @IsOptional() @IsObject({ message: 'mapping must name columns' }) mapping?: Record<string, string>;
  /** The panel of the rows that name none: its key; null where every row names its own. */
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsString({ message: 'panel must be a panel’s key' })
  panel?: string | null;
  @IsOptional()
  @IsArray({ message: 'resolutions must be a list' })
  @ArrayMaxSize(MOST_ROWS, { message: `Send ${MOST_ROWS} resolutions or fewer` })
  @ValidateNested({ each: true })
  @Type(() => ResolutionDto)
  resolutions?: ResolutionDto[];
}

export class CommitImportDto {
  /** Of the preview that was seen: the commit is refused when it has changed since. */
  @IsOptional() @IsInt({ message: 'version must be a whole number' }) version?: number;
}

const blankIsMissing = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));
const wholeNumber = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : Number(value)));

export class RowsQueryDto {
  @blankIsMissing
  @IsOptional()
  @IsIn(ROW_FILTERS, { message: `show must be one of ${ROW_FILTERS.join(', ')}` })
  show?: RowFilter;
  @wholeNumber
  @IsOptional()
  @IsInt({ message: 'page must be a whole number' })
  @Min(1, { message: 'page must be 1 or more' })
  @Max(MOST_ROWS, { message: `page must be ${MOST_ROWS} or less` })
  page?: number;
}
