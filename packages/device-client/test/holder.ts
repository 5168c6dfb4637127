import { connect } from '../src/node.js';

// A program that ends without closing: while it is being connected, or when its work is done.
const [address = '', ending = ''] = process.argv.slice(2);

const connecting = connect(address);
process.stdout.write('started\n');
if (ending === 'exit') process.stdin.once('data', () => process.exit(0));
else {
  process.stdin.unref();
  await connecting;
}
