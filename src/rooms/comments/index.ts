export { commentScripts, commentsPart } from "./pages/part.ts";
export { type CommentsView, commentsOf, noComments, takenBackOf } from "./queries.ts";
