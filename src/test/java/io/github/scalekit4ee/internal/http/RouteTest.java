package io.github.scalekit4ee.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RouteTest {

    private static final URI KEYS = URI.create("https://acme.scalekit.dev/keys");
    private static final IOException FAILURE = new IOException("refused");

    private final ProxySelector before = ProxySelector.getDefault();
    private final List<Object> told = new ArrayList<>();

    @AfterEach
    void restore() {
        ProxySelector.setDefault(before);
    }

    private static InetSocketAddress address(String host) {
        return InetSocketAddress.createUnresolved(host, 3128);
    }

    private void standard(Proxy... proxies) {
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(proxies);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                told.addAll(List.of(uri, address, failure));
            }
        });
    }

    @Test
    void withoutAProxyOfOursItIsThatOfTheJvm() {
        standard(new Proxy(Proxy.Type.HTTP, address("standard.example")));
        Route route = new Route(null);
        assertThat(route.proxyTo(KEYS)).isEqualTo("standard.example:3128");
        route.connectFailed(KEYS, address("standard.example"), FAILURE);
        assertThat(told).containsExactly(KEYS, address("standard.example"), FAILURE);
    }

    @Test
    void aJvmWithoutAnyLeadsThereDirectly() {
        ProxySelector.setDefault(null);
        Route route = new Route(null);
        assertThat(route.select(KEYS)).containsExactly(Proxy.NO_PROXY);
        assertThat(route.proxyTo(KEYS)).isNull();
        route.connectFailed(KEYS, address("nobody.example"), FAILURE);
    }

    /** The HTTP client of the JDK knows none of the others. */
    @Test
    void onlyAnHttpProxyIsOne() {
        standard(Proxy.NO_PROXY);
        assertThat(new Route(null).proxyTo(KEYS)).isNull();
        standard(new Proxy(Proxy.Type.SOCKS, address("socks.example")));
        assertThat(new Route(null).proxyTo(KEYS)).isNull();
        standard();
        assertThat(new Route(null).proxyTo(KEYS)).isNull();
    }

    @Test
    void oursIsInPlaceOfTheJvmsButForThisMachine() {
        standard(new Proxy(Proxy.Type.HTTP, address("standard.example")));
        Route route = new Route(new HttpProxy("ours.example", 3128));
        assertThat(route.select(KEYS)).containsExactly(new Proxy(Proxy.Type.HTTP, address("ours.example")));
        assertThat(route.select(URI.create("http://127.0.0.1:1/"))).containsExactly(Proxy.NO_PROXY);
        route.connectFailed(KEYS, address("ours.example"), FAILURE);
        assertThat(told).isEmpty();
    }

    @Test
    void anAddressOfIpv6LosesItsBrackets() {
        assertThat(new Route(new HttpProxy("[fd00::1]", 3128)).select(KEYS))
                .containsExactly(new Proxy(Proxy.Type.HTTP, address("fd00::1")));
    }
}
