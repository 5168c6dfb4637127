import { testBackend } from '../src/index.js';
import { faults } from './faults.js';
import { faultyBackend } from './faulty-backend.js';

testBackend(faultyBackend('right'));
for (const [index, fault] of faults.entries()) testBackend(faultyBackend(`wrong-${index}`, fault));
