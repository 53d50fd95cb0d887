import { Allow } from 'class-validator';

/** The model itself judges every field, so that pages and the API are told the same. */
export class Ogrs3Dto {
  /** `male` or `female` */
  @Allow() gender!: string;
  /** `1991-07-17` */
  @Allow() dateOfBirth!: string;
  /** `2021-08-05` */
  @Allow() dateOfCurrentConviction!: string;
  /** Start of a community sentence, or release: `2021-12-12` */
  @Allow() dateAtStartOfFollowUp!: string;
  /** The current one included. */
  @Allow() totalNumberOfSanctions!: number;
  /** In completed years. */
  @Allow() ageAtFirstSanction!: number;
  /** One of the 20 categories: `burglary-domestic`, `theft-non-motor`, … */
  @Allow() offenceCategory!: string;
}
