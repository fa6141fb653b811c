import { createTransport } from "nodemailer";
import type { Config } from "#kernel/config/config.ts";
import { codeOf } from "#kernel/lifecycle/cannot-start.ts";

export interface Letter {
  /** Of the mail's row: a mail that goes out twice after a crash has the same Message-ID both times. */
  readonly id: string;
  readonly to: string;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  /** What stops these in one press (RFC 8058); null for mails that answer something he did. */
  readonly unsubscribe: string | null;
}

/** How one try to send ended. `problem` names no address: a code, and what the server was asked. */
export type Outcome =
  | { readonly sent: true }
  | { readonly sent: false; readonly forGood: boolean; readonly problem: string };

export interface Post {
  send(letter: Letter): Promise<Outcome>;
  close(): void;
}

/** Opens the way to the configured mail server, over at most `connections` at a time. */
export function openPost(mail: NonNullable<Config["mail"]>, connections: number): Post {
  const url = new URL(mail.url);
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  const transport = createTransport({
    url: mail.url,
    pool: true,
    maxConnections: connections,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    // A password never crosses a network in plain.
    requireTLS: url.username !== "" && !isHere,
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = /@([^\s<>@]+)>?\s*$/u.exec(mail.from)?.[1] ?? "localhost";
  return {
    async send(letter) {
      try {
        await transport.sendMail({
          from: mail.from,
          to: { name: "", address: letter.to },
          subject: letter.subject,
          text: letter.text,
          messageId: `<${letter.id}@${host}>`,
          headers: {
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            "Content-Language": letter.language,
            ...(letter.unsubscribe && { "List-Unsubscribe": `<${letter.unsubscribe}>` }),
            // The standard lets mail services press it over a safe line only.
            ...(letter.unsubscribe?.startsWith("https:") && { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }),
          },
        });
        return { sent: true };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: () => transport.close(),
  };
}

/**
 * A 5xx about this mail is for good; one about our own sign-in, and everything that kept us from speaking with the
 * server at all, may be mended tomorrow.
 */
function outcomeOf(error: unknown): Outcome {
  const { responseCode, command } = error as { responseCode?: unknown; command?: unknown };
  const status = typeof responseCode === "number" ? responseCode : null;
  const about = typeof command === "string" ? command : "";
  const problem = [status, about || null, codeOf(error) ?? null].filter((part) => part !== null).join(" ") || "unknown";
  const isAboutMail = about === "RCPT TO" || about === "MAIL FROM" || about === "DATA" || about === "API";
  return { sent: false, forGood: status !== null && status >= 500 && isAboutMail, problem };
}
