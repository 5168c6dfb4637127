export { type TestBackendOptions, testBackend } from './test-backend.js';
