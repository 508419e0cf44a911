/** The door of open data: descriptions and, later, standard exports for machines. */
export { openDataRoutes } from './api/routes.ts';
export { openApiDocument } from './domain/openapi.ts';
