/** The built demo site, served from a folder somewhere below the root. */
export interface Site {
  /** Of its first page, without a hash. */
  readonly url: string;
  readonly origin: string;
  close(): Promise<void>;
}

export declare const siteFolder: string;
export declare function serveSite(): Promise<Site>;
