export type { Channel } from "./channels/channel.ts";
export { checkChannel } from "./channels/check-channel.ts";
export { type GivenWish, givenChannels } from "./channels/given-channels.ts";
export { type ChannelDeps, type ChannelSecrets, makeChannel } from "./channels/make-channel.ts";
export { keptParts, lateTexts } from "./channels/parts.ts";
export { openSecrets } from "./channels/secrets.ts";
export { tryErrands } from "./channels/try-channel.ts";
export { consentFor, ledgerOf, recordConsent } from "./consent/ledger.ts";
export { verifyLedger, verifyLedgers } from "./consent/verify.ts";
export { cheaperText, plainText } from "./counter/costly.ts";
export { countText } from "./counter/count.ts";
export { type CountSays, type CountWords, sayCount } from "./counter/count-words.ts";
export { mixedLetters } from "./counter/mixed-letters.ts";
export { type DateRead, readDate } from "./dates/read-date.ts";
export { answerOf, type Outcome, outcomeOf } from "./errands/answer.ts";
export { type AskedSecretly, askErrand, askErrandSecretly, askErrands, type Errand } from "./errands/ask.ts";
export { doErrands, type ErrandHandler, type ErrandHandlers, type OpenErrand } from "./errands/do.ts";
export { retryErrand } from "./errands/end.ts";
export { subscriberErrands } from "./errands/subscriber-errands.ts";
export { pageTextKey } from "./hooks/page-key.ts";
export { type Handled, type Heard, handleInbound, type InboundTools, type Listener } from "./inbound/handle.ts";
export {
  anchorPlace,
  CannotOpen,
  checkTextKey,
  endOfPhone,
  faultOfKeys,
  inboundTextPlace,
  isPhone,
  type Keys,
  keyFileStates,
  keyFiles,
  openKeys,
  openSealer,
  openText,
  type Phone,
  type Place,
  phonePlace,
  readPhone,
  registerKeys,
  resealOld,
  rotateNumberKey,
  type SealedColumn,
  type Sealer,
  sealedHere,
  sealedTo,
  sealPhone,
  sealText,
  senderPlace,
  type TextKey,
  textKey,
} from "./keys/keys.ts";
export { makeSimulator } from "./phones/make-simulator.ts";
export { type ArrivalsWish, arrivals } from "./sending/arrivals.ts";
export { cancelHeld, pauseSending, releaseHeld, resumeSending, stillLeaving } from "./sending/brake.ts";
export type { Budget, Budgets, Due, Made, TextMaker } from "./sending/due.ts";
export { type Broken, checkInvariants } from "./sending/invariants.ts";
export { type Planned, planMessages, sendReply } from "./sending/plan.ts";
export { refKeyOf } from "./sending/ref.ts";
export { orderResend } from "./sending/resend-order.ts";
export { openAfterRestore } from "./sending/restore.ts";
export { type Sending, type SendingWish, startSending } from "./sending/start-sending.ts";
export { isAnythingDue } from "./sending/still-due.ts";
export { nextOpening } from "./sending/window.ts";
export { cancelMessages } from "./subscribers/cancel.ts";
export { type Erased, eraseDue } from "./subscribers/erase.ts";
export { erasureList, forgetAgain } from "./subscribers/erasure-list.ts";
export { type Found, findOrMakeSubscriber, type Reader, subscribersOfPhone } from "./subscribers/find-or-make.ts";
export { forgetSubscriber, type KeptAbove } from "./subscribers/forget.ts";
export { type Agreed, confirmSubscriber, type Joined, startSubscriber } from "./subscribers/join.ts";
export {
  type Act,
  gatewayRefused,
  type Left,
  pauseSubscriber,
  resumeSubscriber,
  stopSubscriber,
} from "./subscribers/leave.ts";
export { type Door, lockSubscriber, type SubscriberState } from "./subscribers/lock.ts";
export { mayConfirm, openWebOptIn, releaseOptIn } from "./subscribers/may-confirm.ts";
export { askNumberChange, sayYesToChange } from "./subscribers/number-change.ts";
export { markReused, readReused, stopReused } from "./subscribers/reused.ts";
export { heardFrom, phoneFailed, phonesReached, silentToAsk } from "./subscribers/silent.ts";
export { type Choice, recognise } from "./understand/recognise.ts";
export { type Understood, understand } from "./understand/understand.ts";
