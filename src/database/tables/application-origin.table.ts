/** Whose pages may call the API for an application. */
export interface ApplicationOriginTable {
  origin: string;
  application_id: string;
}
