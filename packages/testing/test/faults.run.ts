import { registerBackend } from '../src/backend/register.js';
import { testBackend, testExporter } from '../src/index.js';
import { faults } from './faults.js';
import { faultyBackend } from './faulty-backend.js';
import { exporterCases, exporterFaults, textExporter } from './faulty-exporters.js';

testBackend(faultyBackend('right'));
for (const [index, [fault, group]] of faults.entries()) {
  registerBackend(faultyBackend(`wrong-${index}`, fault), undefined, [group]);
}
testExporter(textExporter('right'), exporterCases());
for (const [index, fault] of exporterFaults.entries())
  testExporter(textExporter(`wrong-${index}`, fault), exporterCases());
