// What others use of the keys: `send` opens numbers, pages seal them, both read texts.
export { type Keys, openKeys } from "./open-keys.ts";
export { endOfPhone, isPhone, type Phone, readPhone } from "./phone-number.ts";
export { anchorPlace, inboundTextPlace, phonePlace, senderPlace } from "./places.ts";
export { type KeyFileState, keyFileStates, keyFiles } from "./readable.ts";
export { checkTextKey, faultOfKeys, openSealer, registerKeys, sealPhone } from "./registered.ts";
export { resealOld, type SealedColumn, sealedHere, sealedTo } from "./reseal.ts";
export { type Rotation, rotateNumberKey } from "./rotation.ts";
export { CannotOpen, type Place, type Sealer } from "./sealing.ts";
export { openText, sealText, type TextKey, textKey } from "./text-key.ts";
