import { Refusal, refuseFields } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { noFacts, routesOf } from "#kernel/web/room.ts";
import { profileOf } from "../channels/described.ts";
import { readyProfile } from "../channels/ready.ts";
import { pageTextKey } from "../hooks/page-key.ts";
import { readPhone } from "../keys/keys.ts";
import { rights } from "../rights.ts";
import { changeChannel, makeNewChannel, setChannelState, tryChannel } from "./commands.ts";
import { choosePage, editChannelPage, newChannelPage } from "./edit.ts";
import { readChannelForm } from "./form.ts";
import { channelsPage } from "./list.ts";
import { type ChannelLine, channelNamed, channelsView, triesOf } from "./queries.ts";
import { channelPage, hookPage } from "./view.ts";

const room = routesOf("messages", rights);
export const channelRoutes = room.routes;

const named = async (call: Call): Promise<ChannelLine> => {
  const line = await channelNamed(call.db, call.params["name"] ?? "", call.now);
  if (!line) throw new Refusal(404, "not-found");
  return line;
};
/** Whether a channel of that name is there is nobody's business but a coordinator's, so the right comes first. */
const textKeyOf = (call: Call) => pageTextKey(call.config.dataFolder);

room.get("/channels", "channel.keep", noFacts, async (call) =>
  channelsPage(call, await channelsView(call.db, call.now)),
);

const startOf = (call: Call) => readyProfile(call.url.searchParams.get("profile") ?? "");
room.get("/channels/new", "channel.keep", noFacts, (call) => {
  const ready = startOf(call);
  return ready ? newChannelPage(call, ready, freshForm) : choosePage(call);
});
room.post(
  "/channels",
  "channel.keep",
  noFacts,
  limits.setting,
  async (call) => {
    const { wish, secrets } = readChannelForm(call.form, null);
    const hook = await makeNewChannel(call.db, call.actor, wish, secrets ?? {}, await textKeyOf(call), call.now);
    return hookPage(call, wish.name, wish.profile, hook);
  },
  (call, state) => {
    const ready = startOf(call) ?? readyProfile("simulator");
    if (!ready) throw new Refusal(404, "not-found");
    return newChannelPage(call, ready, state);
  },
);

const view = async (call: Call, state: FormState) => {
  const [line, tries] = await Promise.all([named(call), triesOf(call.db, call.params["name"] ?? "")]);
  return channelPage(call, line, tries, state);
};
room.get("/channels/:name", "channel.keep", noFacts, (call) => view(call, freshForm));
room.get("/channels/:name/edit", "channel.keep", noFacts, async (call) =>
  editChannelPage(call, await named(call), freshForm),
);
room.post(
  "/channels/:name",
  "channel.keep",
  noFacts,
  limits.setting,
  async (call) => {
    const { name, profile } = await named(call);
    const { wish, secrets } = readChannelForm(call.form, { name, profile: profileOf(profile) });
    const hook = await changeChannel(call.db, call.actor, wish, secrets, await textKeyOf(call), call.now);
    return hook ? hookPage(call, name, wish.profile, hook) : call.redirect(`/channels/${name}`, "note-saved");
  },
  async (call, state) => editChannelPage(call, await named(call), state),
);

room.post("/channels/:name/state", "channel.keep", noFacts, limits.setting, async (call) => {
  const { name } = await named(call);
  const { state } = readForm(call.form, { state: field.oneOf(["on", "paused", "off"]) });
  await setChannelState(call.db, call.actor, name, state, call.now);
  return call.redirect(`/channels/${name}`, `note-channel-${state}`);
});

room.post(
  "/channels/:name/trials",
  "channel.keep",
  noFacts,
  limits.tryChannel,
  async (call) => {
    const { name, state } = await named(call);
    if (state !== "on") throw new Refusal(409, "channel-try-off-now");
    const own = call.exchange.sides.find((side) => call.actor.sides.includes(side.code)) ?? call.exchange.sides[0];
    const phone = readPhone(call.form.get("phone"), own?.telephoneRegion ?? "");
    if (!phone) throw refuseFields({ phone: { id: "channel-not-phone" } });
    await tryChannel(call.db, call.actor, name, phone.phone, call.t.language, call.now);
    return call.redirect(`/channels/${name}`, "note-channel-tried");
  },
  view,
);
