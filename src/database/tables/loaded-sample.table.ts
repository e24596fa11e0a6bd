/** Which sample data this installation has been given; deleting the data does not bring it back. */
export interface LoadedSampleTable {
  name: string;
  loaded_at: number;
}
