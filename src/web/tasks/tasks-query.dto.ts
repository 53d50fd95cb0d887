import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { TASK_STATUSES } from '../../modules/tasks/index.js';
import { TASK_VIEWS, type TaskViewName } from '../shell/paths.js';

/** What is no choice is as if it had not been asked for: an address is no form. */
const oneOf = (choices: readonly string[]): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (choices.includes(value as string) ? value : undefined));
const short = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

export const STATUS_CHOICES = [...TASK_STATUSES, 'any'] as const;
export type StatusChoice = (typeof STATUS_CHOICES)[number];

export class TasksPageQueryDto {
  @oneOf(TASK_VIEWS) @IsOptional() @IsIn(TASK_VIEWS) view?: TaskViewName;
  @oneOf(STATUS_CHOICES) @IsOptional() @IsIn(STATUS_CHOICES) status?: StatusChoice;
  @short @IsOptional() @IsString() @MaxLength(100) panel?: string;
  @short @IsOptional() @IsString() @MaxLength(100) offenderId?: string;
  @short @IsOptional() @IsString() @MaxLength(100) meetingId?: string;
  @short @IsOptional() @IsString() @MaxLength(1000) cursor?: string;
}
