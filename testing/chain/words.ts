import { lookerAt } from "#testing/look-at.ts";

/** One for all windows of the chain, so that axe looks once at each kind of page. */
export const lookAt = lookerAt();

/** What is told over there, and the same over here. */
export const theirs = {
  title: "Released in January with forty dollars and nowhere to sleep",
  text: "When men leave prison no employer in the region will hire them because of the record. They have no address and no papers, they sleep outside, and half are back inside within two years.",
};
export const ours = {
  box: "Вышел из тюрьмы, а жить негде и на работу с судимостью не берут",
  title: "После освобождения негде жить и не берут на работу",
  text: "Человек выходит за ворота колонии зимой с небольшой суммой в кармане, а жить ему негде: прописку он потерял. С судимостью никуда не берут, и через год многие возвращаются за решётку.",
};
