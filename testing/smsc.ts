import type { AddressInfo } from "node:net";
import smpp, { type Pdu, type Session } from "smpp";

/** One submit_sm as the gateway read it. */
export interface SubmittedPdu {
  readonly to: string;
  readonly from: string;
  readonly text: string;
  readonly header: readonly number[];
  readonly dataCoding: number;
  readonly esmClass: number;
  readonly receiptWanted: boolean;
  readonly mark: number | undefined;
  readonly fields: Pdu;
}

/** What the gateway does with a submission: an id to accept it, a status to refuse it, nothing to stay silent. */
export type Manner = (
  submitted: SubmittedPdu,
  n: number,
) => { id: string } | { status: number } | "silence" | "hang-up";

/**
 * A gateway that speaks SMPP, over another implementation than ours (the package `smpp`), so that two readings of the
 * standard meet. It takes one account, "diomede" with "secret".
 */
export async function smscStandIn(manner: Manner = (_, n) => ({ id: (0xabc0 + n).toString(16) })) {
  const submitted: SubmittedPdu[] = [];
  const sessions = new Set<Session>();
  const behaviour = { manner, refuseBinds: 0, answerEnquiries: true };
  let binds = 0;
  const server = smpp.createServer({}, (session) => {
    session.on("error", () => session.destroy());
    session.on("close", () => sessions.delete(session));
    session.on("bind_transceiver", (pdu: Pdu) => {
      binds += 1;
      const wrong = pdu["system_id"] !== "diomede" || pdu["password"] !== "secret";
      if (behaviour.refuseBinds > 0 || wrong) {
        behaviour.refuseBinds -= 1;
        session.send(pdu.response({ command_status: wrong ? 0x0e : 0x0d }));
        return;
      }
      sessions.add(session);
      session.send(pdu.response({ system_id: "standin" }));
    });
    session.on("enquire_link", (pdu: Pdu) => {
      if (behaviour.answerEnquiries) session.send(pdu.response());
    });
    session.on("unbind", (pdu: Pdu) => session.send(pdu.response()));
    session.on("submit_sm", (pdu: Pdu) => {
      const one = readSubmission(pdu);
      submitted.push(one);
      const what = behaviour.manner(one, submitted.length);
      if (what === "silence") return;
      if (what === "hang-up") session.destroy();
      else if ("status" in what) session.send(pdu.response({ command_status: what.status }));
      else session.send(pdu.response({ message_id: what.id }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const session = (): Session => {
    const [first] = sessions;
    if (!first) throw new Error("nobody is bound");
    return first;
  };
  return {
    port: (server.address() as AddressInfo).port,
    submitted,
    behaviour,
    binds: () => binds,
    bound: () => sessions.size,
    session,
    /** Gives something to whoever is bound; resolves with the status of the answer. */
    deliver: (fields: Readonly<Record<string, unknown>>): Promise<number> =>
      new Promise((resolve) => session().deliver_sm(fields, (answer) => resolve(answer.command_status))),
    hangUp(): void {
      for (const one of sessions) one.destroy();
    },
    async close(): Promise<void> {
      for (const one of sessions) one.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function readSubmission(pdu: Pdu): SubmittedPdu {
  const short = pdu["short_message"] as { message: string | Buffer; udh?: Buffer[] };
  const payload = pdu["message_payload"] as { message: string } | undefined;
  return {
    to: String(pdu["destination_addr"]),
    from: String(pdu["source_addr"]),
    text: String(payload?.message ?? short.message),
    header: [...(short.udh?.[0] ?? [])],
    dataCoding: Number(pdu["data_coding"]),
    esmClass: Number(pdu["esm_class"]),
    receiptWanted: pdu["registered_delivery"] === 1,
    mark: pdu["user_message_reference"] as number | undefined,
    fields: pdu,
  };
}
