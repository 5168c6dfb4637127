import { connect } from '@linnet/device-client/node';

// A program that takes an instrument and ends, one way or another, without closing it.
const [address = '', ending = ''] = process.argv.slice(2);

const moku = await connect(address, { clientName: 'a program' });
process.stdout.write('connected\n');
if (ending === 'exit') process.exit(0);
if (ending === 'error') throw new Error('nobody catches this');
if (ending === 'wait') setInterval(() => undefined, 1000);
if (ending === 'handled') {
  // A program that decides itself what the signal does.
  process.once('SIGTERM', () => void moku.close().then(() => process.exit(7)));
  setInterval(() => undefined, 1000);
}
