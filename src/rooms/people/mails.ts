import type { MailTemplate } from "#kernel/mail/template.ts";

/** A mail of a few sentences, with the link that its reader may follow in a paragraph of its own. */
const letter =
  (id: string, options: { link?: boolean; after?: boolean } = {}): MailTemplate =>
  (t, facts, secrets) => ({
    subject: t(`mail-${id}-subject`, { ...facts }),
    paragraphs: [
      t(`mail-${id}-text`, { ...facts }),
      ...(options.link ? [String(secrets["link"] ?? "")] : []),
      ...(options.after ? [t(`mail-${id}-after`, { ...facts })] : []),
    ],
  });

/** Every mail of this room; the ids of its words are `mail-<template>-subject`, `-text` and `-after`. */
export const mails: Readonly<Record<string, MailTemplate>> = {
  "people-confirm": letter("people-confirm", { link: true, after: true }),
  "people-again": letter("people-again", { link: true, after: true }),
  "people-new-password": letter("people-new-password", { link: true, after: true }),
  "people-password-changed": letter("people-password-changed"),
  "people-admitted": letter("people-admitted"),
  "people-confirmed-by-hand": letter("people-confirmed-by-hand"),
  "people-invitation": letter("people-invitation", { link: true, after: true }),
  "people-asks-to-join": letter("people-asks-to-join"),
  "people-joined": letter("people-joined"),
};
