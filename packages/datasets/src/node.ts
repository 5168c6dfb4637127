export { readCsv, readDatFile, readNpy } from './node/read.js';
export { type ReadDatOptions, readDat } from './node/read-dat.js';
export { type ReadDataOptions, readData } from './node/read-data.js';
export { writeCsv, writeData, writeNpy } from './node/write.js';
export { writeDat } from './node/write-dat.js';
