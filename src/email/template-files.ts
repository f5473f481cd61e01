/**
 * The text of each file of templates/ under its path there, with forward slashes: `digest.mjml.hbs`,
 * `partials/blocks/lead.mjml.hbs`, `words/en.yaml`. Read from disk, or bundled into a Lambda.
 */
export type TemplateFiles = Readonly<Record<string, string>>;
