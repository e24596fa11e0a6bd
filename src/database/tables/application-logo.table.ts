/** The picture that stands for an application on the page. */
export interface ApplicationLogoTable {
  application_id: string;
  media_type: string;
  bytes: Buffer;
  /** Of the two, in hexadecimal. */
  digest: string;
}
