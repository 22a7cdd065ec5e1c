import type { RouteDescription } from './described.js';

/** Filters and counts. See `described`. */
export const describedFilters: Readonly<Record<string, RouteDescription>> = {
  'post /api/v1/contacts/count': {
    summary: 'How many contacts fulfil a filter, within a second',
    answer: 'ContactCount',
    status: 200,
    problems: [],
  },
  'get /api/v1/filters': {
    summary: 'Lists the saved filters of the caller and of the team',
    answer: 'FilterList',
    status: 200,
    problems: [],
  },
  'post /api/v1/filters': {
    summary: 'Saves a filter; without a name, for an address that would be too long',
    answer: 'FilterView',
    status: 201,
    problems: ['filter.exists', 'filter.too-many'],
  },
  'get /api/v1/filters/fields': {
    summary: 'Every field a filter can ask for, with its operators and choices',
    answer: 'FilterFieldList',
    status: 200,
    problems: [],
  },
  'put /api/v1/filters/default': {
    summary: "Sets the filter with which the caller's lists begin, or none",
    answer: 'FilterList',
    status: 200,
    problems: ['not-found'],
  },
  'get /api/v1/filters/{id}': {
    summary: 'One saved filter',
    answer: 'FilterView',
    status: 200,
    problems: ['not-found'],
  },
  'patch /api/v1/filters/{id}': {
    summary: 'Renames, shares or rewrites a saved filter',
    answer: 'FilterView',
    status: 200,
    problems: ['not-found', 'stale-version', 'if-match-missing', 'filter.exists', 'state-not-allowed'],
    headers: ['If-Match'],
  },
  'delete /api/v1/filters/{id}': {
    summary: 'Deletes a saved filter; one that something uses only with `force=true`',
    answer: null,
    status: 204,
    problems: ['not-found', 'stale-version', 'if-match-missing', 'filter.in-use', 'state-not-allowed'],
    headers: ['If-Match'],
  },
};
