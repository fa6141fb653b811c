// Written by npm run schema from the migrated database; change db/migrations, not this file.

import type { ColumnType, GeneratedAlways } from "kysely";

export type Audience = "authors" | "group" | "members" | "public";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = ColumnType<unknown, string, string>;

export type MessageState = "accepted" | "cancelled" | "claimed" | "closed" | "delivered" | "failed" | "held" | "lapsed" | "planned" | "submitted" | "undelivered" | "unknown";

export interface Account {
  address: string;
  admitted_at: string | null;
  confirmed_at: string | null;
  created_at: string;
  disabled_at: string | null;
  id: Generated<string>;
  mail_without: Generated<string[]>;
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

export interface Appointment {
  cancelled_at: string | null;
  created_at: string;
  day: string;
  days_before: Generated<number>;
  enrolment: string;
  id: Generated<string>;
  made_by: string | null;
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

export interface Attempt {
  answered_at: string | null;
  channel: string;
  client_ref: string;
  code: string | null;
  epoch: number;
  gw_id: string | null;
  gw_id_norm: string | null;
  key: string;
  n: number;
  outcome: Generated<string>;
  part: Generated<number>;
  started_at: string;
  subscriber: string;
  worker: string | null;
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

export interface AuditCheck {
  at: string;
  broken_at: number | null;
  by: string;
  hash: Buffer;
  id: GeneratedAlways<number>;
  up_to: number;
}

export interface Calendar {
  anchor: string;
  catch_up: Generated<string>;
  code: string;
  hour_from: Generated<number>;
  hour_until: Generated<number>;
  id: Generated<number>;
  names: Generated<Json>;
  per_day: Generated<number>;
  position: Generated<number>;
  programme: string;
  starter: string | null;
  week_from: number;
  week_until: number;
}

export interface Channel {
  key_version: number | null;
  kind: string;
  made_at: string;
  name: string;
  position: number;
  profile: Json;
  routes: Generated<Json>;
  secrets: Buffer | null;
  state: Generated<string>;
}

export interface ChannelHook {
  channel: string;
  made_at: string;
  path_hash: Buffer;
  secrets: Buffer | null;
}

export interface ChannelTry {
  at: string;
  errand: string;
}

export interface Clock {
  id: Generated<boolean>;
  offset_seconds: Generated<number>;
}

export interface Comment {
  about: string;
  hidden_at: string | null;
  hidden_language: string | null;
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

export interface Consent {
  act: string;
  at: string;
  door: string;
  evidence: string | null;
  hash: Buffer;
  id: Generated<string>;
  language: string;
  n: number;
  previous: Buffer;
  scope: string | null;
  subscriber: string;
  wording: string;
  wording_version: Generated<number>;
}

export interface DialogueLine {
  current: Generated<boolean>;
  fact: Generated<string>;
  language: string;
  name: string;
  programme: string;
  side: string | null;
  source: Generated<string>;
  source_date: Generated<string>;
  text: string;
  version: number;
  written_at: string;
}

export interface DoNotText {
  asked: Generated<boolean>;
  phone_index: Buffer;
  since: string;
}

export interface Draft {
  changed_at: string;
  content: Json;
  hash: Buffer | null;
  id: Generated<string>;
  kind: string;
  person: string | null;
}

export interface Enrolment {
  anchor_sealed: Buffer | null;
  anchor_week: string | null;
  arm: string | null;
  asked: Generated<number>;
  calendar: number | null;
  changed_at: string;
  child: Generated<number>;
  consent: string | null;
  created_at: string;
  from_day: string;
  id: Generated<string>;
  language: string;
  programme: string;
  reader: Generated<number>;
  started_on: string;
  starter: Generated<boolean>;
  state: Generated<string>;
  subscriber: string;
  wait_until: string | null;
}

export interface Errand {
  answer: Buffer | null;
  answer_key: Buffer | null;
  asked_at: string;
  done_at: string | null;
  facts: Generated<Json>;
  id: Generated<string>;
  key_version: number | null;
  kind: string;
  outcome: Json | null;
  person: string | null;
  programme: string | null;
  retry_at: string | null;
  sealed: Buffer | null;
  tries: Generated<number>;
}

export interface EvaluationRelease {
  at: string;
  by: string | null;
  exact: Json;
  id: Generated<string>;
  kind: string;
  n: number;
  programme: string;
  shown: Json;
  slot: number | null;
  trial: string | null;
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

export interface HookSeen {
  channel: string;
  id: string;
  seen_at: string;
}

export interface ImportRow {
  hash: Buffer;
  importer: string;
  key: string;
  object: string | null;
  source: string;
  taken_at: string;
}

export interface Inbound {
  channel: string;
  from_sealed: Buffer;
  gw_id: string;
  handled_at: string | null;
  id: Generated<string>;
  programme: string | null;
  received_at: string;
  subscriber: string | null;
  text_sealed: Buffer | null;
  to_number: Generated<string>;
  trusted: boolean;
  understood: string | null;
}

export interface InboxItem {
  answered_at: string | null;
  inbound: string;
  opened_at: string;
  programme: string;
  subscriber: string | null;
  taken_at: string | null;
  taken_by: string | null;
  urgency: number;
  woken_at: string | null;
}

export interface IncomingPart {
  channel: string;
  from_sealed: Buffer;
  n: number;
  received_at: string;
  ref: number;
  sender: Buffer;
  text_sealed: Buffer;
  to_number: string;
  total: number;
}

export interface JournalRef {
  channel: string;
  client_ref: string;
  epoch: number;
  found_at: string;
  key_hash: Buffer;
  n: number;
  subscriber: string;
}

export interface KeyCheck {
  made_at: string;
  name: string;
  value: Buffer;
}

export interface KnowledgeVersion {
  id: Generated<boolean>;
  n: Generated<number>;
}

export interface LetterOfWeek {
  account: string;
  told_until: string;
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

export interface Meaning {
  at: string;
  failed: string | null;
  hash: Buffer;
  model: string;
  object: string;
  tx: Generated<string>;
  vector: Buffer | null;
}

export interface MeaningModel {
  model: string | null;
  one: Generated<boolean>;
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

export interface Message {
  channel: string | null;
  class: string;
  consent: string | null;
  content: Json | null;
  cost: number | null;
  enrolment: string | null;
  epoch: Generated<number>;
  key: string;
  language: string;
  lease_until: string | null;
  made_at: string;
  may_duplicate: Generated<boolean>;
  not_after: string;
  not_before: string;
  parts: number | null;
  priority: number;
  programme: string;
  reason: string | null;
  slot: number | null;
  state: Generated<MessageState>;
  state_at: string;
  subscriber: string;
  tries: Generated<number>;
  worker: string | null;
}

export interface MessageEvent {
  at: string;
  from_state: MessageState | null;
  key: string;
  reason: string | null;
  subscriber: string;
  to_state: MessageState;
  written_at: Generated<string>;
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

export interface NumberChange {
  asked_at: string;
  done_at: string | null;
  id: Generated<string>;
  new_subscriber: string;
  new_yes_at: string | null;
  old_subscriber: string;
  old_yes_at: string | null;
  outcome: string | null;
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

export interface OptIn {
  asked_at: string;
  block_index: Buffer;
  confirmed_at: string | null;
  id: Generated<string>;
  phone_index: Buffer;
  programme: string;
  state: string;
  why: Generated<string>;
}

export interface OptInRefused {
  day: string;
  n: number;
  programme: string;
  why: string;
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

export interface OriginEntry {
  done: Generated<string>;
  evidence: string | null;
  figure: number | null;
  id: Generated<string>;
  kind: string;
  link: Generated<string>;
  name: Json;
  note: Generated<Json>;
  part: string;
  planned: Generated<string>;
  position: Generated<number>;
  programme: string;
  side: string | null;
  source: Generated<string>;
  state: string | null;
  unit: string | null;
  written_at: string;
  written_by: string | null;
}

export interface OriginReason {
  at: string;
  calendar: string;
  change: Generated<string>;
  person: string | null;
  programme: string;
  slot: Generated<string>;
  why: Json;
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

export interface Phone {
  made_at: string;
  number: string;
}

export interface PhoneMessage {
  at: string;
  channel: string | null;
  gw_id: string | null;
  id: GeneratedAlways<number>;
  phone: string;
  ref: string | null;
  sent_by: string;
  taken_at: string | null;
  text: string;
}

export interface PhoneReceipt {
  channel: string;
  code: Generated<string>;
  due_at: string;
  gw_id: string;
  id: GeneratedAlways<number>;
  ref: string | null;
  status: string;
}

export interface PlanDay {
  day: string;
  messages: number;
  planned_at: string;
  programme: string;
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

export interface Programme {
  abouts: Generated<Json>;
  adapted_from: string | null;
  cap_day: number | null;
  cap_week: number | null;
  changed_at: string;
  code: string;
  countries: string[];
  currency: Generated<string>;
  duty: Generated<Json>;
  example: Generated<boolean>;
  facts: Generated<Json>;
  hour_from: Generated<number>;
  hour_until: Generated<number>;
  id: string;
  languages: string[];
  minimum_age: Generated<Json>;
  names: Json;
  numbers: Generated<string[]>;
  organisation: string | null;
  prices: Generated<Json>;
  review_months: Generated<number>;
  reviews_medical: Generated<number>;
  reviews_plain: Generated<number>;
  sides: string[];
  state: Generated<string>;
  state_at: string;
  warned_at: string | null;
  words: Generated<Json>;
}

export interface ProgrammeKeyword {
  calendar: string | null;
  language: string | null;
  programme: string;
  side: string | null;
  word: string;
}

export interface ProgrammeOffice {
  given_by: string | null;
  on_duty: Generated<boolean>;
  person: string;
  programme: string;
  role: string;
  since: string;
  until: string | null;
}

export interface ProgrammeOrigin {
  about: Generated<Json>;
  from_language: string;
  from_side: string | null;
  programme: string;
  to_language: string;
  to_side: string | null;
}

export interface Reading {
  features: Buffer;
  knowledge: string;
  language: string;
  object: string;
  side: string;
  tx: Generated<string>;
}

export interface Receipt {
  applied_at: string | null;
  channel: string;
  code: Generated<string>;
  gw_id_norm: string;
  part: Generated<number>;
  received_at: string;
  ref: Generated<string>;
  status: string;
}

export interface Reply {
  about: string;
  body_name: string;
  id: string;
}

export interface ResendOrder {
  at: string;
  key: string;
  person: string;
  subscriber: string;
}

export interface Reveal {
  at: string;
  errand: string;
  person: string;
  programme: string;
  subscriber: string;
}

export interface Review {
  at: string;
  example: Generated<boolean>;
  id: Generated<string>;
  on_paper: Generated<string>;
  person: string | null;
  role: string;
  slot_text: string;
  verdict: string;
  why: Generated<string>;
  why_language: string | null;
}

export interface SealKey {
  made_at: string;
  public_key: Buffer;
  retired_at: string | null;
  version: number;
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

export interface Sender {
  epoch: number;
  seen_at: string;
  started_at: string;
  worker: string;
}

export interface Sending {
  epoch: Generated<number>;
  id: Generated<boolean>;
  journal_at: Generated<number>;
  state: Generated<string>;
  state_at: string | null;
  state_by: string | null;
  why: Generated<string>;
}

export interface SendingAlarm {
  at: string;
  facts: Generated<Json>;
  found: number;
  id: GeneratedAlways<number>;
  rule: string;
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

export interface Slot {
  arm: string | null;
  calendar: number;
  catch_up: Generated<string>;
  code: string;
  day_offset: number;
  hour_from: number | null;
  hour_until: number | null;
  id: Generated<number>;
  importance: Generated<number>;
  kind: Generated<string>;
  needs: number | null;
  retired_at: string | null;
  valid_days: Generated<number>;
  week: number;
  weekday: number;
}

export interface SlotText {
  approved_at: string | null;
  author: string | null;
  compared_at: string | null;
  current: Generated<boolean>;
  encoding: string;
  example: Generated<boolean>;
  fact: Generated<string>;
  id: Generated<string>;
  language: string;
  recall: string | null;
  review_due: string | null;
  segments: number;
  side: string | null;
  slot: number;
  source: Generated<string>;
  source_date: Generated<string>;
  state: Generated<string>;
  state_at: string;
  text: string;
  units: number;
  version: number;
  written_at: string;
}

export interface SlotTextAnswer {
  code: string;
  correct: boolean | null;
  position: number;
  reply: Generated<string>;
  slot_text: string;
  words: string[];
}

export interface SlotTextNone {
  language: string;
  person: string | null;
  side: string;
  since: string;
  slot: number;
}

export interface Spend {
  channel: string;
  cost: Generated<number>;
  day: string;
  parts: Generated<number>;
  programme: string;
}

export interface StaffText {
  at: string;
  id: Generated<string>;
  person: string | null;
  subscriber: string;
  text_sealed: Buffer | null;
}

export interface Subscriber {
  asked_at: string | null;
  block_index: Buffer | null;
  consent_head: Buffer | null;
  consents: Generated<number>;
  country: string;
  created_at: string;
  discreet: Generated<boolean>;
  failures: Generated<number>;
  heard_at: string | null;
  hour_from: Generated<number>;
  hour_until: Generated<number>;
  id: Generated<string>;
  language: string;
  number: Generated<number>;
  phone_index: Buffer | null;
  phone_sealed: Buffer | null;
  programme: string;
  side: string | null;
  state: Generated<string>;
  state_at: string;
  zone: string;
}

export interface Suggestion {
  made_at: string;
  object: string;
  other: string;
  reasons: Json;
  score: number;
}

export interface SurveyAnswer {
  at: string;
  code: string;
  enrolment: string;
  language: string;
  slot: number;
  slot_text: string;
}

export interface SurveyAnswerChange {
  at: string;
  code: string;
  enrolment: string;
  language: string;
  slot: number;
  slot_text: string;
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

export interface TextGap {
  day: string;
  language: string;
  programme: string;
  readers: number;
  side: string | null;
  slot: number;
}

export interface TextRecall {
  at: string;
  id: Generated<string>;
  person: string | null;
  programme: string;
  source: Generated<string>;
  stopped: boolean;
  why: string;
  why_language: string;
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
  told_by: string | null;
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

export interface Trial {
  calendar: number;
  changed_at: string;
  closed_at: string | null;
  closed_by: string | null;
  closed_why: Generated<string>;
  closed_why_language: string | null;
  ethics_body: Generated<string>;
  ethics_date: string | null;
  ethics_number: Generated<string>;
  id: Generated<string>;
  made_at: string;
  made_by: string | null;
  number: number;
  outcome_codes: string[];
  outcome_slot: number;
  planned_readers: number;
  programme: string;
  published_at: string | null;
  published_by: string | null;
  question: string;
  question_language: string;
  started_at: string | null;
  started_by: string | null;
  state: Generated<string>;
}

export interface TrialArm {
  code: string;
  gets: string;
  names: Generated<Json>;
  position: number;
  share: number;
  trial: string;
  weeks_later: Generated<number>;
}

export interface TrialDraw {
  arm: string;
  block: number;
  drawn_at: string;
  language: string;
  side: string;
  subscriber: string;
  trial: string;
}

export interface TrialUrn {
  block: number;
  language: string;
  rest: number[];
  side: string;
  trial: string;
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

export interface WebOptIn {
  opened_at: string | null;
  opened_by: string | null;
  programme: string;
  shut_at: string | null;
  why: Generated<string>;
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
  appointment: Appointment;
  ask: Ask;
  assent: Assent;
  attempt: Attempt;
  audit: Audit;
  audit_check: AuditCheck;
  calendar: Calendar;
  channel: Channel;
  channel_hook: ChannelHook;
  channel_try: ChannelTry;
  clock: Clock;
  comment: Comment;
  common_problem: CommonProblem;
  common_problem_part: CommonProblemPart;
  common_split: CommonSplit;
  consent: Consent;
  dialogue_line: DialogueLine;
  do_not_text: DoNotText;
  draft: Draft;
  enrolment: Enrolment;
  errand: Errand;
  evaluation_release: EvaluationRelease;
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
  hook_seen: HookSeen;
  import_row: ImportRow;
  inbound: Inbound;
  inbox_item: InboxItem;
  incoming_part: IncomingPart;
  journal_ref: JournalRef;
  key_check: KeyCheck;
  knowledge_version: KnowledgeVersion;
  letter_of_week: LetterOfWeek;
  lexicon_entry: LexiconEntry;
  limit_use: LimitUse;
  lineage: Lineage;
  machine_request: MachineRequest;
  mail: Mail;
  mail_link: MailLink;
  meaning: Meaning;
  meaning_model: MeaningModel;
  membership: Membership;
  membership_request: MembershipRequest;
  message: Message;
  message_event: MessageEvent;
  migration: Migration;
  notice: Notice;
  number_change: NumberChange;
  object: Object;
  object_number: ObjectNumber;
  object_theme: ObjectTheme;
  office: Office;
  opt_in: OptIn;
  opt_in_refused: OptInRefused;
  organisation: Organisation;
  organisation_verification: OrganisationVerification;
  origin_entry: OriginEntry;
  origin_reason: OriginReason;
  page_epoch: PageEpoch;
  person: Person;
  person_side: PersonSide;
  phone: Phone;
  phone_message: PhoneMessage;
  phone_receipt: PhoneReceipt;
  plan_day: PlanDay;
  problem: Problem;
  programme: Programme;
  programme_keyword: ProgrammeKeyword;
  programme_office: ProgrammeOffice;
  programme_origin: ProgrammeOrigin;
  reading: Reading;
  receipt: Receipt;
  reply: Reply;
  resend_order: ResendOrder;
  reveal: Reveal;
  review: Review;
  seal_key: SealKey;
  seat: Seat;
  seat_offer: SeatOffer;
  second_look: SecondLook;
  sender: Sender;
  sending: Sending;
  sending_alarm: SendingAlarm;
  side: Side;
  sign_in: SignIn;
  slot: Slot;
  slot_text: SlotText;
  slot_text_answer: SlotTextAnswer;
  slot_text_none: SlotTextNone;
  spend: Spend;
  staff_text: StaffText;
  subscriber: Subscriber;
  suggestion: Suggestion;
  survey_answer: SurveyAnswer;
  survey_answer_change: SurveyAnswerChange;
  taken_up: TakenUp;
  term: Term;
  term_word: TermWord;
  text_gap: TextGap;
  text_recall: TextRecall;
  theme: Theme;
  tick: Tick;
  translation: Translation;
  translation_claim: TranslationClaim;
  trial: Trial;
  trial_arm: TrialArm;
  trial_draw: TrialDraw;
  trial_urn: TrialUrn;
  verdict: Verdict;
  web_opt_in: WebOptIn;
  wording: Wording;
  working_group: WorkingGroup;
}
