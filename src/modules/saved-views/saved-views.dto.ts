import { Allow, IsBoolean, IsObject, IsOptional } from 'class-validator';

export class ChangeSavedViewDto {
  /** Up to 60 characters; one view of a name for each user. */
  @Allow() name?: string;
  /** What `GET /offenders` takes: `{"rag": "red", "panel": "chesterfield"}` */
  @IsOptional()
  @IsObject({ message: 'filter must be an object of the filters that GET /offenders takes' })
  filter?: Record<string, unknown>;
}

export class SaveViewDto extends ChangeSavedViewDto {
  /** `true`: takes the place of the view that has this name. */
  @IsOptional() @IsBoolean({ message: 'replace must be true or false' }) replace?: boolean;
}
