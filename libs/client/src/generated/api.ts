// Made by tools/generate-client.mjs from libs/client/openapi.json. Never edited by hand.
export interface paths {
  '/api/docs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * This document for people
     * @description Open to anybody.
     */
    get: operations['openapi.page'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether the process answers
     * @description Open to anybody.
     */
    get: operations['health.live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether it can work
     * @description Open to anybody.
     */
    get: operations['health.ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * This document
     * @description Open to anybody.
     */
    get: operations['openapi.document'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/agents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Agents by agent ID
     * @description Needs the permission `contact.read`.
     */
    get: operations['agent.list'];
    put?: never;
    /**
     * Makes an agent
     * @description Needs the permission `group.manage`.
     */
    post: operations['agent.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/agents/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One agent
     * @description Needs the permission `contact.read`.
     */
    get: operations['agent.view'];
    put?: never;
    post?: never;
    /**
     * Deletes an agent
     * @description Needs the permission `group.manage`.
     */
    delete: operations['agent.delete'];
    options?: never;
    head?: never;
    /**
     * Changes an agent; contacts keep the agent ID they have
     * @description Needs the permission `group.manage`.
     */
    patch: operations['agent.change'];
    trace?: never;
  };
  '/api/v1/api-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lists API keys, never the keys themselves
     * @description Needs the permission `api-key.manage`.
     */
    get: operations['apiKey.list'];
    put?: never;
    /**
     * Makes an API key and shows it once
     * @description Needs the permission `api-key.manage`.
     */
    post: operations['apiKey.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/api-keys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Revokes an API key
     * @description Needs the permission `api-key.manage`.
     */
    delete: operations['apiKey.revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lists the audit trail, newest first
     * @description Needs the permission `audit.read`.
     */
    get: operations['audit.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/get-session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The session of the cookie, or null
     * @description Open to anybody.
     */
    get: operations['auth.session'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/sign-in/email': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Signs in and sets the session cookie
     * @description Open to anybody.
     */
    post: operations['auth.signIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/sign-out': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ends the session
     * @description Open to anybody.
     */
    post: operations['auth.signOut'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bulk-changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Changes many contacts, or says what that would do (`dryRun`); the target is frozen now
     * @description Needs the permission `contact.read`.
     */
    post: operations['bulkChange.start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bulk-changes/{id}/approve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Agrees to a bulk change that somebody else started, and lets it begin
     * @description Needs the permission `bulk.approve`.
     */
    post: operations['bulkChange.approve'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/callbacks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lists callbacks in the order of their times
     * @description Needs the permission `contact.read`.
     */
    get: operations['callback.list'];
    put?: never;
    /**
     * Schedules a callback for a time at which the contact may be called
     * @description Needs the permission `callback.manage`.
     */
    post: operations['callback.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/callbacks/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One callback
     * @description Needs the permission `contact.read`.
     */
    get: operations['callback.view'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Changes a callback, calls it off, or says how it went
     * @description Needs the permission `callback.manage`.
     */
    patch: operations['callback.change'];
    trace?: never;
  };
  '/api/v1/callbacks/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * One change for several callbacks, each of which answers for itself
     * @description Needs the permission `callback.manage`.
     */
    post: operations['callback.changeSeveral'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/callbacks/counts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How many callbacks each tab has
     * @description Needs the permission `contact.read`.
     */
    get: operations['callback.counts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/calling-windows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The rules about reaching people: hours by region, channels that need consent, limits of callbacks
     * @description Needs the permission `settings.manage`.
     */
    get: operations['callingWindows.view'];
    /**
     * Replaces the rules about reaching people by a new version
     * @description Needs the permission `settings.manage`.
     */
    put: operations['callingWindows.replace'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contacts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lists and searches contacts
     * @description Needs the permission `contact.read`.
     */
    get: operations['contact.list'];
    put?: never;
    /**
     * Makes a contact
     * @description Needs the permission `contact.write`.
     */
    post: operations['contact.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contacts/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One contact
     * @description Needs the permission `contact.read`.
     */
    get: operations['contact.view'];
    put?: never;
    post?: never;
    /**
     * Deletes a contact; it can be restored for 30 days
     * @description Needs the permission `contact.delete`.
     */
    delete: operations['contact.delete'];
    options?: never;
    head?: never;
    /**
     * Changes what is named of a contact; null clears
     * @description Needs the permission `contact.write`.
     */
    patch: operations['contact.change'];
    trace?: never;
  };
  '/api/v1/contacts/{id}/attempts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How often somebody tried to reach a contact, today and in all, by phone too
     * @description Needs the permission `contact.read`.
     */
    get: operations['contactInteraction.attempts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contacts/{id}/callbacks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lists the callbacks of a contact
     * @description Needs the permission `contact.read`.
     */
    get: operations['contactCallback.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contacts/{id}/consents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a contact has consented to, now or on a past day, and the entries behind it
     * @description Needs the permission `contact.read`.
     */
    get: operations['consent.list'];
    put?: never;
    /**
     * Adds an entry to the consent ledger; none is ever changed
     * @description Needs the permission `contact.write`.
     */
    post: operations['consent.record'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contacts/{id}/encrypted': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A contact's encrypted fields, masked
     * @description Needs the permission `contact.read`.
     */
    get: operations['encrypted.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contacts/{id}/encrypted/{field}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Replaces an encrypted value, or takes it away
     * @description Needs the permission `encrypted.write`.
     */
    put: operations['encrypted.put'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contacts/{id}/encrypted/{field}/reveal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reveals one value for a reason, which stands in the audit trail before the value leaves
     * @description Needs the permission `encrypted.reveal`.
     */
    post: operations['encrypted.reveal'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contacts/{id}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every change of a contact, newest first: who, when, through what, before and after
     * @description Needs the permission `contact.read`.
     */
    get: operations['contact.history'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contacts/{id}/interactions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lists a contact's interactions, newest first
     * @description Needs the permission `contact.read`.
     */
    get: operations['contactInteraction.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contacts/{id}/may-contact': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * May this contact be reached by a channel at a time, why not, and when next
     * @description Needs the permission `contact.read`.
     */
    get: operations['mayContact.ask'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contacts/{id}/notes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lists a contact's notes, newest modification first
     * @description Needs the permission `note.read`.
     */
    get: operations['note.list'];
    put?: never;
    /**
     * Writes a note, or adds to one; what is saved is never changed or deleted
     * @description Needs the permission `note.write`.
     */
    post: operations['note.write'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contacts/{id}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Brings a deleted contact back
     * @description Needs the permission `contact.delete`.
     */
    post: operations['contact.restore'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contacts/{id}/undo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Takes one change of a contact back, if nothing it set has changed since
     * @description Needs the permission `contact.write`.
     */
    post: operations['contact.undo'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contacts/count': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * How many contacts fulfil a filter, within a second
     * @description Needs the permission `contact.read`.
     */
    post: operations['contact.count'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contacts/deleted': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Contacts that can still be restored, the one deleted last first
     * @description Needs the permission `contact.read`.
     */
    get: operations['contact.listDeleted'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contacts/encrypted-search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Finds contacts by a whole encrypted value
     * @description Needs the permission `encrypted.search`.
     */
    post: operations['encrypted.search'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contacts/encrypted-search/fields': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Which encrypted fields contacts can be found by
     * @description Needs the permission `encrypted.search`.
     */
    get: operations['encrypted.searchable'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contacts/fields': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every field a contact can have, custom ones too
     * @description Needs the permission `contact.read`.
     */
    get: operations['contact.fields'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contacts/lookup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Contacts with this e-mail address or phone: hints at doubles while somebody types
     * @description Needs the permission `contact.read`.
     */
    get: operations['contact.lookUp'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/custom-fields': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Custom fields of contacts, in their order
     * @description Needs the permission `contact.read`.
     */
    get: operations['customField.list'];
    put?: never;
    /**
     * Makes a custom field; its type is for good
     * @description Needs the permission `contact.create-custom-field`.
     */
    post: operations['customField.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/custom-fields/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Deletes a custom field; contacts keep its values, which nobody is shown
     * @description Needs the permission `settings.manage`.
     */
    delete: operations['customField.delete'];
    options?: never;
    head?: never;
    /**
     * Renames or moves a custom field, changes its section or the options of a list
     * @description Needs the permission `settings.manage`.
     */
    patch: operations['customField.change'];
    trace?: never;
  };
  '/api/v1/custom-fields/{key}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Brings a deleted custom field back with its values
     * @description Needs the permission `settings.manage`.
     */
    post: operations['customField.restore'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/custom-fields/usage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How many contacts have a value in each custom field
     * @description Needs the permission `contact.read`.
     */
    get: operations['customField.usage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Server-sent events: `job` with a JobView for every change of a job
     * @description Needs the permission `job.read`.
     */
    get: operations['events.open'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Starts an export of contacts
     * @description Needs the permission `contact.export`.
     */
    post: operations['export.start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/filters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lists the saved filters of the caller and of the team
     * @description Needs the permission `contact.read`.
     */
    get: operations['filter.list'];
    put?: never;
    /**
     * Saves a filter; without a name, for an address that would be too long
     * @description Needs the permission `contact.read`.
     */
    post: operations['filter.save'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/filters/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One saved filter
     * @description Needs the permission `contact.read`.
     */
    get: operations['filter.view'];
    put?: never;
    post?: never;
    /**
     * Deletes a saved filter; one that something uses only with `force=true`
     * @description Needs the permission `contact.read`.
     */
    delete: operations['filter.delete'];
    options?: never;
    head?: never;
    /**
     * Renames, shares or rewrites a saved filter
     * @description Needs the permission `contact.read`.
     */
    patch: operations['filter.change'];
    trace?: never;
  };
  '/api/v1/filters/default': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Sets the filter with which the caller's lists begin, or none
     * @description Needs the permission `contact.read`.
     */
    put: operations['filter.setDefault'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/filters/fields': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every field a filter can ask for, with its operators and choices
     * @description Needs the permission `contact.read`.
     */
    get: operations['filter.fields'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/groups': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Groups by name
     * @description Needs the permission `contact.read`.
     */
    get: operations['group.list'];
    put?: never;
    /**
     * Makes a group
     * @description Needs the permission `group.manage`.
     */
    post: operations['group.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/groups/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One group
     * @description Needs the permission `contact.read`.
     */
    get: operations['group.view'];
    put?: never;
    post?: never;
    /**
     * Deletes a group; `moveTo` says where its contacts go
     * @description Needs the permission `group.manage`.
     */
    delete: operations['group.delete'];
    options?: never;
    head?: never;
    /**
     * Renames a group
     * @description Needs the permission `group.manage`.
     */
    patch: operations['group.rename'];
    trace?: never;
  };
  '/api/v1/home': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The numbers of the start page: contacts and callbacks of today, as far as the caller may see them
     * @description Needs a caller.
     */
    get: operations['home.view'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Starts the import of a finished upload
     * @description Needs the permission `contact.import`.
     */
    post: operations['import.start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/imports/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Says what the first bytes of a file tell: format, columns, suggested mapping
     * @description Needs the permission `contact.import`.
     */
    post: operations['import.preview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/interactions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Keeps attempts and conversations of another system, up to 1,000 at once, all or none
     * @description Needs the permission `interaction.write`.
     */
    post: operations['interaction.record'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lists jobs, newest first
     * @description Needs the permission `job.read`.
     */
    get: operations['job.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One job as it is now
     * @description Needs the permission `job.read`.
     */
    get: operations['job.view'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Changes when a waiting job starts, and how fast a job may go
     * @description Needs the permission `job.read`.
     */
    patch: operations['job.plan'];
    trace?: never;
  };
  '/api/v1/jobs/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Gives a job up; what it has done stays
     * @description Needs the permission `job.read`.
     */
    post: operations['job.cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/files': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lists the files a job left behind
     * @description Needs the permission `job.read`.
     */
    get: operations['job.files'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/files/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Downloads a result file; `Range` goes on with a broken download, `safe=1` disarms formulas
     * @description Needs the permission `job.read`.
     */
    get: operations['jobFile.download'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/force': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Pauses or cancels at once a job that does not end its batch
     * @description Needs the permission `job.read`.
     */
    post: operations['job.force'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/issues': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lists issues in row order
     * @description Needs the permission `job.read`.
     */
    get: operations['job.issues'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Pauses a job at the end of its batch
     * @description Needs the permission `job.read`.
     */
    post: operations['job.pause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Resumes a paused or failed job where it stood
     * @description Needs the permission `job.read`.
     */
    post: operations['job.resume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/throughput': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How a job went over time
     * @description Needs the permission `job.read`.
     */
    get: operations['job.throughput'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who moved a job, when and why
     * @description Needs the permission `job.read`.
     */
    get: operations['job.timeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/cancellations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancels jobs by id, or all of a tab if there are still as many as were seen
     * @description Needs the permission `job.read`.
     */
    post: operations['job.cancelMany'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/counts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How many jobs each tab has
     * @description Needs the permission `job.read`.
     */
    get: operations['job.counts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What runs, waits and failed lately, and how fast
     * @description Needs the permission `job.read`.
     */
    get: operations['job.summary'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/key-rotations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Starts the rotation of the keys of encrypted fields
     * @description Needs the permission `settings.manage`.
     */
    post: operations['keyRotation.start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/mails': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lists mails about the end of jobs, newest first: one’s own, or with `settings.manage` those of everybody
     * @description Needs a caller.
     */
    get: operations['mail.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/mails/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One mail with its text, and what became of it
     * @description Needs a caller.
     */
    get: operations['mail.show'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who is calling, where, and what they may do
     * @description Needs a caller.
     */
    get: operations['me.show'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me/job-mails': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * When the person who is signed in is told by e-mail that a job of theirs has ended, and at which address
     * @description Needs a caller.
     */
    get: operations['mail.showWish'];
    /**
     * Keeps when one wants to be told by e-mail: `never`, `long` (it took longer than a minute), `always`
     * @description Needs a caller.
     */
    put: operations['mail.keepWish'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me/tenant': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Moves the session to another tenant of the same person
     * @description Needs a caller.
     */
    put: operations['me.switchTenant'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me/views/{list}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How a table is arranged: one’s own view, and the shared one
     * @description Needs a caller.
     */
    get: operations['view.show'];
    /**
     * Keeps one’s own view of a table
     * @description Needs a caller.
     */
    put: operations['view.keep'];
    post?: never;
    /**
     * Forgets one’s own view of a table
     * @description Needs a caller.
     */
    delete: operations['view.reset'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/queue': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How the queue is: deliveries beside jobs, by kind
     * @description Needs the permission `settings.manage`.
     */
    get: operations['queue.view'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/settings/agent-desktop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What agents find on their desktop
     * @description Needs a caller.
     */
    get: operations['agentDesktop.show'];
    /**
     * Changes what agents find on their desktop
     * @description Needs the permission `settings.manage`.
     */
    put: operations['agentDesktop.change'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/settings/bulk-changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is wanted before a bulk change begins
     * @description Needs a caller.
     */
    get: operations['bulkChangeSettings.show'];
    /**
     * Changes what is wanted before a bulk change begins
     * @description Needs the permission `settings.manage`.
     */
    put: operations['bulkChangeSettings.change'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/settings/encrypted-fields': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Which encrypted fields there are, and who may reveal them
     * @description Needs the permission `settings.manage`.
     */
    get: operations['encryptedSettings.show'];
    /**
     * Changes which encrypted fields there are, and who may reveal them
     * @description Needs the permission `settings.manage`.
     */
    put: operations['encryptedSettings.change'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/settings/mail': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How mails leave: to which server, or into which folder
     * @description Needs the permission `settings.manage`.
     */
    get: operations['mail.showSettings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/teams': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Teams by name
     * @description Needs the permission `contact.read`.
     */
    get: operations['team.list'];
    put?: never;
    /**
     * Makes a team
     * @description Needs the permission `group.manage`.
     */
    post: operations['team.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/teams/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One team
     * @description Needs the permission `contact.read`.
     */
    get: operations['team.view'];
    put?: never;
    post?: never;
    /**
     * Deletes a team without agents
     * @description Needs the permission `group.manage`.
     */
    delete: operations['team.delete'];
    options?: never;
    head?: never;
    /**
     * Renames a team; contacts keep the name they have
     * @description Needs the permission `group.manage`.
     */
    patch: operations['team.rename'];
    trace?: never;
  };
  '/api/v1/undos': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Starts the undo of a job, or its dry run; of an undo it is a redo
     * @description Needs the permission `job.undo`.
     */
    post: operations['undo.start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/undos/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How an undo ended: restored, kept because edited since, could not, and why
     * @description Needs the permission `job.read`.
     */
    get: operations['undo.view'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/uploads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begins a resumable upload (tus 1.0)
     * @description Needs the permission `contact.import`.
     */
    post: operations['upload.create'];
    delete?: never;
    /**
     * What the tus server can do
     * @description Needs the permission `contact.import`.
     */
    options: operations['upload.describe'];
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/uploads/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Removes an upload that no job reads
     * @description Needs the permission `contact.import`.
     */
    delete: operations['upload.remove'];
    options?: never;
    /**
     * How many bytes of an upload have arrived
     * @description Needs the permission `contact.import`.
     */
    head: operations['upload.show'];
    /**
     * Adds bytes to an upload
     * @description Needs the permission `contact.import`.
     */
    patch: operations['upload.append'];
    trace?: never;
  };
  '/api/v1/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lists the people of the tenant
     * @description Needs the permission `user.manage`.
     */
    get: operations['user.list'];
    put?: never;
    /**
     * Adds a person
     * @description Needs the permission `user.manage`.
     */
    post: operations['user.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/users/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Changes roles, or switches a person off and on
     * @description Needs the permission `user.manage`.
     */
    patch: operations['user.change'];
    trace?: never;
  };
  '/api/v1/views/{list}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Shares a view of a table with everybody of the tenant
     * @description Needs the permission `view.share`.
     */
    put: operations['view.share'];
    post?: never;
    /**
     * Stops sharing a view of a table
     * @description Needs the permission `view.share`.
     */
    delete: operations['view.unshare'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lists webhooks, without their secrets
     * @description Needs the permission `webhook.manage`.
     */
    get: operations['webhook.list'];
    put?: never;
    /**
     * Makes a webhook; its secret is shown once
     * @description Needs the permission `webhook.manage`.
     */
    post: operations['webhook.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Takes a webhook away, with its deliveries
     * @description Needs the permission `webhook.manage`.
     */
    delete: operations['webhook.remove'];
    options?: never;
    head?: never;
    /**
     * Changes a webhook, or switches it off and on
     * @description Needs the permission `webhook.manage`.
     */
    patch: operations['webhook.change'];
    trace?: never;
  };
  '/api/v1/webhooks/{id}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lists what was sent, newest first, and what came of it
     * @description Needs the permission `webhook.manage`.
     */
    get: operations['webhook.deliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/{id}/deliveries/{delivery}/resend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sends the same events again
     * @description Needs the permission `webhook.manage`.
     */
    post: operations['webhook.resend'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/{id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sends an event that tells nothing
     * @description Needs the permission `webhook.manage`.
     */
    post: operations['webhook.test'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Counters for Prometheus
     * @description Open to anybody.
     */
    get: operations['health.prometheus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AgentDesktop: {
      notesEnabled: boolean;
    };
    AgentDesktopView: {
      changedAt: string | null;
      changedBy: {
        id: string;
        name: string;
      } | null;
      notesEnabled: boolean;
      version: number;
    };
    AgentList: {
      items: components['schemas']['AgentView'][];
      next: string | null;
    };
    AgentView: {
      active: boolean;
      agentId: string;
      changedAt: string | null;
      changedBy: string | null;
      /** Format: date-time */
      createdAt: string;
      createdBy: string | null;
      id: number;
      name: string;
      team: string | null;
      teamId: number | null;
      version: number;
    };
    ApiKeyList: {
      items: components['schemas']['ApiKeyView'][];
    };
    ApiKeyView: {
      /** Format: date-time */
      createdAt: string;
      createdBy: {
        id: string;
        name: string;
      };
      expiresAt: string | null;
      /** Format: uuid */
      id: string;
      lastUsedAt: string | null;
      name: string;
      prefix: string;
      revokedAt: string | null;
      scopes: (
        | 'contact.read'
        | 'contact.write'
        | 'contact.delete'
        | 'contact.import'
        | 'contact.export'
        | 'contact.erase'
        | 'contact.create-custom-field'
        | 'bulk.status'
        | 'bulk.balance'
        | 'bulk.due-date'
        | 'bulk.group'
        | 'bulk.ownership'
        | 'bulk.consent'
        | 'bulk.custom'
        | 'bulk.fields'
        | 'bulk.delete'
        | 'bulk.approve'
        | 'encrypted.reveal'
        | 'encrypted.search'
        | 'encrypted.write'
        | 'note.read'
        | 'note.write'
        | 'interaction.write'
        | 'group.manage'
        | 'callback.manage'
        | 'filter.share'
        | 'job.read'
        | 'job.read-all'
        | 'job.control'
        | 'job.control-all'
        | 'job.undo'
        | 'job.undo-all'
        | 'audit.read'
        | 'user.manage'
        | 'api-key.manage'
        | 'webhook.manage'
        | 'settings.manage'
        | 'view.share'
      )[];
    };
    AttemptsView: {
      attempts: {
        today: number;
        total: number;
      };
      /** Format: date-time */
      dayBeganAt: string;
      isCut: boolean;
      lastAttemptAt: string | null;
      lastInteractionAt: string | null;
      phones: {
        e164: string;
        position: number;
        today: number;
        total: number;
      }[];
      timeZone: string;
    };
    AuditEntryView: {
      action: string;
      actor: {
        id: string;
        /** @enum {string} */
        kind: 'user' | 'api-key' | 'system';
        name: string;
      };
      address: string | null;
      /** Format: date-time */
      at: string;
      details: {
        [key: string]: unknown;
      };
      id: string;
      requestId: string | null;
      target: {
        id: string;
        kind: string;
      } | null;
      through: string;
    };
    AuditList: {
      items: components['schemas']['AuditEntryView'][];
      next: string | null;
    };
    BulkChangeSettings: {
      approvalAbove: number | null;
      approvalForDelete: boolean;
      typedAbove: number;
    };
    BulkChangeSettingsView: {
      approvalAbove: number | null;
      approvalForDelete: boolean;
      changedAt: string | null;
      changedBy: {
        id: string;
        name: string;
      } | null;
      typedAbove: number;
      version: number;
    };
    CallbackCounts: {
      done: {
        /** @enum {string} */
        relation: 'eq' | 'gte';
        value: number;
      };
      due: {
        /** @enum {string} */
        relation: 'eq' | 'gte';
        value: number;
      };
      inactive: {
        /** @enum {string} */
        relation: 'eq' | 'gte';
        value: number;
      };
      missed: {
        /** @enum {string} */
        relation: 'eq' | 'gte';
        value: number;
      };
      today: {
        /** @enum {string} */
        relation: 'eq' | 'gte';
        value: number;
      };
      upcoming: {
        /** @enum {string} */
        relation: 'eq' | 'gte';
        value: number;
      };
    };
    CallbackList: {
      items: components['schemas']['CallbackView'][];
      next: string | null;
    };
    CallbackOutcomes: {
      outcomes: {
        code: string | null;
        details: {
          [key: string]: unknown;
        } | null;
        id: number;
        /** @enum {string} */
        outcome: 'changed' | 'refused';
        version: number | null;
      }[];
    };
    CallbackView: {
      agentId: string | null;
      agentTeam: string | null;
      /** Format: date-time */
      changedAt: string;
      contact: {
        id: number;
        name: string;
      };
      /** Format: date-time */
      createdAt: string;
      createdBy: {
        id: string;
        name: string;
      };
      /** Format: date-time */
      dueAt: string;
      id: number;
      localAt: string;
      note: string | null;
      phone: string;
      result: ('reached' | 'voicemail' | 'no-answer' | 'busy' | 'wrong-number' | 'refused' | 'other') | null;
      /** @enum {string} */
      routing: 'agent' | 'agent-first' | 'pool';
      /** @enum {string} */
      state: 'open' | 'missed' | 'done' | 'inactive';
      /** @enum {string} */
      tab: 'due' | 'today' | 'upcoming' | 'missed' | 'done' | 'inactive';
      version: number;
      zone: string;
    };
    CallingWindowsView: {
      callbacks: {
        daysAhead: number;
        missedAfterMinutes: number;
      };
      changedAt: string | null;
      changedBy: {
        id: string;
        name: string;
      } | null;
      needsConsent: {
        email: boolean;
        sms: boolean;
        voice: boolean;
      };
      version: number;
      windows: {
        channels: ('voice' | 'sms' | 'email')[];
        days: number[];
        from: string;
        isVerified: boolean;
        region: string;
        source: string;
        until: string;
      }[];
    };
    CancelledJobs: {
      cancelled: string[];
      refused: {
        code: string;
        /** Format: uuid */
        id: string;
      }[];
    };
    ChangeAgent: {
      active?: boolean;
      agentId?: string;
      name?: string;
      teamId?: number | null;
    };
    ChangeCallback: {
      agentId?: string | null;
      agentTeam?: string | null;
      localAt?: string;
      note?: string | null;
      phone?: string;
      /** @enum {string} */
      result?: 'reached' | 'voicemail' | 'no-answer' | 'busy' | 'wrong-number' | 'refused' | 'other';
      /** @enum {string} */
      routing?: 'agent' | 'agent-first' | 'pool';
      /** @enum {string} */
      state?: 'done' | 'inactive';
      zone?: string;
    };
    ChangeCallbacks: {
      callbacks: {
        id: number;
        version: number;
      }[];
      change:
        | {
            agentId: string | null;
            agentTeam?: string | null;
            /** @constant */
            kind: 'move-agent';
          }
        | {
            /** @constant */
            kind: 'shift-time';
            minutes: number;
          }
        | {
            /** @constant */
            kind: 'deactivate';
          };
    };
    ChangeContact: {
      active?: boolean;
      additionalInformation?: string | null;
      addressLine1?: string | null;
      addressLine2?: string | null;
      agentId?: string | null;
      agentTeam?: string | null;
      allowedDays?: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[] | null;
      allowedFrom?: string | null;
      allowedUntil?: string | null;
      amountToSpeak?: string | null;
      balance?: string | null;
      cellConsent?: boolean | null;
      city?: string | null;
      company?: string | null;
      contactId1?: string | null;
      contactId2?: string | null;
      country?: string | null;
      custom?: {
        [key: string]: string | number | boolean | null;
      };
      dateOfBirth?: string | null;
      defaultCountry?: string;
      department?: string | null;
      description?: string | null;
      doNotContact?: boolean;
      dueDate?: string | null;
      emailConsent?: boolean | null;
      emails?: {
        address: string;
        blocked?: boolean;
        consent?: boolean | null;
      }[];
      firstName?: string | null;
      group?: string | null;
      guarantorFirstName?: string | null;
      guarantorLastName?: string | null;
      language?: string | null;
      lastName?: string | null;
      phones?: {
        aliases?: string[];
        /** @enum {string} */
        block?: 'none' | 'daily' | 'permanent';
        blockedOn?: string | null;
        cellConsent?: boolean | null;
        extension?: string | null;
        number: string;
        preferred?: boolean;
        smsConsent?: boolean | null;
        status?: ('valid' | 'unverified' | 'disconnected' | 'wrong-number') | null;
        type?: ('mobile' | 'home' | 'work' | 'fax' | 'other') | null;
      }[];
      postalCode?: string | null;
      preferredChannel?: string | null;
      salutation?: string | null;
      smsConsent?: boolean | null;
      state?: string | null;
      timeZone?: string | null;
      title?: string | null;
      voiceConsent?: boolean | null;
    };
    ChangeCustomField: {
      label?: string;
      options?: string[];
      position?: number;
      section?: string | null;
    };
    ChangeFilter: {
      /** @description A condition, or a group of which all or any must hold */
      filter?:
        | {
            field: string;
            not?: boolean;
            /** @enum {string} */
            op:
              | 'is'
              | 'isNot'
              | 'contains'
              | 'starts'
              | 'ends'
              | 'in'
              | 'notIn'
              | 'lt'
              | 'lte'
              | 'gt'
              | 'gte'
              | 'between'
              | 'lastDays'
              | 'nextDays'
              | 'isEmpty'
              | 'isNotEmpty';
            value?: string | number | boolean | (string | number)[];
            zone?: string;
          }
        | {
            all: components['schemas']['Filter'][];
            not?: boolean;
          }
        | {
            any: components['schemas']['Filter'][];
            not?: boolean;
          };
      name?: string;
      /** @enum {string} */
      visibility?: 'private' | 'team';
    };
    ChangeGroup: {
      name: string;
    };
    ChangeUser: {
      isActive?: boolean;
      roles?: ('viewer' | 'agent' | 'service-advisor' | 'dealer-admin' | 'supervisor' | 'admin' | 'auditor')[];
    };
    ChangeWebhook: {
      events?: (
        | 'job.queued'
        | 'job.started'
        | 'job.paused'
        | 'job.cancelled'
        | 'job.succeeded'
        | 'job.failed'
        | 'contact.created'
        | 'contact.updated'
        | 'contact.deleted'
        | 'contact.restored'
      )[];
      /** @enum {string} */
      state?: 'on' | 'off';
      url?: string;
    };
    ConsentList: {
      /** Format: date-time */
      asOf: string;
      current: {
        address: string | null;
        capturedAt: string | null;
        /** @enum {string} */
        channel: 'voice' | 'cell' | 'sms' | 'email';
        clock: {
          businessDaysLeft: number;
          /** Format: date */
          honourBy: string;
          /** Format: date */
          revokedOn: string;
        } | null;
        /** @enum {string} */
        source:
          | 'web-form'
          | 'paper-form'
          | 'call'
          | 'message'
          | 'email'
          | 'in-person'
          | 'other'
          | 'import'
          | 'bulk-change'
          | 'undo'
          | 'edit'
          | 'kept';
        /** @enum {string} */
        state: 'granted' | 'refused' | 'revoked' | 'unknown';
        wordingVersion: string | null;
      }[];
      entries: {
        address: string | null;
        /** Format: date-time */
        capturedAt: string;
        capturedBy: {
          id: string;
          name: string;
        } | null;
        /** @enum {string} */
        channel: 'voice' | 'cell' | 'sms' | 'email';
        evidence: string | null;
        id: string;
        job: string | null;
        /** Format: date-time */
        recordedAt: string;
        /** @enum {string} */
        source:
          | 'web-form'
          | 'paper-form'
          | 'call'
          | 'message'
          | 'email'
          | 'in-person'
          | 'other'
          | 'import'
          | 'bulk-change'
          | 'undo'
          | 'edit'
          | 'kept';
        /** @enum {string} */
        state: 'granted' | 'refused' | 'revoked' | 'unknown';
        wordingVersion: string | null;
      }[];
      next: string | null;
    };
    ContactCount: {
      /** Format: date-time */
      asOf: string;
      /** @enum {string} */
      relation: 'eq' | 'estimate' | 'gte';
      value: number;
      words: string;
    };
    ContactFieldList: {
      items: {
        isCustom: boolean;
        label: string;
        name: string;
        type: string;
      }[];
    };
    ContactHistory: {
      items: {
        /** @enum {string} */
        action: 'created' | 'updated' | 'deleted' | 'restored';
        /** Format: date-time */
        at: string;
        by: {
          id: string;
          name: string;
        } | null;
        changes: {
          after: unknown;
          before: unknown;
          field: string;
        }[];
        jobId: string | null;
        through: string;
        undo: {
          fields: string[];
          /** @enum {string} */
          state: 'possible' | 'overtaken' | 'never';
          why: ('action' | 'encrypted' | 'consent-refused') | null;
        };
      }[];
      next: string | null;
    };
    ContactList: {
      items: components['schemas']['ContactView'][];
      next: string | null;
      total: {
        /** @enum {string} */
        relation: 'eq' | 'estimate' | 'gte';
        value: number;
      };
      understood: string | null;
    };
    ContactLookup: {
      isMore: boolean;
      items: components['schemas']['ContactView'][];
    };
    ContactView: {
      active: boolean;
      additionalInformation: string | null;
      addressLine1: string | null;
      addressLine2: string | null;
      agentId: string | null;
      agentTeam: string | null;
      allowedDays: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[] | null;
      allowedFrom: string | null;
      allowedUntil: string | null;
      amountToSpeak: string | null;
      balance: string | null;
      cellConsent: boolean | null;
      city: string | null;
      company: string | null;
      contactId1: string | null;
      contactId2: string | null;
      country: string | null;
      /** Format: date-time */
      createdAt: string;
      createdByJob: string | null;
      custom: {
        [key: string]: string | number | boolean;
      };
      dateOfBirth: string | null;
      department: string | null;
      description: string | null;
      doNotContact: boolean;
      dueDate: string | null;
      emailConsent: boolean | null;
      emails: {
        address: string;
        blocked: boolean;
        consent: boolean | null;
        position: number;
      }[];
      firstName: string | null;
      group: string | null;
      groupId: number | null;
      guarantorFirstName: string | null;
      guarantorLastName: string | null;
      id: number;
      language: string | null;
      lastInteractionAt: string | null;
      lastName: string | null;
      pastEmails: {
        address: string;
        /** Format: date-time */
        replacedAt: string;
      }[];
      phones: {
        aliases: string[];
        /** @enum {string} */
        block: 'none' | 'daily' | 'permanent';
        blockedOn: string | null;
        cellConsent: boolean | null;
        e164: string;
        extension: string | null;
        position: number;
        preferred: boolean;
        raw: string;
        smsConsent: boolean | null;
        status: ('valid' | 'unverified' | 'disconnected' | 'wrong-number') | null;
        type: ('mobile' | 'home' | 'work' | 'fax' | 'other') | null;
      }[];
      postalCode: string | null;
      preferredChannel: ('voice' | 'sms' | 'email') | null;
      salutation: string | null;
      smsConsent: boolean | null;
      state: string | null;
      timeZone: string | null;
      title: string | null;
      /** Format: date-time */
      updatedAt: string;
      version: number;
      voiceConsent: boolean | null;
    };
    CountContacts: {
      /** @default false */
      exact: boolean;
      /** @default [] */
      exclude: number[];
      /**
       * @description A condition, or a group of which all or any must hold
       * @default {
       *       "all": []
       *     }
       */
      filter:
        | {
            field: string;
            not?: boolean;
            /** @enum {string} */
            op:
              | 'is'
              | 'isNot'
              | 'contains'
              | 'starts'
              | 'ends'
              | 'in'
              | 'notIn'
              | 'lt'
              | 'lte'
              | 'gt'
              | 'gte'
              | 'between'
              | 'lastDays'
              | 'nextDays'
              | 'isEmpty'
              | 'isNotEmpty';
            value?: string | number | boolean | (string | number)[];
            zone?: string;
          }
        | {
            all: components['schemas']['Filter'][];
            not?: boolean;
          }
        | {
            any: components['schemas']['Filter'][];
            not?: boolean;
          };
    };
    CreateAgent: {
      /** @default true */
      active: boolean;
      agentId: string;
      name: string;
      /** @default null */
      teamId: number | null;
    };
    CreateApiKey: {
      /** @default null */
      expiresAt: string | null;
      name: string;
      scopes: (
        | 'contact.read'
        | 'contact.write'
        | 'contact.delete'
        | 'contact.import'
        | 'contact.export'
        | 'contact.erase'
        | 'contact.create-custom-field'
        | 'bulk.status'
        | 'bulk.balance'
        | 'bulk.due-date'
        | 'bulk.group'
        | 'bulk.ownership'
        | 'bulk.consent'
        | 'bulk.custom'
        | 'bulk.fields'
        | 'bulk.delete'
        | 'bulk.approve'
        | 'encrypted.reveal'
        | 'encrypted.search'
        | 'encrypted.write'
        | 'note.read'
        | 'note.write'
        | 'interaction.write'
        | 'group.manage'
        | 'callback.manage'
        | 'filter.share'
        | 'job.read'
        | 'job.read-all'
        | 'job.control'
        | 'job.control-all'
        | 'job.undo'
        | 'job.undo-all'
        | 'audit.read'
        | 'user.manage'
        | 'api-key.manage'
        | 'webhook.manage'
        | 'settings.manage'
        | 'view.share'
      )[];
    };
    CreateCallback: {
      /** @default null */
      agentId: string | null;
      /** @default null */
      agentTeam: string | null;
      contactId: number;
      localAt: string;
      /** @default null */
      note: string | null;
      phone?: string;
      /**
       * @default pool
       * @enum {string}
       */
      routing: 'agent' | 'agent-first' | 'pool';
      zone?: string;
    };
    CreateContact: {
      active?: boolean;
      additionalInformation?: string | null;
      addressLine1?: string | null;
      addressLine2?: string | null;
      agentId?: string | null;
      agentTeam?: string | null;
      allowedDays?: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[] | null;
      allowedFrom?: string | null;
      allowedUntil?: string | null;
      amountToSpeak?: string | null;
      balance?: string | null;
      cellConsent?: boolean | null;
      city?: string | null;
      company?: string | null;
      contactId1?: string | null;
      contactId2?: string | null;
      country?: string | null;
      custom?: {
        [key: string]: string | number | boolean | null;
      };
      dateOfBirth?: string | null;
      defaultCountry?: string;
      department?: string | null;
      description?: string | null;
      doNotContact?: boolean;
      dueDate?: string | null;
      emailConsent?: boolean | null;
      emails?: {
        address: string;
        blocked?: boolean;
        consent?: boolean | null;
      }[];
      firstName?: string | null;
      group?: string | null;
      guarantorFirstName?: string | null;
      guarantorLastName?: string | null;
      language?: string | null;
      lastName?: string | null;
      phones?: {
        aliases?: string[];
        /** @enum {string} */
        block?: 'none' | 'daily' | 'permanent';
        blockedOn?: string | null;
        cellConsent?: boolean | null;
        extension?: string | null;
        number: string;
        preferred?: boolean;
        smsConsent?: boolean | null;
        status?: ('valid' | 'unverified' | 'disconnected' | 'wrong-number') | null;
        type?: ('mobile' | 'home' | 'work' | 'fax' | 'other') | null;
      }[];
      postalCode?: string | null;
      preferredChannel?: string | null;
      salutation?: string | null;
      smsConsent?: boolean | null;
      state?: string | null;
      timeZone?: string | null;
      title?: string | null;
      voiceConsent?: boolean | null;
    };
    CreateCustomField: {
      label: string;
      options?: string[];
      section?: string | null;
      /** @enum {string} */
      type: 'number' | 'string' | 'date' | 'boolean' | 'list';
    };
    CreatedApiKey: {
      /** Format: date-time */
      createdAt: string;
      createdBy: {
        id: string;
        name: string;
      };
      expiresAt: string | null;
      /** Format: uuid */
      id: string;
      key: string;
      lastUsedAt: string | null;
      name: string;
      prefix: string;
      revokedAt: string | null;
      scopes: (
        | 'contact.read'
        | 'contact.write'
        | 'contact.delete'
        | 'contact.import'
        | 'contact.export'
        | 'contact.erase'
        | 'contact.create-custom-field'
        | 'bulk.status'
        | 'bulk.balance'
        | 'bulk.due-date'
        | 'bulk.group'
        | 'bulk.ownership'
        | 'bulk.consent'
        | 'bulk.custom'
        | 'bulk.fields'
        | 'bulk.delete'
        | 'bulk.approve'
        | 'encrypted.reveal'
        | 'encrypted.search'
        | 'encrypted.write'
        | 'note.read'
        | 'note.write'
        | 'interaction.write'
        | 'group.manage'
        | 'callback.manage'
        | 'filter.share'
        | 'job.read'
        | 'job.read-all'
        | 'job.control'
        | 'job.control-all'
        | 'job.undo'
        | 'job.undo-all'
        | 'audit.read'
        | 'user.manage'
        | 'api-key.manage'
        | 'webhook.manage'
        | 'settings.manage'
        | 'view.share'
      )[];
    };
    CreatedWebhook: {
      /** Format: date-time */
      createdAt: string;
      createdBy: {
        id: string;
        name: string;
      };
      events: (
        | 'job.queued'
        | 'job.started'
        | 'job.paused'
        | 'job.cancelled'
        | 'job.succeeded'
        | 'job.failed'
        | 'contact.created'
        | 'contact.updated'
        | 'contact.deleted'
        | 'contact.restored'
      )[];
      /** Format: uuid */
      id: string;
      last: {
        /** Format: date-time */
        at: string;
        status: number | null;
        trouble: string | null;
      } | null;
      secret: string;
      /** @enum {string} */
      state: 'on' | 'off' | 'gone';
      stateReason: string | null;
      url: string;
      version: number;
      waiting: number;
    };
    CreateGroup: {
      name: string;
    };
    CreateUser: {
      /** Format: email */
      email: string;
      name: string;
      password: string;
      roles: ('viewer' | 'agent' | 'service-advisor' | 'dealer-admin' | 'supervisor' | 'admin' | 'auditor')[];
    };
    CreateWebhook: {
      events: (
        | 'job.queued'
        | 'job.started'
        | 'job.paused'
        | 'job.cancelled'
        | 'job.succeeded'
        | 'job.failed'
        | 'contact.created'
        | 'contact.updated'
        | 'contact.deleted'
        | 'contact.restored'
      )[];
      url: string;
    };
    CustomFieldList: {
      items: components['schemas']['CustomFieldView'][];
    };
    CustomFieldUsage: {
      items: {
        key: string;
        /** @enum {string} */
        relation: 'eq' | 'estimate';
        value: number;
      }[];
    };
    CustomFieldView: {
      changedAt: string | null;
      changedBy: string | null;
      /** Format: date-time */
      createdAt: string;
      createdBy: string | null;
      deletedAt: string | null;
      key: string;
      label: string;
      options: string[];
      position: number;
      section: string | null;
      /** @enum {string} */
      type: 'number' | 'string' | 'date' | 'boolean' | 'list';
      version: number;
    };
    DefaultFilter: {
      id: string | null;
    };
    DeletedContact: {
      contact: components['schemas']['ContactView'];
      /** Format: date-time */
      deletedAt: string;
      deletedBy: string | null;
      /** Format: date-time */
      restorableUntil: string;
    };
    DeletedContactList: {
      items: components['schemas']['DeletedContact'][];
      next: string | null;
      total: {
        /** @enum {string} */
        relation: 'eq' | 'estimate' | 'gte';
        value: number;
      };
    };
    DeletedGroup: {
      id: number;
      movedContacts: number;
    };
    EncryptedSettings: {
      fields: {
        /** @default false */
        isSearchable: boolean;
        key: string;
        label: string;
        /**
         * @default last4
         * @enum {string}
         */
        mask: 'last4' | 'nothing';
      }[];
      revealRoles: ('viewer' | 'agent' | 'service-advisor' | 'dealer-admin' | 'supervisor' | 'admin' | 'auditor')[];
      searchRoles: ('viewer' | 'agent' | 'service-advisor' | 'dealer-admin' | 'supervisor' | 'admin' | 'auditor')[];
    };
    EncryptedSettingsView: {
      changedAt: string | null;
      changedBy: {
        id: string;
        name: string;
      } | null;
      fields: {
        /** @default false */
        isSearchable: boolean;
        key: string;
        label: string;
        /**
         * @default last4
         * @enum {string}
         */
        mask: 'last4' | 'nothing';
      }[];
      revealRoles: ('viewer' | 'agent' | 'service-advisor' | 'dealer-admin' | 'supervisor' | 'admin' | 'auditor')[];
      searchRoles: ('viewer' | 'agent' | 'service-advisor' | 'dealer-admin' | 'supervisor' | 'admin' | 'auditor')[];
      version: number;
    };
    /** @description A condition, or a group of which all or any must hold */
    Filter:
      | {
          field: string;
          not?: boolean;
          /** @enum {string} */
          op:
            | 'is'
            | 'isNot'
            | 'contains'
            | 'starts'
            | 'ends'
            | 'in'
            | 'notIn'
            | 'lt'
            | 'lte'
            | 'gt'
            | 'gte'
            | 'between'
            | 'lastDays'
            | 'nextDays'
            | 'isEmpty'
            | 'isNotEmpty';
          value?: string | number | boolean | (string | number)[];
          zone?: string;
        }
      | {
          all: components['schemas']['Filter'][];
          not?: boolean;
        }
      | {
          any: components['schemas']['Filter'][];
          not?: boolean;
        };
    FilterFieldList: {
      items: {
        choices:
          | {
              label: string;
              value: string;
            }[]
          | null;
        label: string;
        name: string;
        operators: (
          | 'is'
          | 'isNot'
          | 'contains'
          | 'starts'
          | 'ends'
          | 'in'
          | 'notIn'
          | 'lt'
          | 'lte'
          | 'gt'
          | 'gte'
          | 'between'
          | 'lastDays'
          | 'nextDays'
          | 'isEmpty'
          | 'isNotEmpty'
        )[];
        /** @enum {string} */
        type:
          | 'text'
          | 'id'
          | 'choice'
          | 'country'
          | 'time-zone'
          | 'language'
          | 'group'
          | 'integer'
          | 'number'
          | 'money'
          | 'date'
          | 'moment'
          | 'boolean'
          | 'consent'
          | 'phone'
          | 'email'
          | 'job'
          | 'encrypted';
      }[];
    };
    FilterList: {
      items: components['schemas']['FilterView'][];
    };
    FilterView: {
      /** Format: date-time */
      createdAt: string;
      defaultOfOthers: number;
      filter: components['schemas']['Filter'];
      /** Format: uuid */
      id: string;
      isDefault: boolean;
      isMine: boolean;
      issues: {
        code: string;
        message: string;
        path: string;
      }[];
      lastUsedAt: string | null;
      name: string | null;
      owner: {
        id: string;
        name: string;
      };
      /** Format: date-time */
      updatedAt: string;
      usedByJobs: number;
      version: number;
      /** @enum {string} */
      visibility: 'private' | 'team' | 'ad-hoc';
      words: string;
    };
    FoundEncrypted: {
      isCut: boolean;
      items: {
        contactId: number;
        name: string | null;
      }[];
    };
    GroupList: {
      items: components['schemas']['GroupView'][];
      next: string | null;
      total: {
        /** @enum {string} */
        relation: 'eq' | 'estimate' | 'gte';
        value: number;
      };
    };
    GroupView: {
      changedAt: string | null;
      changedBy: string | null;
      contacts: {
        /** @enum {string} */
        relation: 'eq' | 'estimate';
        value: number;
      };
      createdAt: string | null;
      createdBy: string | null;
      id: number;
      name: string;
      version: number;
    };
    HomeView: {
      callbacks: {
        due: {
          /** @enum {string} */
          relation: 'eq' | 'gte';
          value: number;
        };
        missed: {
          /** @enum {string} */
          relation: 'eq' | 'gte';
          value: number;
        };
        today: {
          /** @enum {string} */
          relation: 'eq' | 'gte';
          value: number;
        };
      } | null;
      contacts: {
        active: {
          filter: components['schemas']['Filter'];
          /** @enum {string} */
          relation: 'eq' | 'estimate' | 'gte';
          value: number;
        };
        all: {
          /** @enum {string} */
          relation: 'eq' | 'estimate' | 'gte';
          value: number;
        };
        /** Format: date-time */
        asOf: string;
        changedToday: {
          filter: components['schemas']['Filter'];
          /** @enum {string} */
          relation: 'eq' | 'estimate' | 'gte';
          value: number;
        };
        createdToday: {
          filter: components['schemas']['Filter'];
          /** @enum {string} */
          relation: 'eq' | 'estimate' | 'gte';
          value: number;
        };
        deleted: {
          /** @enum {string} */
          relation: 'eq' | 'estimate' | 'gte';
          value: number;
        };
        inactive: {
          filter: components['schemas']['Filter'];
          /** @enum {string} */
          relation: 'eq' | 'estimate' | 'gte';
          value: number;
        };
      } | null;
    };
    ImportPreview: {
      columns: {
        /** @enum {string} */
        by: 'request' | 'exact' | 'alias' | 'values' | 'none';
        field: string | null;
        header: string;
        index: number;
        samples: string[];
      }[];
      dateOrder: ('mdy' | 'dmy' | 'ymd') | null;
      estimatedRows: number | null;
      format: {
        /** @enum {string} */
        delimiter: ',' | ';' | '\t' | '|';
        /** @enum {string} */
        encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
        hasHeader: boolean;
        isGzip: boolean;
        /** @enum {string} */
        newline: '\n' | '\r';
        /** @enum {string} */
        quote: '"' | "'" | '';
      };
      rows: string[][];
    };
    InteractionList: {
      items: components['schemas']['InteractionView'][];
      next: string | null;
      total: {
        /** @enum {string} */
        relation: 'eq' | 'gte';
        value: number;
      };
    };
    InteractionView: {
      address: string | null;
      agentId: string | null;
      /** Format: date-time */
      at: string;
      caseId: string | null;
      /** @enum {string} */
      channel: 'voice' | 'sms' | 'email' | 'chat' | 'other';
      chatId: string | null;
      /** @enum {string} */
      direction: 'inbound' | 'outbound';
      durationSeconds: number | null;
      id: number;
      outcome: string;
      /** Format: date-time */
      receivedAt: string;
      result: string | null;
      source: string;
      sourceId: string;
    };
    JobCounts: {
      all: number;
      cancelled: number;
      completed: number;
      failed: number;
      issues: number;
      paused: number;
      running: number;
    };
    JobFile: {
      bytes: number;
      name: string;
      rows: number;
    };
    JobFileList: {
      items: components['schemas']['JobFile'][];
    };
    JobIssueList: {
      codes: {
        code: string;
        column: string;
        count: number;
        /** @enum {string} */
        severity: 'error' | 'warning';
      }[];
      items: components['schemas']['RowIssue'][];
      next: string | null;
      total: {
        /** @enum {string} */
        relation: 'eq' | 'estimate' | 'gte';
        value: number;
      };
    };
    JobList: {
      items: components['schemas']['JobView'][];
      next: string | null;
      total: {
        /** @enum {string} */
        relation: 'eq' | 'estimate' | 'gte';
        value: number;
      };
    };
    JobMailsView: {
      address: string;
      /** @enum {string} */
      wish: 'never' | 'long' | 'always';
    };
    JobSummary: {
      failedLastDay: number;
      planned: number;
      queued: number;
      rowsPerSecond: number;
      running: number;
    };
    JobThroughput: {
      points: {
        /** Format: date-time */
        at: string;
        fraction: number | null;
        phase: string;
        rows: number;
      }[];
    };
    JobTimeline: {
      items: {
        /** Format: date-time */
        at: string;
        by: {
          id: string;
          name: string;
        } | null;
        reason: string | null;
        /** @enum {string} */
        status: 'queued' | 'running' | 'pausing' | 'paused' | 'cancelling' | 'cancelled' | 'succeeded' | 'failed';
      }[];
    };
    JobView: {
      /** Format: date-time */
      createdAt: string;
      details: {
        [key: string]: unknown;
      };
      endedAt: string | null;
      failure: {
        code: string;
        details: {
          [key: string]: unknown;
        };
      } | null;
      files: components['schemas']['JobFile'][];
      /** Format: uuid */
      id: string;
      isDryRun: boolean;
      isSilent: boolean;
      issueCount: number;
      kind: string;
      ledger: {
        created: number;
        read: number;
        rejected: number;
        skipped: number;
        unchanged: number;
        updated: number;
      };
      params: {
        [key: string]: unknown;
      };
      progress: {
        done: number;
        fraction: number | null;
        phase: string;
        phases: string[];
        total: number | null;
      };
      progressedAt: string | null;
      rate: {
        now: number | null;
        overall: number | null;
      };
      rowsPerSecond: number | null;
      secondsLeft: number | null;
      startedAt: string | null;
      startedBy: {
        id: string;
        name: string;
      };
      startsAt: string | null;
      /** @enum {string} */
      status: 'queued' | 'running' | 'pausing' | 'paused' | 'cancelling' | 'cancelled' | 'succeeded' | 'failed';
      subject: string;
      total: number | null;
      undo: {
        contacts: number;
        /** Format: date-time */
        openUntil: string;
        undoneBy: string | null;
      } | null;
      version: number;
    };
    MailList: {
      items: components['schemas']['MailView'][];
      next: string | null;
    };
    MailSettingsView:
      | {
          from: string;
          host: string;
          port: number;
          /** @constant */
          way: 'smtp';
        }
      | {
          folder: string;
          /** @constant */
          way: 'folder';
        };
    MailText: {
      attempts: number;
      /** Format: date-time */
      createdAt: string;
      error: string | null;
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      jobId: string;
      nextTryAt: string | null;
      recipient: {
        email: string;
        id: string;
        name: string;
      };
      sentAt: string | null;
      /** @enum {string} */
      state: 'waiting' | 'sent' | 'failed';
      subject: string | null;
      text: string | null;
      way: ('smtp' | 'folder' | 'list') | null;
    };
    MailView: {
      attempts: number;
      /** Format: date-time */
      createdAt: string;
      error: string | null;
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      jobId: string;
      nextTryAt: string | null;
      recipient: {
        email: string;
        id: string;
        name: string;
      };
      sentAt: string | null;
      /** @enum {string} */
      state: 'waiting' | 'sent' | 'failed';
      subject: string | null;
      way: ('smtp' | 'folder' | 'list') | null;
    };
    MaskedList: {
      items: components['schemas']['MaskedValue'][];
    };
    MaskedValue: {
      changedAt: string | null;
      field: string;
      isSearchable: boolean;
      label: string;
      masked: string | null;
      /** @enum {string} */
      state: 'empty' | 'set' | 'unreadable';
      version: number;
    };
    MayContact: {
      address: string | null;
      allowed: boolean;
      /** Format: date-time */
      at: string;
      /** @enum {string} */
      channel: 'voice' | 'sms' | 'email';
      nextAllowed: {
        /** Format: date-time */
        from: string;
        until: string | null;
      } | null;
      place: {
        regions: string[];
        /** @enum {string} */
        zoneFrom: 'contact' | 'state' | 'phone' | 'state-and-phone' | 'country' | 'assumed';
        zones: string[];
      };
      reasons: (
        | {
            /** @constant */
            code: 'inactive';
          }
        | {
            /** @constant */
            code: 'do-not-contact';
          }
        | {
            /** @constant */
            code: 'address-missing';
          }
        | {
            /** @constant */
            code: 'address-blocked';
          }
        | {
            /** @constant */
            code: 'address-unusable';
            status: string;
          }
        | {
            /** @constant */
            code: 'consent-missing';
          }
        | {
            /** @constant */
            code: 'consent-refused';
            on: string | null;
          }
        | {
            businessDaysLeft: number;
            /** @constant */
            code: 'consent-revoked';
            /** Format: date */
            honourBy: string;
            /** Format: date */
            on: string;
          }
        | {
            /** @constant */
            code: 'address-blocked-today';
            /** Format: date */
            on: string;
          }
        | {
            /** @constant */
            code: 'outside-legal-hours';
            isVerified: boolean;
            /** Format: date */
            localDay: string;
            localTime: string;
            region: string;
            source: string;
            zone: string;
          }
        | {
            /** @constant */
            code: 'outside-contact-days';
            /** Format: date */
            localDay: string;
            localTime: string;
            zone: string;
          }
        | {
            /** @constant */
            code: 'outside-contact-hours';
            /** Format: date */
            localDay: string;
            localTime: string;
            zone: string;
          }
        | {
            /** @constant */
            code: 'zone-unknown';
            zones: string[];
          }
      )[];
    };
    MeView: {
      flags: {
        encryptedFields: boolean;
      };
      permissions: (
        | 'contact.read'
        | 'contact.write'
        | 'contact.delete'
        | 'contact.import'
        | 'contact.export'
        | 'contact.erase'
        | 'contact.create-custom-field'
        | 'bulk.status'
        | 'bulk.balance'
        | 'bulk.due-date'
        | 'bulk.group'
        | 'bulk.ownership'
        | 'bulk.consent'
        | 'bulk.custom'
        | 'bulk.fields'
        | 'bulk.delete'
        | 'bulk.approve'
        | 'encrypted.reveal'
        | 'encrypted.search'
        | 'encrypted.write'
        | 'note.read'
        | 'note.write'
        | 'interaction.write'
        | 'group.manage'
        | 'callback.manage'
        | 'filter.share'
        | 'job.read'
        | 'job.read-all'
        | 'job.control'
        | 'job.control-all'
        | 'job.undo'
        | 'job.undo-all'
        | 'audit.read'
        | 'user.manage'
        | 'api-key.manage'
        | 'webhook.manage'
        | 'settings.manage'
        | 'view.share'
      )[];
      roles: ('viewer' | 'agent' | 'service-advisor' | 'dealer-admin' | 'supervisor' | 'admin' | 'auditor')[];
      tenant: {
        /** Format: uuid */
        id: string;
        name: string;
      };
      tenants: {
        /** Format: uuid */
        id: string;
        name: string;
      }[];
      user: {
        email: string | null;
        id: string;
        name: string;
      };
      version: string;
    };
    NoteList: {
      agentsSeeNotes: boolean;
      items: components['schemas']['NoteView'][];
      next: string | null;
      total: {
        /** @enum {string} */
        relation: 'eq' | 'gte';
        value: number;
      };
    };
    NoteView: {
      additions: {
        author: {
          id: string;
          name: string;
        };
        /** Format: date-time */
        createdAt: string;
        id: number;
        text: string;
      }[];
      author: {
        id: string;
        name: string;
      };
      /** Format: date-time */
      createdAt: string;
      id: number;
      /** Format: date-time */
      modifiedAt: string;
      text: string;
      through: string;
    };
    Problem: {
      code: string;
      details?: {
        [key: string]: unknown;
      };
      errors?: {
        code: string;
        message: string;
        path: string;
      }[];
      requestId: string;
      status: number;
      title: string;
      type: string;
    };
    PutEncrypted: {
      value: string | null;
    };
    PutJobMails: {
      /** @enum {string} */
      wish: 'never' | 'long' | 'always';
    };
    QueueView: {
      /** @enum {string} */
      backend: 'postgres' | 'redis';
      isUp: boolean;
      kinds: {
        deliveries: {
          active: number;
          delayed: number;
          waiting: number;
        } | null;
        jobs: {
          planned: number;
          queued: number;
          running: number;
          silent: number;
        };
        kind: string;
      }[];
      latencyMs: number | null;
      problem: string | null;
    };
    ReachRules: {
      callbacks: {
        daysAhead: number;
        missedAfterMinutes: number;
      };
      needsConsent: {
        email: boolean;
        sms: boolean;
        voice: boolean;
      };
      windows: {
        channels: ('voice' | 'sms' | 'email')[];
        days: number[];
        from: string;
        isVerified: boolean;
        region: string;
        source: string;
        until: string;
      }[];
    };
    Readiness: {
      isReady: boolean;
      version: string;
    } & {
      [key: string]: unknown;
    };
    RecordConsent: {
      /** @default null */
      address: string | null;
      /** Format: date-time */
      capturedAt?: string;
      /** @enum {string} */
      channel: 'voice' | 'cell' | 'sms' | 'email';
      /** @default null */
      evidence: string | null;
      /** @enum {string} */
      source: 'web-form' | 'paper-form' | 'call' | 'message' | 'email' | 'in-person' | 'other';
      /** @enum {string} */
      state: 'granted' | 'refused' | 'revoked' | 'unknown';
      /** @default null */
      wordingVersion: string | null;
    };
    RecordedInteractions: {
      created: number;
      items: {
        id: number;
        isNew: boolean;
        sourceId: string;
      }[];
      known: number;
    };
    RecordInteractions: {
      /** @default US */
      defaultCountry: string;
      items: {
        /** @default null */
        address: string | null;
        /** @default null */
        agentId: string | null;
        /** Format: date-time */
        at: string;
        /** @default null */
        caseId: string | null;
        /** @enum {string} */
        channel: 'voice' | 'sms' | 'email' | 'chat' | 'other';
        /** @default null */
        chatId: string | null;
        contactId?: number;
        contactId1?: string;
        /** @enum {string} */
        direction: 'inbound' | 'outbound';
        /** @default null */
        durationSeconds: number | null;
        outcome: string;
        /** @default null */
        result: string | null;
        sourceId: string;
      }[];
      source: string;
    };
    RevealedValue: {
      field: string;
      value: string;
    };
    RevealEncrypted: {
      reason: string;
    };
    RowIssue: {
      code: string;
      column: string;
      row: number;
      /** @enum {string} */
      severity: 'error' | 'warning';
      value: string;
    };
    SaveFilter: {
      /** @description A condition, or a group of which all or any must hold */
      filter:
        | {
            field: string;
            not?: boolean;
            /** @enum {string} */
            op:
              | 'is'
              | 'isNot'
              | 'contains'
              | 'starts'
              | 'ends'
              | 'in'
              | 'notIn'
              | 'lt'
              | 'lte'
              | 'gt'
              | 'gte'
              | 'between'
              | 'lastDays'
              | 'nextDays'
              | 'isEmpty'
              | 'isNotEmpty';
            value?: string | number | boolean | (string | number)[];
            zone?: string;
          }
        | {
            all: components['schemas']['Filter'][];
            not?: boolean;
          }
        | {
            any: components['schemas']['Filter'][];
            not?: boolean;
          };
      name?: string;
      /**
       * @default private
       * @enum {string}
       */
      visibility: 'private' | 'team';
    };
    SearchableFields: {
      items: {
        key: string;
        label: string;
      }[];
    };
    SearchEncrypted: {
      field: string;
      value: string;
    };
    StartBulkChange:
      | {
          /** @constant */
          category: 'status';
          changes: {
            active: boolean;
          };
          /** @default false */
          dryRun: boolean;
          expectedCount?: number;
          /** @default  */
          reason: string;
          /** @default false */
          rehearsal: boolean;
          rowsPerSecond?: number;
          /** Format: date-time */
          startAt?: string;
          target:
            | {
                ids: number[];
              }
            | {
                /** @default [] */
                exclude: number[];
                filter:
                  | string
                  | (
                      | {
                          field: string;
                          not?: boolean;
                          /** @enum {string} */
                          op:
                            | 'is'
                            | 'isNot'
                            | 'contains'
                            | 'starts'
                            | 'ends'
                            | 'in'
                            | 'notIn'
                            | 'lt'
                            | 'lte'
                            | 'gt'
                            | 'gte'
                            | 'between'
                            | 'lastDays'
                            | 'nextDays'
                            | 'isEmpty'
                            | 'isNotEmpty';
                          value?: string | number | boolean | (string | number)[];
                          zone?: string;
                        }
                      | {
                          all: components['schemas']['Filter'][];
                          not?: boolean;
                        }
                      | {
                          any: components['schemas']['Filter'][];
                          not?: boolean;
                        }
                    );
              }
            | {
                /** @constant */
                all: true;
                /** @default [] */
                exclude: number[];
              };
          typedCount?: number;
        }
      | {
          /** @constant */
          category: 'balance';
          changes: {
            balance:
              | {
                  amount: string | null;
                  /** @constant */
                  do: 'set';
                }
              | {
                  amount: string;
                  /** @enum {string} */
                  do: 'add' | 'subtract';
                };
          };
          /** @default false */
          dryRun: boolean;
          expectedCount?: number;
          /** @default  */
          reason: string;
          /** @default false */
          rehearsal: boolean;
          rowsPerSecond?: number;
          /** Format: date-time */
          startAt?: string;
          target:
            | {
                ids: number[];
              }
            | {
                /** @default [] */
                exclude: number[];
                filter:
                  | string
                  | (
                      | {
                          field: string;
                          not?: boolean;
                          /** @enum {string} */
                          op:
                            | 'is'
                            | 'isNot'
                            | 'contains'
                            | 'starts'
                            | 'ends'
                            | 'in'
                            | 'notIn'
                            | 'lt'
                            | 'lte'
                            | 'gt'
                            | 'gte'
                            | 'between'
                            | 'lastDays'
                            | 'nextDays'
                            | 'isEmpty'
                            | 'isNotEmpty';
                          value?: string | number | boolean | (string | number)[];
                          zone?: string;
                        }
                      | {
                          all: components['schemas']['Filter'][];
                          not?: boolean;
                        }
                      | {
                          any: components['schemas']['Filter'][];
                          not?: boolean;
                        }
                    );
              }
            | {
                /** @constant */
                all: true;
                /** @default [] */
                exclude: number[];
              };
          typedCount?: number;
        }
      | {
          /** @constant */
          category: 'due-date';
          changes: {
            dueDate:
              | {
                  date: string | null;
                  /** @constant */
                  do: 'set';
                }
              | {
                  days: number;
                  /** @constant */
                  do: 'shift';
                };
          };
          /** @default false */
          dryRun: boolean;
          expectedCount?: number;
          /** @default  */
          reason: string;
          /** @default false */
          rehearsal: boolean;
          rowsPerSecond?: number;
          /** Format: date-time */
          startAt?: string;
          target:
            | {
                ids: number[];
              }
            | {
                /** @default [] */
                exclude: number[];
                filter:
                  | string
                  | (
                      | {
                          field: string;
                          not?: boolean;
                          /** @enum {string} */
                          op:
                            | 'is'
                            | 'isNot'
                            | 'contains'
                            | 'starts'
                            | 'ends'
                            | 'in'
                            | 'notIn'
                            | 'lt'
                            | 'lte'
                            | 'gt'
                            | 'gte'
                            | 'between'
                            | 'lastDays'
                            | 'nextDays'
                            | 'isEmpty'
                            | 'isNotEmpty';
                          value?: string | number | boolean | (string | number)[];
                          zone?: string;
                        }
                      | {
                          all: components['schemas']['Filter'][];
                          not?: boolean;
                        }
                      | {
                          any: components['schemas']['Filter'][];
                          not?: boolean;
                        }
                    );
              }
            | {
                /** @constant */
                all: true;
                /** @default [] */
                exclude: number[];
              };
          typedCount?: number;
        }
      | {
          /** @constant */
          category: 'group';
          changes: {
            groupId: number | null;
          };
          /** @default false */
          dryRun: boolean;
          expectedCount?: number;
          /** @default  */
          reason: string;
          /** @default false */
          rehearsal: boolean;
          rowsPerSecond?: number;
          /** Format: date-time */
          startAt?: string;
          target:
            | {
                ids: number[];
              }
            | {
                /** @default [] */
                exclude: number[];
                filter:
                  | string
                  | (
                      | {
                          field: string;
                          not?: boolean;
                          /** @enum {string} */
                          op:
                            | 'is'
                            | 'isNot'
                            | 'contains'
                            | 'starts'
                            | 'ends'
                            | 'in'
                            | 'notIn'
                            | 'lt'
                            | 'lte'
                            | 'gt'
                            | 'gte'
                            | 'between'
                            | 'lastDays'
                            | 'nextDays'
                            | 'isEmpty'
                            | 'isNotEmpty';
                          value?: string | number | boolean | (string | number)[];
                          zone?: string;
                        }
                      | {
                          all: components['schemas']['Filter'][];
                          not?: boolean;
                        }
                      | {
                          any: components['schemas']['Filter'][];
                          not?: boolean;
                        }
                    );
              }
            | {
                /** @constant */
                all: true;
                /** @default [] */
                exclude: number[];
              };
          typedCount?: number;
        }
      | {
          /** @constant */
          category: 'ownership';
          changes: {
            agentId?: string | null;
            agentTeam?: string | null;
          };
          /** @default false */
          dryRun: boolean;
          expectedCount?: number;
          /** @default  */
          reason: string;
          /** @default false */
          rehearsal: boolean;
          rowsPerSecond?: number;
          /** Format: date-time */
          startAt?: string;
          target:
            | {
                ids: number[];
              }
            | {
                /** @default [] */
                exclude: number[];
                filter:
                  | string
                  | (
                      | {
                          field: string;
                          not?: boolean;
                          /** @enum {string} */
                          op:
                            | 'is'
                            | 'isNot'
                            | 'contains'
                            | 'starts'
                            | 'ends'
                            | 'in'
                            | 'notIn'
                            | 'lt'
                            | 'lte'
                            | 'gt'
                            | 'gte'
                            | 'between'
                            | 'lastDays'
                            | 'nextDays'
                            | 'isEmpty'
                            | 'isNotEmpty';
                          value?: string | number | boolean | (string | number)[];
                          zone?: string;
                        }
                      | {
                          all: components['schemas']['Filter'][];
                          not?: boolean;
                        }
                      | {
                          any: components['schemas']['Filter'][];
                          not?: boolean;
                        }
                    );
              }
            | {
                /** @constant */
                all: true;
                /** @default [] */
                exclude: number[];
              };
          typedCount?: number;
        }
      | {
          /** @constant */
          category: 'consent';
          changes: {
            /** Format: date-time */
            capturedAt: string;
            channels: {
              /** @enum {string} */
              cell?: 'granted' | 'refused' | 'revoked' | 'unknown';
              /** @enum {string} */
              email?: 'granted' | 'refused' | 'revoked' | 'unknown';
              /** @enum {string} */
              sms?: 'granted' | 'refused' | 'revoked' | 'unknown';
              /** @enum {string} */
              voice?: 'granted' | 'refused' | 'revoked' | 'unknown';
            };
            /** @default null */
            evidence: string | null;
            /** @enum {string} */
            source: 'web-form' | 'paper-form' | 'call' | 'message' | 'email' | 'in-person' | 'other';
            /** @default null */
            wordingVersion: string | null;
          };
          /** @default false */
          dryRun: boolean;
          expectedCount?: number;
          /** @default  */
          reason: string;
          /** @default false */
          rehearsal: boolean;
          rowsPerSecond?: number;
          /** Format: date-time */
          startAt?: string;
          target:
            | {
                ids: number[];
              }
            | {
                /** @default [] */
                exclude: number[];
                filter:
                  | string
                  | (
                      | {
                          field: string;
                          not?: boolean;
                          /** @enum {string} */
                          op:
                            | 'is'
                            | 'isNot'
                            | 'contains'
                            | 'starts'
                            | 'ends'
                            | 'in'
                            | 'notIn'
                            | 'lt'
                            | 'lte'
                            | 'gt'
                            | 'gte'
                            | 'between'
                            | 'lastDays'
                            | 'nextDays'
                            | 'isEmpty'
                            | 'isNotEmpty';
                          value?: string | number | boolean | (string | number)[];
                          zone?: string;
                        }
                      | {
                          all: components['schemas']['Filter'][];
                          not?: boolean;
                        }
                      | {
                          any: components['schemas']['Filter'][];
                          not?: boolean;
                        }
                    );
              }
            | {
                /** @constant */
                all: true;
                /** @default [] */
                exclude: number[];
              };
          typedCount?: number;
        }
      | {
          /** @constant */
          category: 'custom';
          changes: {
            custom: {
              [key: string]: string | number | boolean | null;
            };
          };
          /** @default false */
          dryRun: boolean;
          expectedCount?: number;
          /** @default  */
          reason: string;
          /** @default false */
          rehearsal: boolean;
          rowsPerSecond?: number;
          /** Format: date-time */
          startAt?: string;
          target:
            | {
                ids: number[];
              }
            | {
                /** @default [] */
                exclude: number[];
                filter:
                  | string
                  | (
                      | {
                          field: string;
                          not?: boolean;
                          /** @enum {string} */
                          op:
                            | 'is'
                            | 'isNot'
                            | 'contains'
                            | 'starts'
                            | 'ends'
                            | 'in'
                            | 'notIn'
                            | 'lt'
                            | 'lte'
                            | 'gt'
                            | 'gte'
                            | 'between'
                            | 'lastDays'
                            | 'nextDays'
                            | 'isEmpty'
                            | 'isNotEmpty';
                          value?: string | number | boolean | (string | number)[];
                          zone?: string;
                        }
                      | {
                          all: components['schemas']['Filter'][];
                          not?: boolean;
                        }
                      | {
                          any: components['schemas']['Filter'][];
                          not?: boolean;
                        }
                    );
              }
            | {
                /** @constant */
                all: true;
                /** @default [] */
                exclude: number[];
              };
          typedCount?: number;
        }
      | {
          /** @constant */
          category: 'fields';
          changes: {
            active?: boolean;
            additionalInformation?: string | null;
            addressLine1?: string | null;
            addressLine2?: string | null;
            agentId?: string | null;
            agentTeam?: string | null;
            allowedDays?: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[] | null;
            allowedFrom?: string | null;
            allowedUntil?: string | null;
            amountToSpeak?: string | null;
            balance?: string | null;
            city?: string | null;
            company?: string | null;
            country?: string | null;
            dateOfBirth?: string | null;
            department?: string | null;
            description?: string | null;
            doNotContact?: boolean;
            dueDate?: string | null;
            firstName?: string | null;
            guarantorFirstName?: string | null;
            guarantorLastName?: string | null;
            language?: string | null;
            lastName?: string | null;
            postalCode?: string | null;
            preferredChannel?: string | null;
            salutation?: string | null;
            state?: string | null;
            timeZone?: string | null;
            title?: string | null;
          };
          /** @default false */
          dryRun: boolean;
          expectedCount?: number;
          /** @default  */
          reason: string;
          /** @default false */
          rehearsal: boolean;
          rowsPerSecond?: number;
          /** Format: date-time */
          startAt?: string;
          target:
            | {
                ids: number[];
              }
            | {
                /** @default [] */
                exclude: number[];
                filter:
                  | string
                  | (
                      | {
                          field: string;
                          not?: boolean;
                          /** @enum {string} */
                          op:
                            | 'is'
                            | 'isNot'
                            | 'contains'
                            | 'starts'
                            | 'ends'
                            | 'in'
                            | 'notIn'
                            | 'lt'
                            | 'lte'
                            | 'gt'
                            | 'gte'
                            | 'between'
                            | 'lastDays'
                            | 'nextDays'
                            | 'isEmpty'
                            | 'isNotEmpty';
                          value?: string | number | boolean | (string | number)[];
                          zone?: string;
                        }
                      | {
                          all: components['schemas']['Filter'][];
                          not?: boolean;
                        }
                      | {
                          any: components['schemas']['Filter'][];
                          not?: boolean;
                        }
                    );
              }
            | {
                /** @constant */
                all: true;
                /** @default [] */
                exclude: number[];
              };
          typedCount?: number;
        }
      | {
          /** @constant */
          category: 'delete';
          changes: Record<string, never>;
          /** @default false */
          dryRun: boolean;
          expectedCount?: number;
          /** @default  */
          reason: string;
          /** @default false */
          rehearsal: boolean;
          rowsPerSecond?: number;
          /** Format: date-time */
          startAt?: string;
          target:
            | {
                ids: number[];
              }
            | {
                /** @default [] */
                exclude: number[];
                filter:
                  | string
                  | (
                      | {
                          field: string;
                          not?: boolean;
                          /** @enum {string} */
                          op:
                            | 'is'
                            | 'isNot'
                            | 'contains'
                            | 'starts'
                            | 'ends'
                            | 'in'
                            | 'notIn'
                            | 'lt'
                            | 'lte'
                            | 'gt'
                            | 'gte'
                            | 'between'
                            | 'lastDays'
                            | 'nextDays'
                            | 'isEmpty'
                            | 'isNotEmpty';
                          value?: string | number | boolean | (string | number)[];
                          zone?: string;
                        }
                      | {
                          all: components['schemas']['Filter'][];
                          not?: boolean;
                        }
                      | {
                          any: components['schemas']['Filter'][];
                          not?: boolean;
                        }
                    );
              }
            | {
                /** @constant */
                all: true;
                /** @default [] */
                exclude: number[];
              };
          typedCount?: number;
        };
    StartExport: {
      columns?: string[];
      /**
       * @default machine
       * @enum {string}
       */
      flavour: 'machine' | 'spreadsheet';
      /**
       * @default csv
       * @enum {string}
       */
      format: 'csv' | 'ndjson' | 'vcard';
      /** @default false */
      gzip: boolean;
      rowsPerSecond?: number;
      /** Format: date-time */
      startAt?: string;
      target:
        | {
            ids: number[];
          }
        | {
            /** @default [] */
            exclude: number[];
            filter:
              | string
              | (
                  | {
                      field: string;
                      not?: boolean;
                      /** @enum {string} */
                      op:
                        | 'is'
                        | 'isNot'
                        | 'contains'
                        | 'starts'
                        | 'ends'
                        | 'in'
                        | 'notIn'
                        | 'lt'
                        | 'lte'
                        | 'gt'
                        | 'gte'
                        | 'between'
                        | 'lastDays'
                        | 'nextDays'
                        | 'isEmpty'
                        | 'isNotEmpty';
                      value?: string | number | boolean | (string | number)[];
                      zone?: string;
                    }
                  | {
                      all: components['schemas']['Filter'][];
                      not?: boolean;
                    }
                  | {
                      any: components['schemas']['Filter'][];
                      not?: boolean;
                    }
                );
          }
        | {
            /** @constant */
            all: true;
            /** @default [] */
            exclude: number[];
          };
    };
    StartImport: {
      /**
       * @default reject
       * @enum {string}
       */
      badCells: 'reject' | 'leave-out';
      /**
       * @default auto
       * @enum {string}
       */
      dateOrder: 'auto' | 'mdy' | 'dmy' | 'ymd';
      /** @default US */
      defaultCountry: string;
      /** @default {} */
      defaults: {
        [key: string]: string;
      };
      /** @default false */
      dryRun: boolean;
      /**
       * @default ignore
       * @enum {string}
       */
      emptyCells: 'ignore' | 'clear';
      /** Format: uuid */
      fileId: string;
      /** @default {} */
      format: {
        /** @enum {string} */
        delimiter?: ',' | ';' | '\t' | '|';
        /** @enum {string} */
        encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
        hasHeader?: boolean;
        /** @enum {string} */
        quote?: '"' | "'" | '';
      };
      /**
       * @default first
       * @enum {string}
       */
      inFileDuplicates: 'first' | 'last' | 'reject';
      /** @default auto */
      mapping:
        | 'auto'
        | {
            [key: string]: string | null;
          }
        | {
            column: string | number;
            field: string | null;
          }[];
      /**
       * @default [
       *       "contactId1",
       *       "email"
       *     ]
       */
      match: ('contactId1' | 'contactId2' | 'email' | 'phone')[];
      /**
       * @default upsert
       * @enum {string}
       */
      mode: 'create' | 'update' | 'upsert';
      rowsPerSecond?: number;
      /** Format: date-time */
      startAt?: string;
    };
    StartKeyRotation: {
      /** @default  */
      reason: string;
    };
    StartUndo: {
      /** @default false */
      dryRun: boolean;
      /** Format: uuid */
      jobId: string;
      /** @default  */
      reason: string;
      rowsPerSecond?: number;
      /** Format: date-time */
      startAt?: string;
      typedCount?: number;
    };
    SwitchTenant: {
      /** Format: uuid */
      tenantId: string;
    };
    TableView: {
      columns: {
        id: string;
        isPinned: boolean;
        isShown: boolean;
        width: number | null;
      }[];
      density: ('comfortable' | 'standard' | 'compact') | null;
      sort: string | null;
    };
    TableViews: {
      /** @enum {string} */
      list: 'contacts' | 'interactions' | 'callbacks' | 'jobs' | 'imports' | 'groups';
      own: {
        columns: {
          id: string;
          isPinned: boolean;
          isShown: boolean;
          width: number | null;
        }[];
        density: ('comfortable' | 'standard' | 'compact') | null;
        sort: string | null;
      } | null;
      team: {
        /** Format: date-time */
        sharedAt: string;
        sharedBy: {
          id: string;
          name: string;
        };
        view: {
          columns: {
            id: string;
            isPinned: boolean;
            isShown: boolean;
            width: number | null;
          }[];
          density: ('comfortable' | 'standard' | 'compact') | null;
          sort: string | null;
        };
      } | null;
    };
    TeamList: {
      items: components['schemas']['TeamView'][];
    };
    TeamView: {
      agentCount: number;
      changedAt: string | null;
      changedBy: string | null;
      /** Format: date-time */
      createdAt: string;
      createdBy: string | null;
      id: number;
      name: string;
      version: number;
    };
    UndoView: {
      asBefore: number;
      couldNot: number;
      job: components['schemas']['JobView'];
      kept: number;
      reasons: {
        code: string;
        count: number;
        field: string;
      }[];
      restored: number;
      samples: {
        at: string | null;
        by: string | null;
        code: string;
        contactId: number;
        field: string;
        name: string;
      }[];
      undoes: components['schemas']['JobView'];
    };
    UserList: {
      items: components['schemas']['UserView'][];
      next: string | null;
      total: {
        /** @enum {string} */
        relation: 'eq' | 'estimate' | 'gte';
        value: number;
      };
    };
    UserView: {
      /** Format: date-time */
      createdAt: string;
      email: string;
      hasTwoFactor: boolean;
      /** Format: uuid */
      id: string;
      isActive: boolean;
      name: string;
      roles: ('viewer' | 'agent' | 'service-advisor' | 'dealer-admin' | 'supervisor' | 'admin' | 'auditor')[];
    };
    WebhookDelivery: {
      /** Format: date-time */
      createdAt: string;
      endedAt: string | null;
      events: components['schemas']['WebhookEvent'][];
      id: string;
      nextAt: string | null;
      /** @enum {string} */
      state: 'waiting' | 'delivered' | 'failed';
      status: number | null;
      tries: number;
      trouble: string | null;
    };
    WebhookDeliveryList: {
      items: components['schemas']['WebhookDelivery'][];
      next: string | null;
    };
    WebhookEvent: {
      /** Format: date-time */
      at: string;
      contactId?: number;
      fields?: string[];
      id: string;
      jobId?: string;
      kind?: string;
      ledger?: {
        [key: string]: number;
      };
      type:
        | (
            | 'job.queued'
            | 'job.started'
            | 'job.paused'
            | 'job.cancelled'
            | 'job.succeeded'
            | 'job.failed'
            | 'contact.created'
            | 'contact.updated'
            | 'contact.deleted'
            | 'contact.restored'
          )
        | 'webhook.test';
    };
    WebhookList: {
      items: components['schemas']['WebhookView'][];
    };
    WebhookView: {
      /** Format: date-time */
      createdAt: string;
      createdBy: {
        id: string;
        name: string;
      };
      events: (
        | 'job.queued'
        | 'job.started'
        | 'job.paused'
        | 'job.cancelled'
        | 'job.succeeded'
        | 'job.failed'
        | 'contact.created'
        | 'contact.updated'
        | 'contact.deleted'
        | 'contact.restored'
      )[];
      /** Format: uuid */
      id: string;
      last: {
        /** Format: date-time */
        at: string;
        status: number | null;
        trouble: string | null;
      } | null;
      /** @enum {string} */
      state: 'on' | 'off' | 'gone';
      stateReason: string | null;
      url: string;
      version: number;
      waiting: number;
    };
    WriteNote: {
      /** @default null */
      addsTo: number | null;
      text: string;
    };
    WriteTeam: {
      name: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  'openapi.page': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description This document for people */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'health.live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Whether the process answers */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'health.ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Whether it can work */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Readiness'];
        };
      };
      /** @description `not-ready` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'openapi.document': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description This document */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'agent.list': {
    parameters: {
      query?: {
        active?: 'true' | 'false';
        after?: string;
        limit?: number;
        q?: string;
        team?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Agents by agent ID */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'agent.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateAgent'];
      };
    };
    responses: {
      /** @description Makes an agent */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `agent.exists` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'agent.view': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One agent */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'agent.delete': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Deletes an agent */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `if-match-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'agent.change': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeAgent'];
      };
    };
    responses: {
      /** @description Changes an agent; contacts keep the agent ID they have */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `agent.exists` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `if-match-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'apiKey.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lists API keys, never the keys themselves */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiKeyList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'apiKey.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateApiKey'];
      };
    };
    responses: {
      /** @description Makes an API key and shows it once */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedApiKey'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `api-key.scope-too-wide`, `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'apiKey.revoke': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Revokes an API key */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiKeyView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'audit.list': {
    parameters: {
      query?: {
        action?: string;
        after?: string;
        limit?: number;
        target?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lists the audit trail, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'auth.session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The session */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never> | null;
        };
      };
    };
  };
  'auth.signIn': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          email: string;
          password: string;
        };
      };
    };
    responses: {
      /** @description Signed in */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate-limited` */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'auth.signOut': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Signed out */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
    };
  };
  'bulkChange.start': {
    parameters: {
      query?: never;
      header: {
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StartBulkChange'];
      };
    };
    responses: {
      /** @description Changes many contacts, or says what that would do (`dryRun`); the target is frozen now */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `count-changed` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `idempotency-key-reused`, `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `idempotency-key-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'bulkChange.approve': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Agrees to a bulk change that somebody else started, and lets it begin */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `approval.own`, `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `state-not-allowed` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'callback.list': {
    parameters: {
      query?: {
        after?: string;
        agent?: string;
        contact?: number;
        from?: string;
        limit?: number;
        phone?: string;
        state?: 'open' | 'missed' | 'done' | 'inactive';
        tab?: 'due' | 'today' | 'upcoming' | 'missed' | 'done' | 'inactive';
        team?: string;
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lists callbacks in the order of their times */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallbackList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'callback.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateCallback'];
      };
    };
    responses: {
      /** @description Schedules a callback for a time at which the contact may be called */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallbackView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `contact-not-allowed`, `callback.exists` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `callback.in-past`, `callback.too-far-ahead`, `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'callback.view': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One callback */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallbackView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'callback.change': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeCallback'];
      };
    };
    responses: {
      /** @description Changes a callback, calls it off, or says how it went */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallbackView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `state-not-allowed`, `contact-not-allowed`, `callback.exists` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `callback.in-past`, `callback.too-far-ahead`, `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `if-match-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'callback.changeSeveral': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeCallbacks'];
      };
    };
    responses: {
      /** @description One change for several callbacks, each of which answers for itself */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallbackOutcomes'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'callback.counts': {
    parameters: {
      query?: {
        agent?: string;
        contact?: number;
        from?: string;
        phone?: string;
        state?: 'open' | 'missed' | 'done' | 'inactive';
        team?: string;
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How many callbacks each tab has */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallbackCounts'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'callingWindows.view': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The rules about reaching people: hours by region, channels that need consent, limits of callbacks */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallingWindowsView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'callingWindows.replace': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReachRules'];
      };
    };
    responses: {
      /** @description Replaces the rules about reaching people by a new version */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallingWindowsView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `if-match-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'contact.list': {
    parameters: {
      query?: {
        after?: string;
        filter?: string;
        job?: string;
        limit?: number;
        q?: string;
        sort?: '-created' | 'created' | 'name' | '-name' | 'contactId1' | '-contactId1';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lists and searches contacts */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContactList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'contact.create': {
    parameters: {
      query?: never;
      header: {
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeContact'];
      };
    };
    responses: {
      /** @description Makes a contact */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContactView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `contact.id-taken` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `contact-deleted` */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `idempotency-key-reused`, `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `idempotency-key-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'contact.view': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One contact */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContactView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'contact.delete': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Deletes a contact; it can be restored for 30 days */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeletedContact'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `contact-deleted` */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `if-match-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'contact.change': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeContact'];
      };
    };
    responses: {
      /** @description Changes what is named of a contact; null clears */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContactView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `contact.id-taken` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `contact-deleted` */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `if-match-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'contactInteraction.attempts': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How often somebody tried to reach a contact, today and in all, by phone too */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AttemptsView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'contactCallback.list': {
    parameters: {
      query?: {
        after?: string;
        agent?: string;
        from?: string;
        limit?: number;
        phone?: string;
        state?: 'open' | 'missed' | 'done' | 'inactive';
        tab?: 'due' | 'today' | 'upcoming' | 'missed' | 'done' | 'inactive';
        team?: string;
        until?: string;
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lists the callbacks of a contact */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallbackList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'consent.list': {
    parameters: {
      query?: {
        after?: string;
        asOf?: string;
        limit?: number;
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What a contact has consented to, now or on a past day, and the entries behind it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConsentList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'consent.record': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RecordConsent'];
      };
    };
    responses: {
      /** @description Adds an entry to the consent ledger; none is ever changed */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConsentList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'encrypted.list': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A contact's encrypted fields, masked */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MaskedList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `encrypted.unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'encrypted.put': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        field: string;
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PutEncrypted'];
      };
    };
    responses: {
      /** @description Replaces an encrypted value, or takes it away */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MaskedValue'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `if-match-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `encrypted.unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'encrypted.reveal': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        field: string;
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RevealEncrypted'];
      };
    };
    responses: {
      /** @description Reveals one value for a reason, which stands in the audit trail before the value leaves */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RevealedValue'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found`, `encrypted.empty` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `encrypted.unreadable` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate-limited` */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `encrypted.unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'contact.history': {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Every change of a contact, newest first: who, when, through what, before and after */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContactHistory'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'contactInteraction.list': {
    parameters: {
      query?: {
        after?: string;
        agentId?: string;
        channel?: 'voice' | 'sms' | 'email' | 'chat' | 'other';
        direction?: 'inbound' | 'outbound';
        from?: string;
        limit?: number;
        outcome?: string;
        until?: string;
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lists a contact's interactions, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InteractionList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'mayContact.ask': {
    parameters: {
      query: {
        address?: string;
        at: string;
        channel: 'voice' | 'sms' | 'email';
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description May this contact be reached by a channel at a time, why not, and when next */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MayContact'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'note.list': {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
        q?: string;
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lists a contact's notes, newest modification first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NoteList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `note.disabled`, `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'note.write': {
    parameters: {
      query?: never;
      header: {
        'Idempotency-Key': string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WriteNote'];
      };
    };
    responses: {
      /** @description Writes a note, or adds to one; what is saved is never changed or deleted */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NoteView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `note.disabled`, `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `note.too-many-additions` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `idempotency-key-reused`, `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `idempotency-key-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'contact.restore': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Brings a deleted contact back */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContactView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `state-not-allowed`, `contact.id-taken` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `undo-window-closed` */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'contact.undo': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: date-time */
          at: string;
        };
      };
    };
    responses: {
      /** @description Takes one change of a contact back, if nothing it set has changed since */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContactView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `contact.change-overtaken`, `contact.change-final`, `contact.id-taken` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `contact-deleted` */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `if-match-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'contact.count': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CountContacts'];
      };
    };
    responses: {
      /** @description How many contacts fulfil a filter, within a second */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContactCount'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'contact.listDeleted': {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Contacts that can still be restored, the one deleted last first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeletedContactList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'encrypted.search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SearchEncrypted'];
      };
    };
    responses: {
      /** @description Finds contacts by a whole encrypted value */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FoundEncrypted'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `encrypted.not-searchable` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate-limited` */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `encrypted.unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'encrypted.searchable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Which encrypted fields contacts can be found by */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SearchableFields'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'contact.fields': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Every field a contact can have, custom ones too */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContactFieldList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'contact.lookUp': {
    parameters: {
      query?: {
        country?: string;
        email?: string;
        except?: number;
        phone?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Contacts with this e-mail address or phone: hints at doubles while somebody types */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContactLookup'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'customField.list': {
    parameters: {
      query?: {
        deleted?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Custom fields of contacts, in their order */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CustomFieldList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'customField.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateCustomField'];
      };
    };
    responses: {
      /** @description Makes a custom field; its type is for good */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CustomFieldView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `custom-field.exists` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `custom-field.too-many`, `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'customField.delete': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Deletes a custom field; contacts keep its values, which nobody is shown */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CustomFieldView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `if-match-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'customField.change': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeCustomField'];
      };
    };
    responses: {
      /** @description Renames or moves a custom field, changes its section or the options of a list */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CustomFieldView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `custom-field.exists` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `if-match-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'customField.restore': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Brings a deleted custom field back with its values */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CustomFieldView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `state-not-allowed`, `custom-field.exists` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `custom-field.too-many`, `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'customField.usage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How many contacts have a value in each custom field */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CustomFieldUsage'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'events.open': {
    parameters: {
      query?: {
        topics?: string;
      };
      header?: {
        'Last-Event-ID'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Server-sent events: `job` with a JobView for every change of a job */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate-limited` */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'export.start': {
    parameters: {
      query?: never;
      header: {
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StartExport'];
      };
    };
    responses: {
      /** @description Starts an export of contacts */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `idempotency-key-reused`, `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `idempotency-key-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'filter.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lists the saved filters of the caller and of the team */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FilterList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'filter.save': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SaveFilter'];
      };
    };
    responses: {
      /** @description Saves a filter; without a name, for an address that would be too long */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FilterView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `filter.exists` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `filter.too-many`, `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'filter.view': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One saved filter */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FilterView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'filter.delete': {
    parameters: {
      query?: {
        force?: 'true' | 'false';
      };
      header?: {
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Deletes a saved filter; one that something uses only with `force=true` */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `filter.in-use`, `state-not-allowed` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `if-match-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'filter.change': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeFilter'];
      };
    };
    responses: {
      /** @description Renames, shares or rewrites a saved filter */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FilterView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `filter.exists`, `state-not-allowed` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `if-match-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'filter.setDefault': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DefaultFilter'];
      };
    };
    responses: {
      /** @description Sets the filter with which the caller's lists begin, or none */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FilterList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'filter.fields': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Every field a filter can ask for, with its operators and choices */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FilterFieldList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'group.list': {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
        q?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Groups by name */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GroupList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'group.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateGroup'];
      };
    };
    responses: {
      /** @description Makes a group */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GroupView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `group.exists` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'group.view': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One group */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GroupView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'group.delete': {
    parameters: {
      query?: {
        moveTo?: 'none' | number;
      };
      header?: {
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Deletes a group; `moveTo` says where its contacts go */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeletedGroup'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `group.not-empty`, `group.too-many-contacts` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `if-match-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'group.rename': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeGroup'];
      };
    };
    responses: {
      /** @description Renames a group */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GroupView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `group.exists` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `if-match-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'home.view': {
    parameters: {
      query?: {
        zone?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The numbers of the start page: contacts and callbacks of today, as far as the caller may see them */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HomeView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'import.start': {
    parameters: {
      query?: never;
      header: {
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StartImport'];
      };
    };
    responses: {
      /** @description Starts the import of a finished upload */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `import.custom-field-forbidden`, `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `upload.incomplete` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `upload.expired` */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `idempotency-key-reused`, `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `idempotency-key-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `import.no-disk-space` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'import.preview': {
    parameters: {
      query: {
        defaultCountry?: string;
        delimiter?: ',' | ';' | '\t' | '|';
        encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
        hasHeader?: 'true' | 'false';
        name?: string;
        quote?: '"' | "'" | '';
        size: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/octet-stream': string;
      };
    };
    responses: {
      /** @description Says what the first bytes of a file tell: format, columns, suggested mapping */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportPreview'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `import.empty`, `import.not-text`, `import.header-only`, `import.unsupported-encoding`, `import.archive-broken`, `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'interaction.record': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RecordInteractions'];
      };
    };
    responses: {
      /** @description Keeps attempts and conversations of another system, up to 1,000 at once, all or none */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecordedInteractions'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `interaction.refused`, `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'job.list': {
    parameters: {
      query?: {
        after?: string;
        kind?: string;
        limit?: number;
        tab?: 'all' | 'running' | 'paused' | 'completed' | 'issues' | 'failed' | 'cancelled';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lists jobs, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'job.view': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One job as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'job.plan': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          rowsPerSecond?: number | null;
          startAt?: string | null;
        };
      };
    };
    responses: {
      /** @description Changes when a waiting job starts, and how fast a job may go */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `state-not-allowed` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'job.cancel': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          reason?: string;
        };
      };
    };
    responses: {
      /** @description Gives a job up; what it has done stays */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `state-not-allowed`, `approval.missing` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'job.files': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lists the files a job left behind */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobFileList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'jobFile.download': {
    parameters: {
      query?: {
        safe?: '0' | '1';
      };
      header?: {
        'If-Range'?: string;
        Range?: string;
      };
      path: {
        id: string;
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Downloads a result file; `Range` goes on with a broken download, `safe=1` disarms formulas */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `job.file-gone` */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'job.force': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          reason?: string;
        };
      };
    };
    responses: {
      /** @description Pauses or cancels at once a job that does not end its batch */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `state-not-allowed`, `approval.missing` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'job.issues': {
    parameters: {
      query?: {
        after?: string;
        code?: string;
        column?: string;
        limit?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lists issues in row order */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobIssueList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'job.pause': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          reason?: string;
        };
      };
    };
    responses: {
      /** @description Pauses a job at the end of its batch */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `state-not-allowed`, `approval.missing` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'job.resume': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          reason?: string;
          rowsPerSecond?: number | null;
          startAt?: string | null;
        };
      };
    };
    responses: {
      /** @description Resumes a paused or failed job where it stood */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `state-not-allowed`, `approval.missing` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'job.throughput': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How a job went over time */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobThroughput'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'job.timeline': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Who moved a job, when and why */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobTimeline'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'job.cancelMany': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              ids: string[];
              reason?: string;
            }
          | {
              /** @default [] */
              except?: string[];
              expectedCount: number;
              kind?: string;
              reason?: string;
              /** @enum {string} */
              tab: 'running' | 'paused' | 'failed';
            };
      };
    };
    responses: {
      /** @description Cancels jobs by id, or all of a tab if there are still as many as were seen */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CancelledJobs'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `count-changed` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'job.counts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How many jobs each tab has */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobCounts'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'job.summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What runs, waits and failed lately, and how fast */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobSummary'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'keyRotation.start': {
    parameters: {
      query?: never;
      header: {
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StartKeyRotation'];
      };
    };
    responses: {
      /** @description Starts the rotation of the keys of encrypted fields */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `idempotency-key-reused`, `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `idempotency-key-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `encrypted.unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'mail.list': {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lists mails about the end of jobs, newest first: one’s own, or with `settings.manage` those of everybody */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MailList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'mail.show': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One mail with its text, and what became of it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MailText'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'me.show': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Who is calling, where, and what they may do */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MeView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'mail.showWish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description When the person who is signed in is told by e-mail that a job of theirs has ended, and at which address */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobMailsView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'mail.keepWish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PutJobMails'];
      };
    };
    responses: {
      /** @description Keeps when one wants to be told by e-mail: `never`, `long` (it took longer than a minute), `always` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobMailsView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'me.switchTenant': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SwitchTenant'];
      };
    };
    responses: {
      /** @description Moves the session to another tenant of the same person */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MeView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'view.show': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        list: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How a table is arranged: one’s own view, and the shared one */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TableViews'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'view.keep': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        list: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TableView'];
      };
    };
    responses: {
      /** @description Keeps one’s own view of a table */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TableViews'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'view.reset': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        list: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Forgets one’s own view of a table */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TableViews'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'queue.view': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How the queue is: deliveries beside jobs, by kind */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QueueView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'agentDesktop.show': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What agents find on their desktop */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentDesktopView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'agentDesktop.change': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AgentDesktop'];
      };
    };
    responses: {
      /** @description Changes what agents find on their desktop */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentDesktopView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `if-match-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'bulkChangeSettings.show': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What is wanted before a bulk change begins */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BulkChangeSettingsView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'bulkChangeSettings.change': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BulkChangeSettings'];
      };
    };
    responses: {
      /** @description Changes what is wanted before a bulk change begins */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BulkChangeSettingsView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `if-match-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'encryptedSettings.show': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Which encrypted fields there are, and who may reveal them */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EncryptedSettingsView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'encryptedSettings.change': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EncryptedSettings'];
      };
    };
    responses: {
      /** @description Changes which encrypted fields there are, and who may reveal them */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EncryptedSettingsView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `if-match-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'mail.showSettings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How mails leave: to which server, or into which folder */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MailSettingsView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'team.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Teams by name */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TeamList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'team.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WriteTeam'];
      };
    };
    responses: {
      /** @description Makes a team */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TeamView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `team.exists` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'team.view': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One team */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TeamView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'team.delete': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Deletes a team without agents */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TeamView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `team.not-empty` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `if-match-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'team.rename': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WriteTeam'];
      };
    };
    responses: {
      /** @description Renames a team; contacts keep the name they have */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TeamView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `team.exists` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `if-match-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'undo.start': {
    parameters: {
      query?: never;
      header: {
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StartUndo'];
      };
    };
    responses: {
      /** @description Starts the undo of a job, or its dry run; of an undo it is a redo */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `undo.not-undoable`, `state-not-allowed`, `undo.nothing-changed`, `already-running`, `undo.already-undone` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `undo-window-closed` */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `idempotency-key-reused`, `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `idempotency-key-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'undo.view': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How an undo ended: restored, kept because edited since, could not, and why */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UndoView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'upload.create': {
    parameters: {
      query?: never;
      header: {
        'Tus-Resumable': string;
        'Upload-Length'?: string;
        'Upload-Metadata'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Begins a resumable upload (tus 1.0) */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `upload.too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `import.no-disk-space` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'upload.describe': {
    parameters: {
      query?: never;
      header: {
        'Tus-Resumable': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What the tus server can do */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'upload.remove': {
    parameters: {
      query?: never;
      header: {
        'Tus-Resumable': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Removes an upload that no job reads */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `state-not-allowed` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'upload.show': {
    parameters: {
      query?: never;
      header: {
        'Tus-Resumable': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How many bytes of an upload have arrived */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `upload.expired` */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'upload.append': {
    parameters: {
      query?: never;
      header: {
        'Tus-Resumable': string;
        'Upload-Checksum'?: string;
        'Upload-Offset': string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/offset+octet-stream': string;
      };
    };
    responses: {
      /** @description Adds bytes to an upload */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `upload.offset-mismatch` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `upload.expired` */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `upload.too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `upload.checksum-mismatch` */
      460: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'user.list': {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lists the people of the tenant */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'user.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateUser'];
      };
    };
    responses: {
      /** @description Adds a person */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `user.exists` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'user.change': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeUser'];
      };
    };
    responses: {
      /** @description Changes roles, or switches a person off and on */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'view.share': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        list: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TableView'];
      };
    };
    responses: {
      /** @description Shares a view of a table with everybody of the tenant */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TableViews'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'view.unshare': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        list: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Stops sharing a view of a table */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TableViews'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'webhook.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lists webhooks, without their secrets */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'webhook.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateWebhook'];
      };
    };
    responses: {
      /** @description Makes a webhook; its secret is shown once */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedWebhook'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `webhook.url-refused`, `webhook.too-many`, `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate-limited` */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `encrypted.unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'webhook.remove': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Takes a webhook away, with its deliveries */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `if-match-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'webhook.change': {
    parameters: {
      query?: never;
      header?: {
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeWebhook'];
      };
    };
    responses: {
      /** @description Changes a webhook, or switches it off and on */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `encrypted.unreadable` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `stale-version` */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `webhook.url-refused`, `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `if-match-missing` */
      428: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `encrypted.unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'webhook.deliveries': {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lists what was sent, newest first, and what came of it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookDeliveryList'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'webhook.resend': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        delivery: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Sends the same events again */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookDelivery'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate-limited` */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'webhook.test': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Sends an event that tells nothing */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookView'];
        };
      };
      /** @description `sign-in-needed` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `permission-missing`, `origin-refused` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `invalid-input` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate-limited` */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  'health.prometheus': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Counters for Prometheus */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
    };
  };
}
