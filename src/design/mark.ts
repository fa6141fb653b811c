import { type Html, html } from "#kernel/web/html.ts";

/** Two islands and the date line between them. Decoration: the name stands beside it. */
export const mark = (): Html =>
  html`<svg class="mark" width="46" height="28" viewBox="0 0 46 28" aria-hidden="true" focusable="false"><path class="mark-big" d="M1 23.5 3.6 13 6.8 7.4l3.7-2.5 5.2.5 3 3.2 1.3 5.6 1 9.3z"/><path class="mark-little" d="M27 23.5l1.4-5.4 2.7-3.6 4.3-1.6 4 1.9 2.6 3.5 3 5.2z"/><path class="mark-line" d="M24 1.5v25"/><path class="mark-sea" d="M1 26.5h19.5M27 26.5h18"/></svg>`;
