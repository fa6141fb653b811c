export { type NewThing, newThings } from "./activity.ts";
export { languageOf, sideThatSpeaks } from "./find.ts";
export { coordinatorTabs } from "./settings/pages.ts";
export { addSide } from "./setup/commands.ts";
export { setUpLink } from "./setup/link.ts";
