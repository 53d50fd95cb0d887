/** How much of a file is read before it is refused (issue 2, point 6). */
export interface ImportLimits {
  fileBytes: number;
  rows: number;
  cells: number;
  milliseconds: number;
  /** What the parts of a workbook may unpack to, together. */
  unpackedBytes: number;
  /** How many parts a workbook may have. */
  entries: number;
  /** What the reader's own thread may use. */
  memoryMegabytes: number;
}

/** A panel's list is about a hundred rows, the whole county's five hundred: these leave room for forty of them. */
export const DEFAULT_LIMITS: Readonly<ImportLimits> = {
  fileBytes: 10 * 1024 * 1024,
  rows: 20_000,
  cells: 500_000,
  milliseconds: 20_000,
  unpackedBytes: 100 * 1024 * 1024,
  entries: 1_000,
  memoryMegabytes: 512,
};
