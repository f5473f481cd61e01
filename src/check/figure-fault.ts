/** What is wrong with a number, by the rule that says so. */
export interface FigureFault {
  readonly rule: string;
  readonly message: string;
}
