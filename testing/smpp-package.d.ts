// What the tests use of the package `smpp`, which brings no types.
declare module "smpp" {
  import type { EventEmitter } from "node:events";
  import type { Server as NetServer, Socket } from "node:net";

  export interface Pdu {
    readonly command: string;
    readonly command_status: number;
    readonly sequence_number: number;
    readonly [field: string]: unknown;
    response(fields?: Readonly<Record<string, unknown>>): Pdu;
    toBuffer(): Buffer;
  }
  export interface Session extends EventEmitter {
    readonly socket: Socket;
    send(pdu: Pdu, answered?: (answer: Pdu) => void): boolean;
    deliver_sm(fields: Readonly<Record<string, unknown>>, answered?: (answer: Pdu) => void): boolean;
    unbind(answered?: (answer: Pdu) => void): boolean;
    enquire_link(answered?: (answer: Pdu) => void): boolean;
    destroy(): void;
  }
  const smpp: {
    createServer(options: Readonly<Record<string, unknown>>, listener: (session: Session) => void): NetServer;
    readonly PDU: new (command: string, fields?: Readonly<Record<string, unknown>>) => Pdu;
  };
  export default smpp;
}
