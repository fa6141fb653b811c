/** Something wrong with a file; lines count from 1, the header's being the first of a CSV file. */
export interface Fault {
  readonly line: number;
  readonly reason: string;
}

/** A fault after which nothing in the file can be trusted: reading stops there. */
export class FileFault extends Error {
  override readonly name = "FileFault";
  readonly line: number;
  readonly reason: string;

  constructor(line: number, reason: string) {
    super(`line ${line}: ${reason}`);
    this.line = line;
    this.reason = reason;
  }
}

const named = 20;
const most = 1000;

/** Gathers what is wrong: counts all, keeps the first twenty, and gives up (FileFault) at a thousand. */
export function faultList() {
  const first: Fault[] = [];
  let count = 0;
  return {
    first: first as readonly Fault[],
    get count(): number {
      return count;
    },
    add(line: number, reason: string): void {
      count += 1;
      if (first.length < named) first.push({ line, reason });
      if (count >= most) throw new FileFault(line, `${most} rows are wrong: reading stopped here`);
    },
    /** The fault at which reading stopped: always kept, since the others may come of it. */
    end(line: number, reason: string): void {
      count += 1;
      if (first.length >= named) first.pop();
      first.push({ line, reason });
    },
  };
}
export type FaultList = ReturnType<typeof faultList>;
