import { isPublicAddress } from './public-address.js';

describe('a public address', () => {
  it.each(['8.8.8.8', '101.91.40.24', '172.15.0.1', '172.32.0.1', '100.63.0.1', '2400:3200::1', '2606:4700::1'])('%s is one', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ['this host', '0.0.0.0'],
    ['loopback', '127.0.0.1'],
    ['all of loopback', '127.255.255.254'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['carrier NAT', '100.64.0.1'],
    ['link-local, the metadata service', '169.254.169.254'],
    ['benchmarks', '198.18.0.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '250.1.2.3'],
    ['broadcast', '255.255.255.255'],
    ['loopback', '::1'],
    ['unspecified', '::'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['ULA', 'fd00::1'],
    ['ULA', 'fc00::1'],
    ['mapped loopback', '::ffff:127.0.0.1'],
    ['mapped public address', '::ffff:8.8.8.8'],
    ['translated', '64:ff9b::7f00:1'],
    ['6to4 of a private one', '2002:0a00:0001::1'],
    ['Teredo', '2001:0:1::1'],
    ['documentation', '2001:db8::1'],
    ['multicast', 'ff02::1'],
    ['no address at all', 'localhost'],
    ['a number', '2130706433'],
  ])('%s (%s) is none', (_, address) => expect(isPublicAddress(address)).toBe(false));
});
