export { draftExperienceIn, type ExperienceWords, publishExperienceIn } from "./commands.ts";
