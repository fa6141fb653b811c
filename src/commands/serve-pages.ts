import { createServer } from "node:http";
import type { App } from "../app.ts";

/** The HTTP server around the house, with limits on slow and large requests; not listening yet. */
export function pageServer(app: App) {
  const server = createServer(
    { maxHeaderSize: 16_384, requestTimeout: 15_000, headersTimeout: 10_000, keepAliveTimeout: 65_000 },
    app.listener,
  );
  server.maxRequestsPerSocket = 10_000;
  return server;
}
