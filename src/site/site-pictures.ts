/** The published pictures that mails and issues show from the newsletter's own site. */
export interface SitePictures {
  /**
   * @param name one that `pictureType` knows
   * @returns undefined if there is none of that name
   */
  load(name: string): Promise<Uint8Array | undefined>;
}
