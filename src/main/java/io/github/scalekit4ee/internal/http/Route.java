package io.github.scalekit4ee.internal.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which proxy leads to a peer: ours, if there is one and the peer is not this machine, or what the JDK's switches say. */
final class Route extends ProxySelector {

    private final @Nullable HttpProxy proxy;

    Route(@Nullable HttpProxy proxy) {
        this.proxy = proxy;
    }

    @Override
    public List<Proxy> select(URI uri) {
        if (proxy == null) {
            ProxySelector standard = ProxySelector.getDefault();
            return standard == null ? List.of(Proxy.NO_PROXY) : standard.select(uri);
        }
        // As the JDK's own http.nonProxyHosts has it; the only http peers are there, and a proxy would read those
        // exchanges.
        return HttpUris.isLoopback(uri.getHost())
                ? List.of(Proxy.NO_PROXY)
                : List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host(proxy), proxy.port())));
    }

    private static String host(HttpProxy proxy) {
        return proxy.host().startsWith("[")
                ? proxy.host().substring(1, proxy.host().length() - 1)
                : proxy.host();
    }

    /** What messages call the proxy that leads to the peer; null when none does. */
    @Nullable
    String proxyTo(URI uri) {
        // HttpClient takes the first, and knows of no SOCKS.
        Optional<Proxy> first = select(uri).stream().findFirst();
        return first.isPresent()
                        && first.get().type() == Proxy.Type.HTTP
                        && first.get().address() instanceof InetSocketAddress address
                ? address.getHostString() + ":" + address.getPort()
                : null;
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        if (proxy == null && ProxySelector.getDefault() != null) {
            ProxySelector.getDefault().connectFailed(uri, address, failure);
        }
    }
}
