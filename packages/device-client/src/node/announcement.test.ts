import Bonjour from 'bonjour-service';
import { describe, expect, it } from 'vitest';
import { readAnnouncement } from './announcement.js';
import { discover } from './discover.js';

const found = {
  name: 'Moku-000378',
  address: '192.168.1.20',
  serial: '378',
  hardware: '3.0',
  firmware: '611',
  colour: 'black',
  bootMode: 'normal',
};

const announced = { fqdn: 'Moku-000378._moku._tcp.local', addresses: ['fe80::1', '192.168.1.20'] };

describe('an announcement', () => {
  it.each([
    ['0.5', { netver: '4', fwver: '611', hwver: '3.0', serial: '378', colour: 'black', bootmode: 'normal' }],
    ['0.5', { fwver: '611', hwver: '3.0', serial: '378', color: 'black', bootmode: 'normal' }],
    [
      '0.4',
      {
        'device.fw_version': '611',
        'device.hw_version': '3.0',
        'device.serial': '378',
        'device.colour': 'black',
        'system.bootmode': 'normal',
      },
    ],
    [
      '0.2',
      {
        'system.micro': '611',
        'device.hw_version': '3.0',
        'device.serial': '378',
        'device.colour': 'black',
        'system.bootmode': 'normal',
      },
    ],
  ])('of version %s is read', (txtver, txt) => {
    expect(readAnnouncement({ ...announced, txt: { txtver, ...txt } })).toEqual(found);
  });

  it('may leave things out, but not the address', () => {
    expect(readAnnouncement(announced)).toMatchObject({ name: 'Moku-000378', serial: undefined });
    const dotted = { fqdn: 'My.Moku._moku._tcp.local', addresses: [], referer: { address: '10.0.0.7' } };
    expect(readAnnouncement(dotted)).toMatchObject({ name: 'My.Moku', address: '10.0.0.7' });
    expect(readAnnouncement({ ...announced, addresses: ['fe80::1'] })).toBeUndefined();
  });

  it('tells the port where it is not 80', () => {
    expect(readAnnouncement({ ...announced, port: 80 })).toMatchObject({ address: '192.168.1.20' });
    expect(readAnnouncement({ ...announced, port: 8090 })).toMatchObject({ address: '192.168.1.20:8090' });
  });

  it('reaches no terminal with control characters', () => {
    const fqdn = 'Mo\u0007ku._moku._tcp.local';
    const txt = { txtver: '0.5', serial: '99\u001b[31m', colour: 'red\nName' };
    const shown = { name: 'Mo\uFFFDku', serial: '99\uFFFD[31m', colour: 'red\uFFFDName' };
    expect(readAnnouncement({ ...announced, fqdn, txt })).toMatchObject(shown);
  });
});

describe('discover', () => {
  it('finds what announces itself, where the network carries announcements', async ({ skip }) => {
    const announcer = new Bonjour({}, () => undefined);
    const txt = { txtver: '0.5', serial: '378', hwver: '3.0', fwver: '611', bootmode: 'normal', netver: '4' };
    announcer.publish({ name: 'Moku-000378', type: 'moku', port: 80, txt, probe: false });
    const list = await discover({ timeout: 3000, serial: '378' }).finally(() => announcer.destroy());
    if (list.length === 0) skip('no multicast here');
    expect(list).toMatchObject([{ name: 'Moku-000378', serial: '378' }]);
  });

  it('ends when it is told to, with what it has', async () => {
    expect(await discover({ signal: AbortSignal.abort() })).toEqual([]);
  });

  it.each([{ timeout: 1e10 }, { timeout: -1 }, { timeout: 0.5 }, { serial: 5 }, { seconds: 5 }])(
    'refuses %j',
    async (options) => {
      await expect(discover(options as object)).rejects.toMatchObject({ code: 'bad-option' });
    },
  );
});
