/* eslint-disable rollcall/no-sibling-feature -- the document names what every feature takes and answers */
import { queueViewSchema } from '@rollcall/domain/queue';
import { agentListSchema, agentViewSchema, changeAgentSchema, createAgentSchema } from '@rollcall/domain/agent';
import { agentDesktopSchema, agentDesktopViewSchema } from '@rollcall/domain/agent-desktop';
import { apiKeyListSchema, apiKeyViewSchema, createApiKeySchema, createdApiKeySchema } from '@rollcall/domain/api-key';
import { auditEntryViewSchema, auditListSchema } from '@rollcall/domain/audit';
import {
  bulkChangeSettingsSchema,
  bulkChangeSettingsViewSchema,
  startBulkChangeSchema,
} from '@rollcall/domain/bulk-change';
import {
  callbackCountsSchema,
  callbackListSchema,
  callbackOutcomesSchema,
  callbackViewSchema,
  changeCallbackSchema,
  changeCallbacksSchema,
  createCallbackSchema,
} from '@rollcall/domain/callback';
import { consentListSchema, recordConsentSchema } from '@rollcall/domain/consent';
import {
  changeContactSchema,
  contactHistorySchema,
  contactListSchema,
  contactLookupSchema,
  contactViewSchema,
  createContactSchema,
  deletedContactListSchema,
  deletedContactSchema,
} from '@rollcall/domain/contact';
import {
  changeCustomFieldSchema,
  createCustomFieldSchema,
  customFieldListSchema,
  customFieldUsageSchema,
  customFieldViewSchema,
} from '@rollcall/domain/custom-field';
import {
  changeGroupSchema,
  createGroupSchema,
  deletedGroupSchema,
  groupListSchema,
  groupViewSchema,
} from '@rollcall/domain/group';
import {
  changeFilterSchema,
  contactCountSchema,
  countContactsSchema,
  defaultFilterSchema,
  filterFieldListSchema,
  filterListSchema,
  filterSchema,
  filterViewSchema,
  saveFilterSchema,
} from '@rollcall/domain/filter';
import { homeViewSchema } from '@rollcall/domain/home';
import {
  encryptedSettingsSchema,
  encryptedSettingsViewSchema,
  foundEncryptedSchema,
  maskedListSchema,
  maskedValueSchema,
  putEncryptedSchema,
  revealedValueSchema,
  searchableFieldsSchema,
  revealEncryptedSchema,
  searchEncryptedSchema,
} from '@rollcall/domain/encrypted';
import { importPreviewSchema, startImportSchema } from '@rollcall/domain/import';
import {
  attemptsViewSchema,
  interactionListSchema,
  interactionViewSchema,
  recordedInteractionsSchema,
  recordInteractionsSchema,
} from '@rollcall/domain/interaction';
import {
  jobFileSchema,
  jobIssueListSchema,
  jobListSchema,
  cancelledJobsSchema,
  jobSummarySchema,
  jobThroughputSchema,
  jobTimelineSchema,
  jobViewSchema,
  rowIssueSchema,
} from '@rollcall/domain/job';
import { startKeyRotationSchema } from '@rollcall/domain/key-rotation';
import {
  jobMailsViewSchema,
  mailListSchema,
  mailSettingsViewSchema,
  mailTextSchema,
  mailViewSchema,
  putJobMailsSchema,
} from '@rollcall/domain/mail';
import { meViewSchema, switchTenantSchema } from '@rollcall/domain/me';
import { callingWindowsViewSchema, mayContactSchema, reachRulesSchema } from '@rollcall/domain/reach';
import { teamListSchema, teamViewSchema, writeTeamSchema } from '@rollcall/domain/team';
import { noteListSchema, noteViewSchema, writeNoteSchema } from '@rollcall/domain/note';
import { startExportSchema } from '@rollcall/domain/export';
import { startUndoSchema, undoViewSchema } from '@rollcall/domain/undo';
import { changeUserSchema, createUserSchema, userListSchema, userViewSchema } from '@rollcall/domain/user';
import { tableViewSchema, tableViewsSchema } from '@rollcall/domain/view';
import {
  changeWebhookSchema,
  createWebhookSchema,
  createdWebhookSchema,
  webhookDeliveryListSchema,
  webhookDeliverySchema,
  webhookEventSchema,
  webhookListSchema,
  webhookViewSchema,
} from '@rollcall/domain/webhook';
import { z } from 'zod';
import { contactFieldListSchema } from '../contact/contact.requests.js';
import { jobCountsSchema, jobFileListSchema } from '../job/job.requests.js';

/** An answer of RFC 9457. */
const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  requestId: z.string(),
});

const readinessSchema = z.object({ isReady: z.boolean(), version: z.string() }).loose();

/** What the api answers, by the name a client knows it by. */
export const answers = {
  AgentList: agentListSchema,
  AgentView: agentViewSchema,
  AgentDesktopView: agentDesktopViewSchema,
  BulkChangeSettingsView: bulkChangeSettingsViewSchema,
  ApiKeyList: apiKeyListSchema,
  ApiKeyView: apiKeyViewSchema,
  AttemptsView: attemptsViewSchema,
  AuditEntryView: auditEntryViewSchema,
  AuditList: auditListSchema,
  CallbackCounts: callbackCountsSchema,
  CallbackList: callbackListSchema,
  CallbackOutcomes: callbackOutcomesSchema,
  CallbackView: callbackViewSchema,
  CallingWindowsView: callingWindowsViewSchema,
  ConsentList: consentListSchema,
  ContactCount: contactCountSchema,
  ContactFieldList: contactFieldListSchema,
  ContactHistory: contactHistorySchema,
  ContactList: contactListSchema,
  ContactLookup: contactLookupSchema,
  ContactView: contactViewSchema,
  CreatedApiKey: createdApiKeySchema,
  CustomFieldList: customFieldListSchema,
  CustomFieldUsage: customFieldUsageSchema,
  CustomFieldView: customFieldViewSchema,
  DeletedContact: deletedContactSchema,
  DeletedContactList: deletedContactListSchema,
  DeletedGroup: deletedGroupSchema,
  GroupList: groupListSchema,
  GroupView: groupViewSchema,
  Filter: filterSchema,
  FilterFieldList: filterFieldListSchema,
  FilterList: filterListSchema,
  FilterView: filterViewSchema,
  EncryptedSettingsView: encryptedSettingsViewSchema,
  FoundEncrypted: foundEncryptedSchema,
  SearchableFields: searchableFieldsSchema,
  HomeView: homeViewSchema,
  ImportPreview: importPreviewSchema,
  InteractionList: interactionListSchema,
  InteractionView: interactionViewSchema,
  JobCounts: jobCountsSchema,
  JobFile: jobFileSchema,
  JobFileList: jobFileListSchema,
  JobIssueList: jobIssueListSchema,
  JobList: jobListSchema,
  CreatedWebhook: createdWebhookSchema,
  WebhookDelivery: webhookDeliverySchema,
  WebhookDeliveryList: webhookDeliveryListSchema,
  WebhookEvent: webhookEventSchema,
  WebhookList: webhookListSchema,
  WebhookView: webhookViewSchema,
  JobSummary: jobSummarySchema,
  CancelledJobs: cancelledJobsSchema,
  QueueView: queueViewSchema,
  JobMailsView: jobMailsViewSchema,
  JobThroughput: jobThroughputSchema,
  JobTimeline: jobTimelineSchema,
  JobView: jobViewSchema,
  MailList: mailListSchema,
  MailSettingsView: mailSettingsViewSchema,
  MailText: mailTextSchema,
  MailView: mailViewSchema,
  MayContact: mayContactSchema,
  MaskedList: maskedListSchema,
  MaskedValue: maskedValueSchema,
  MeView: meViewSchema,
  NoteList: noteListSchema,
  NoteView: noteViewSchema,
  Problem: problemSchema,
  Readiness: readinessSchema,
  RecordedInteractions: recordedInteractionsSchema,
  RevealedValue: revealedValueSchema,
  RowIssue: rowIssueSchema,
  TableViews: tableViewsSchema,
  TeamList: teamListSchema,
  TeamView: teamViewSchema,
  UndoView: undoViewSchema,
  UserList: userListSchema,
  UserView: userViewSchema,
} as const satisfies Record<string, z.ZodType>;

/** What the api takes, by name. Defaults need not be sent. */
export const requests = {
  ChangeCallback: changeCallbackSchema,
  ChangeCallbacks: changeCallbacksSchema,
  ChangeAgent: changeAgentSchema,
  ChangeContact: changeContactSchema,
  ChangeCustomField: changeCustomFieldSchema,
  ChangeGroup: changeGroupSchema,
  AgentDesktop: agentDesktopSchema,
  BulkChangeSettings: bulkChangeSettingsSchema,
  StartBulkChange: startBulkChangeSchema,
  ChangeUser: changeUserSchema,
  CreateAgent: createAgentSchema,
  ChangeFilter: changeFilterSchema,
  CountContacts: countContactsSchema,
  CreateApiKey: createApiKeySchema,
  CreateWebhook: createWebhookSchema,
  ChangeWebhook: changeWebhookSchema,
  CreateCallback: createCallbackSchema,
  CreateContact: createContactSchema,
  CreateCustomField: createCustomFieldSchema,
  CreateGroup: createGroupSchema,
  CreateUser: createUserSchema,
  ReachRules: reachRulesSchema,
  RecordConsent: recordConsentSchema,
  DefaultFilter: defaultFilterSchema,
  SaveFilter: saveFilterSchema,
  EncryptedSettings: encryptedSettingsSchema,
  PutEncrypted: putEncryptedSchema,
  PutJobMails: putJobMailsSchema,
  RecordInteractions: recordInteractionsSchema,
  RevealEncrypted: revealEncryptedSchema,
  SearchEncrypted: searchEncryptedSchema,
  StartImport: startImportSchema,
  StartKeyRotation: startKeyRotationSchema,
  StartExport: startExportSchema,
  StartUndo: startUndoSchema,
  SwitchTenant: switchTenantSchema,
  TableView: tableViewSchema,
  WriteTeam: writeTeamSchema,
  WriteNote: writeNoteSchema,
} as const satisfies Record<string, z.ZodType>;

/** A JSON Schema as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const refTo = (name: string): string => `#/components/schemas/${name}`;

/** All named schemas for the document's components. */
export const namedSchemas = (): Record<string, JsonSchema> => ({
  ...converted(answers, 'output'),
  ...converted(requests, 'input'),
});

/** A schema where it is used: its name if it has one, else written out. */
export function schemaAt(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const named = Object.entries({ ...answers, ...requests }).find(([, each]) => each === schema)?.[0];
  return named === undefined ? plain(z.toJSONSchema(schema, { io })) : { $ref: refTo(named) };
}

function converted(schemas: Readonly<Record<string, z.ZodType>>, io: 'input' | 'output'): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const { schemas: made } = z.toJSONSchema(registry, { io, uri: refTo });
  return Object.fromEntries(Object.entries(made).map(([name, schema]) => [name, plain(schema as JsonSchema)]));
}

/** The document says once which JSON Schema it speaks; patterns of dates say nothing that their format does not. */
function plain(schema: JsonSchema): JsonSchema {
  const tidy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(tidy);
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value).filter(
      ([key]) => key !== '$schema' && key !== '$id' && !(key === 'pattern' && 'format' in value),
    );
    return Object.fromEntries(entries.map(([key, inner]) => [key, tidy(inner)]));
  };
  return tidy(schema) as JsonSchema;
}
