import { Transform } from 'class-transformer';
import { Allow, IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { TASK_STATUSES, type TaskStatus } from './domain/task-state.js';

const blankIsMissing = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));
const wholeNumber = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : Number(value)));
const yesOrNo = Transform(({ value }: { value: unknown }) =>
  value === 'true' ? true : value === 'false' ? false : value === '' ? undefined : value,
);

/** The rules themselves judge every field, so that pages and the API are told the same. */
export class NewTaskDto {
  @Allow() action!: string;
  /** The key of the agency that is to do it: `housing` */
  @Allow() ownerAgency!: string;
  /** A user of that agency, by id, user name or name; the whole agency without it. */
  @Allow() owner?: string | null;
  /** `2014-06-03` */
  @Allow() dueOn!: string;
  /** Whom it is about. */
  @Allow() offenderId?: string | null;
}

export class AddTaskDto extends NewTaskDto {
  /** Of a task that is about nobody: a panel's key. */
  @Allow() panel?: string;
}

export class ChangeTaskDto {
  /** `open`, `done` or `cancelled` */
  @Allow() status?: string;
  /** What was done, why it is cancelled or reopened, or how it goes. */
  @Allow() note?: string;
  @Allow() action?: string;
  @Allow() ownerAgency?: string;
  @Allow() owner?: string | null;
  @Allow() dueOn?: string;
}

export class TaskFilterDto {
  /** `true`: those given to the reader in person. */
  @yesOrNo @IsOptional() @IsBoolean({ message: 'mine must be true or false' }) mine?: boolean;
  /** The key of the agency that is to do it. */
  @blankIsMissing @IsOptional() @IsString() @MaxLength(100) agency?: string;
  @blankIsMissing @IsOptional() @IsString() @MaxLength(100) panel?: string;
  @blankIsMissing
  @IsOptional()
  @IsIn(TASK_STATUSES, { message: 'status must be open, done or cancelled' })
  status?: TaskStatus;
  /** `true`: open, and past the due date. */
  @yesOrNo @IsOptional() @IsBoolean({ message: 'overdue must be true or false' }) overdue?: boolean;
  @blankIsMissing @IsOptional() @IsString() @MaxLength(100) offenderId?: string;
  @blankIsMissing @IsOptional() @IsString() @MaxLength(100) meetingId?: string;
  @wholeNumber
  @IsOptional()
  @IsInt({ message: 'limit must be a whole number' })
  @Min(1, { message: 'limit must be 1 or more' })
  @Max(200, { message: 'limit must be 200 or less' })
  limit?: number;
  @blankIsMissing @IsOptional() @IsString() @MaxLength(1000) cursor?: string;
}
