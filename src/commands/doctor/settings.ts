import type { Config } from "#kernel/config/config.ts";
import { broken, type Finding, missing, ok } from "./finding.ts";

/** What the settings say, without asking anything else. */
export function settingsFindings(config: Config): readonly Finding[] {
  return [address(config), mail(config), translation(config), meanings(config)];
}

function address({ publicUrl, trustedProxy, host, port }: Config): Finding {
  const here = `It listens at ${host}, port ${port}.`;
  if (!publicUrl) {
    return host === "127.0.0.1" || host === "localhost" || host === "::1"
      ? missing(`PUBLIC_URL is not set: people reach it on this machine only, and links in mails lead here. ${here}`)
      : broken(
          `PUBLIC_URL is not set, but it listens for other machines: nobody but this machine can sign in. ${here}`,
        );
  }
  if (publicUrl.startsWith("http://") && !/^http:\/\/(localhost|127\.|\[::1\])/u.test(publicUrl))
    return broken(
      `PUBLIC_URL is ${publicUrl}, without TLS: passwords would travel in the open, so nobody can sign in. Put a proxy with a certificate before it and say https://.`,
    );
  const proxy =
    publicUrl.startsWith("https:") && !trustedProxy
      ? " TRUSTED_PROXY is no: limits count all who come through the proxy as one address."
      : "";
  return proxy === ""
    ? ok(`People reach it at ${publicUrl}. ${here}`)
    : missing(`People reach it at ${publicUrl}.${proxy} ${here}`);
}

function mail({ mail }: Config): Finding {
  if (!mail)
    return missing(
      "No mail server is configured (SMTP_URL, MAIL_FROM): mails wait, coordinators see them on their page and can hand links over themselves.",
    );
  const { hostname, protocol } = new URL(mail.url);
  return ok(`Mails go out through ${hostname}${protocol === "smtps:" ? " (TLS)" : ""}, from ${mail.from}.`);
}

function translation({ translation }: Config): Finding {
  if (!translation)
    return missing(
      "No translation service is configured (TRANSLATE_URL): people translate, and readers see the words that were recognised until somebody has.",
    );
  return ok(`A machine translates where a reader asks it to and nobody has yet: ${new URL(translation.url).host}.`);
}

function meanings({ embeddings }: Config): Finding {
  if (!embeddings)
    return missing("No service says what texts mean (EMBEDDINGS_URL): likeness is found by the words alone.");
  return ok(
    `${new URL(embeddings.url).host} says what texts mean, by its model ${embeddings.model}: it gets what everybody may read, and nothing else.`,
  );
}
