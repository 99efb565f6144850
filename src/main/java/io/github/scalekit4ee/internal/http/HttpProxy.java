package io.github.scalekit4ee.internal.http;

/**
 * A proxy that opens tunnels (RFC 9110 section 9.3.6) and asks for no user and password.
 *
 * @param host a name or an address, an IPv6 address in brackets
 * @param port 1 to 65535
 */
public record HttpProxy(String host, int port) {

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
