import { HtmlValidate } from "html-validate";

/** What valid means here: the recommended rules and those of accessibility, without taste. */
export const validator = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:a11y"],
  rules: {
    // Templates keep long lines and their own spaces.
    "no-trailing-whitespace": "off",
    "doctype-style": "off",
    "void-style": "off",
    "long-title": "off",
    // Boxes of one question share its name.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "button", "submit"] }],
    // What people typed is shown with its language; a telephone number is not always one.
    "tel-non-breaking": "off",
    "no-inline-style": "error",
  },
});

/** Every fault of a page, with where it is. */
export async function faultsOf(page: string): Promise<string[]> {
  const report = await validator.validateString(page);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`),
  );
}
