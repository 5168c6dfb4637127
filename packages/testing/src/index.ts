export { type TestBackendOptions, testBackend } from './test-backend.js';
export { type ExporterCase, testExporter } from './test-exporter.js';
