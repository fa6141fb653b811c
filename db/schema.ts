// Written by npm run schema from the migrated database; change db/migrations, not this file.

import type { ColumnType } from "kysely";

export type Audience = "authors" | "group" | "members" | "public";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = ColumnType<unknown, string, string>;

export interface Account {
  address: string;
  admitted_at: string | null;
  confirmed_at: string | null;
  created_at: string;
  disabled_at: string | null;
  id: Generated<string>;
  notices_by_mail: Generated<boolean>;
  password: string | null;
  person: string;
}

export interface Agreement {
  adopted_at: string | null;
  closes_at: string | null;
  content_hash: Buffer | null;
  declined_at: string | null;
  id: Generated<string>;
  kind: string;
  object: string;
  opened_at: string;
  other: string | null;
  parties: string[];
  withdrawn_at: string | null;
}

export interface Ask {
  asked_of: string;
  at: string;
  by: string | null;
  high: string;
  low: string;
}

export interface Assent {
  agreement: string;
  at: string;
  content_hash: Buffer | null;
  id: Generated<string>;
  named: Generated<boolean>;
  organisation: string | null;
  person: string;
  side: string;
  why: Generated<string>;
  why_language: string | null;
  withdrawn_at: string | null;
  yes: boolean;
}

export interface Audit {
  action: string;
  actor: string | null;
  at: string;
  data: Generated<Json>;
  hash: Buffer;
  n: number;
  object: string | null;
  previous: Buffer;
  side: string | null;
}

export interface Clock {
  id: Generated<boolean>;
  offset_seconds: Generated<number>;
}

export interface Comment {
  about: string;
  hidden_at: string | null;
  hidden_why: string | null;
  id: string;
}

export interface CommonProblem {
  id: string;
  merged_into: string | null;
}

export interface CommonProblemPart {
  common: string;
  joined_at: string;
  left_at: string | null;
  problem: string;
  why: Generated<string>;
  why_language: string | null;
}

export interface CommonSplit {
  agreement: string;
  problem: string;
}

export interface Draft {
  changed_at: string;
  content: Json;
  hash: Buffer | null;
  id: Generated<string>;
  kind: string;
  person: string | null;
}

export interface Event {
  acting_for: string | null;
  actor: string | null;
  at: string;
  audience: Audience;
  data: Generated<Json>;
  id: Generated<string>;
  object: string;
  other: string | null;
  side: string | null;
  tx: Generated<string>;
  verb: string;
}

export interface EventCursor {
  id: Generated<string>;
  moved_at: string | null;
  reader: string;
  tx: Generated<string>;
}

export interface Evidence {
  address: string;
  object: string;
  position: number;
}

export interface Exchange {
  abouts: Generated<Json>;
  example: Generated<boolean>;
  id: Generated<boolean>;
  language: Generated<string>;
  names: Generated<Json>;
  open: Generated<boolean>;
  setup_hash: Buffer | null;
  state: Generated<string>;
  version: Generated<number>;
}

export interface Experience {
  example: Generated<boolean>;
  id: string;
  place: Generated<string>;
  state: string;
  state_since: string;
  wanted: Generated<Audience>;
  year: number | null;
}

export interface ExperienceAbout {
  experience: string;
  object: string;
}

export interface File {
  alt: Generated<string>;
  alt_language: string | null;
  belongs_to: string;
  hash: Buffer;
  id: string;
  name: string;
  size: number;
  type: string;
}

export interface FilePiece {
  body: Buffer;
  file: string;
  position: number;
}

export interface Follow {
  object: string;
  person: string;
  since: string;
}

export interface GroupState {
  at: string;
  group: string;
  id: Generated<string>;
  person: string | null;
  state: string;
  why: string;
  why_language: string;
}

export interface ImportRow {
  hash: Buffer;
  importer: string;
  key: string;
  object: string | null;
  source: string;
  taken_at: string;
}

export interface KnowledgeVersion {
  id: Generated<boolean>;
  n: Generated<number>;
}

export interface LexiconEntry {
  from_language: string;
  head: string;
  source: string;
  to_language: string;
  translations: string[];
}

export interface LimitUse {
  key: string;
  starts_at: string;
  used: number;
}

export interface Lineage {
  ancestor: string;
  descendant: string;
  since: string;
}

export interface MachineRequest {
  asked_at: string;
  failed: string | null;
  field: string;
  language: string;
  object: string;
  position: number;
}

export interface Mail {
  account: string | null;
  at: string;
  attempts: Generated<number>;
  claimed_at: string | null;
  due_at: string;
  facts: Generated<Json>;
  id: Generated<string>;
  language: string;
  problem: string | null;
  sealed: Buffer | null;
  sent_at: string | null;
  state: Generated<string>;
  template: string;
}

export interface MailLink {
  account: string;
  data: Generated<Json>;
  expires_at: string;
  hash: Buffer;
  purpose: string;
  used_at: string | null;
}

export interface Membership {
  organisation: string;
  person: string;
  role: string;
  since: string;
  until: string | null;
}

export interface MembershipRequest {
  at: string;
  organisation: string;
  person: string;
  words: Generated<string>;
}

export interface Migration {
  applied_at: Generated<string>;
  hash: string;
  name: string;
}

export interface Notice {
  at: string;
  event: string;
  id: Generated<string>;
  mailed_at: string | null;
  object: string;
  person: string;
  read_at: string | null;
  reason: string;
  verb: string;
}

export interface Object {
  audience: Audience;
  author: string | null;
  circle: string | null;
  closed_at: string | null;
  created_at: string;
  id: Generated<string>;
  kind: string;
  number: number;
  organisation: string | null;
  origin: Generated<string>;
  side: string | null;
  source: string | null;
  source_key: string | null;
}

export interface ObjectNumber {
  kind: string;
  last: number;
  origin: Generated<string>;
}

export interface ObjectTheme {
  object: string;
  theme: string;
}

export interface Office {
  given_by: string | null;
  person: string;
  role: string;
  side: string | null;
  since: string;
  until: string | null;
}

export interface Organisation {
  address: string | null;
  example: Generated<boolean>;
  id: string;
  language: string;
  left_at: string | null;
  name: string;
  place: Generated<string>;
  register_id: string | null;
}

export interface OrganisationVerification {
  at: string;
  id: Generated<string>;
  organisation: string;
  person: string | null;
  side: string | null;
  way: string;
  withdrawn_at: string | null;
}

export interface PageEpoch {
  n: Generated<number>;
  shard: number;
}

export interface Person {
  id: string;
  left_at: string | null;
  name: string;
  pseudonym: Generated<boolean>;
  reads: string[];
  zone: Generated<string>;
}

export interface PersonSide {
  person: string;
  side: string;
}

export interface Problem {
  accused: Generated<string>;
  children: Generated<boolean>;
  example: Generated<boolean>;
  how_many: number | null;
  id: string;
  on_behalf: Generated<string>;
  place: Generated<string>;
  state: string;
  state_since: string;
  wanted: Generated<Audience>;
  whom: Generated<string>;
}

export interface Reading {
  features: Buffer;
  knowledge: string;
  language: string;
  object: string;
  side: string;
  tx: Generated<string>;
}

export interface Reply {
  about: string;
  body_name: string;
  id: string;
}

export interface Seat {
  capacity: Generated<string>;
  capacity_language: string | null;
  group: string;
  left_at: string | null;
  person: string;
  role: string;
  side: string;
  taken_at: string;
  wants: string | null;
}

export interface SeatOffer {
  at: string;
  by: string;
  group: string;
  instead_of: string | null;
  person: string;
  role: string;
  side: string | null;
}

export interface SecondLook {
  at: string;
  object: string;
  person: string;
  side: string;
  why: Generated<string>;
  yes: boolean;
}

export interface Side {
  capital: Generated<Json>;
  code: string;
  languages: string[];
  names: Json;
  position: number;
  state: Generated<string>;
  state_since: string;
  telephone_region: string;
  zone: string;
}

export interface SignIn {
  account: string;
  acting_for: string | null;
  created_at: string;
  ends_at: string;
  hash: Buffer;
  seen_at: string;
}

export interface Suggestion {
  made_at: string;
  object: string;
  other: string;
  reasons: Json;
  score: number;
}

export interface TakenUp {
  agreement: string;
  at: string | null;
  common: string;
  group: string;
}

export interface Term {
  edited_at: string | null;
  id: string;
  key: string;
  near: Generated<string[]>;
  subject: Generated<string>;
}

export interface TermWord {
  language: string;
  position: number;
  strength: string;
  term: string;
  text: string;
}

export interface Theme {
  edited_at: string | null;
  goal: number | null;
  id: string;
  position: Generated<number>;
  slug: string;
}

export interface Tick {
  done_at: string;
  name: string;
}

export interface Translation {
  author: string | null;
  current: Generated<boolean>;
  engine: string | null;
  field: string;
  language: string;
  made_from: Buffer;
  named: Generated<boolean>;
  object: string;
  position: number;
  reviewer: string | null;
  state: string;
  text: string;
  version: number;
  withdrawn_at: string | null;
  written_at: string;
}

export interface TranslationClaim {
  language: string;
  object: string;
  person: string;
  until: string;
}

export interface Verdict {
  at: string;
  current: Generated<boolean>;
  high: string;
  id: Generated<string>;
  low: string;
  organisation: string | null;
  person: string;
  side: string;
  verdict: string;
  why: Generated<string>;
  why_language: string;
}

export interface Wording {
  author: string | null;
  current: Generated<boolean>;
  field: string;
  hash: Buffer;
  language: string;
  object: string;
  position: Generated<number>;
  text: string;
  version: number;
  written_at: string;
}

export interface WorkingGroup {
  example: Generated<boolean>;
  id: string;
  open: Generated<boolean>;
  state: string;
  state_since: string;
  successor: string | null;
}

export interface DB {
  account: Account;
  agreement: Agreement;
  ask: Ask;
  assent: Assent;
  audit: Audit;
  clock: Clock;
  comment: Comment;
  common_problem: CommonProblem;
  common_problem_part: CommonProblemPart;
  common_split: CommonSplit;
  draft: Draft;
  event: Event;
  event_cursor: EventCursor;
  evidence: Evidence;
  exchange: Exchange;
  experience: Experience;
  experience_about: ExperienceAbout;
  file: File;
  file_piece: FilePiece;
  follow: Follow;
  group_state: GroupState;
  import_row: ImportRow;
  knowledge_version: KnowledgeVersion;
  lexicon_entry: LexiconEntry;
  limit_use: LimitUse;
  lineage: Lineage;
  machine_request: MachineRequest;
  mail: Mail;
  mail_link: MailLink;
  membership: Membership;
  membership_request: MembershipRequest;
  migration: Migration;
  notice: Notice;
  object: Object;
  object_number: ObjectNumber;
  object_theme: ObjectTheme;
  office: Office;
  organisation: Organisation;
  organisation_verification: OrganisationVerification;
  page_epoch: PageEpoch;
  person: Person;
  person_side: PersonSide;
  problem: Problem;
  reading: Reading;
  reply: Reply;
  seat: Seat;
  seat_offer: SeatOffer;
  second_look: SecondLook;
  side: Side;
  sign_in: SignIn;
  suggestion: Suggestion;
  taken_up: TakenUp;
  term: Term;
  term_word: TermWord;
  theme: Theme;
  tick: Tick;
  translation: Translation;
  translation_claim: TranslationClaim;
  verdict: Verdict;
  wording: Wording;
  working_group: WorkingGroup;
}
