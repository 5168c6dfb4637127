export * from './common';
export { trainLanes } from './lanes';
export { work } from './second-thread';
