import { testApp } from "#testing/app.ts";
import { stillApp } from "#testing/still-app.ts";
import { base, makeWorld, requestBy } from "#testing/world.ts";
const app = await testApp();
const world = await makeWorld(app);
const still = await stillApp(app);
const a = await still.ask(`${base}/groups/1/seats`, requestBy(world.people.editor, "en", {}));
console.log(a.status, a.text.slice(a.text.indexOf("<main")).slice(0, 3500));
