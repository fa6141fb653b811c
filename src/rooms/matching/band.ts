/** A score in words. Half is where, on texts that nobody had seen, as many suggestions were right as wrong. */
export const band = (score: number): "strong" | "fair" | "weak" =>
  score >= 0.6 ? "strong" : score >= 0.4 ? "fair" : "weak";
