export type { FoundMoku } from './node/announcement.js';
export { bitstreamFolder } from './node/bitstream-folder.js';
export { connect, type NodeConnectOptions, withInstrument } from './node/connect.js';
export { type DiscoverOptions, discover } from './node/discover.js';
export { type NetworkFile, readNetworkFile, setupPathOf, uploadFile } from './node/upload-file.js';
