import { totalmem } from "node:os";

const megabyte = 1024 * 1024;

/** Settings of one small server shared with the program itself, as arguments of `postgres`. */
export function settings(port: number, fsync: boolean): string[] {
  const memory = Math.floor(totalmem() / megabyte);
  const chosen: Record<string, string | number> = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    max_connections: 80,
    shared_buffers: `${Math.min(1024, Math.max(64, Math.floor(memory / 8)))}MB`,
    effective_cache_size: `${Math.max(256, Math.floor(memory / 2))}MB`,
    work_mem: "16MB",
    maintenance_work_mem: "128MB",
    max_wal_size: "2GB",
    random_page_cost: 1.1,
    jit: "off",
    // Containers give 64 MB of shared memory, which parallel queries outgrow; two cores gain little from them.
    max_parallel_workers_per_gather: 0,
    max_parallel_maintenance_workers: 0,
    // Nothing of what people wrote may reach the log: errors go to the program, without statement and values.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_checkpoints: "off",
  };
  const careless = { fsync: "off", full_page_writes: "off", synchronous_commit: "off", autovacuum: "off" };
  return Object.entries(fsync ? chosen : { ...chosen, ...careless }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
}
