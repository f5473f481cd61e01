/** What mail programs do not do that a digest asks of them, beyond what every mail made with MJML asks of them. */
export interface Compatibility {
  /** The day that the data is of, `YYYY-MM-DD`; undefined if it does not say. */
  readonly asOf: string | undefined;
  /** What is not supported at all comes first. */
  readonly features: readonly FeatureGap[];
}

/** A property of CSS or an element of HTML that some programs do without. */
export interface FeatureGap {
  readonly feature: string;
  readonly without: readonly string[];
  readonly inPart: readonly string[];
}
