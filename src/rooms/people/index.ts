export { admit, confirmByHand } from "./coordinators.ts";
export { coordinates, localPath, type MemberRole } from "./domain.ts";
export {
  addMember,
  createAccount,
  createOrganisation,
  createPerson,
  giveOffice,
  type NewAccount,
  type NewOrganisation,
  type NewPerson,
} from "./making.ts";
export { passwordFault } from "./person-form.ts";
