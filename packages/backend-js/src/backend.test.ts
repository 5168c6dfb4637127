import { testBackend } from '@linnet/testing';
import { js } from './index.js';

testBackend(js);
testBackend(js, { load: { precision: 'float64' } });
