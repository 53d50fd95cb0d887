export { SavedViewsModule } from './saved-views.module.js';
export { SavedViews, type TypedView } from './saved-views.service.js';
export { SavedViewsQueries, type SavedView } from './saved-views.queries.js';
export * from './saved-views.policy.js';
