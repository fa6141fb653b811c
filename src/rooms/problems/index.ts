export { listed } from "./pages/listed.ts";
export { type ListedProblem, listedColumns } from "./queries.ts";
export { told } from "./verdicts/import.ts";
