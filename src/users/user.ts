/** An end user, who exists by being named: the same id in another application is somebody else. */
export interface User {
  applicationId: string;
  userId: string;
}
