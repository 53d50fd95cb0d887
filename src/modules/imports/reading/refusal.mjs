/** A refusal on its way from the reader's thread to the main one, where it becomes a DomainError. */
export class Refusal extends Error {
  constructor(code, detail = '') {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}
