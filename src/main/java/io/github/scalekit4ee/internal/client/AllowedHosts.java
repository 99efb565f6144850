package io.github.scalekit4ee.internal.client;

import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.read.ScalekitKey;
import io.github.scalekit4ee.internal.http.HostAndPort;
import io.github.scalekit4ee.internal.http.HttpUris;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may be sent a token: a bearer token works for whoever holds it (RFC 6750 section 5.3), so it goes to hosts that
 * somebody named, by https, and nowhere else.
 */
public final class AllowedHosts {

    /** Host, or host and port, in lower case. */
    private final Set<String> hosts;

    private final String setting;
    private final WithheldTokenLog refusals = new WithheldTokenLog();

    /**
     * @param setting where somebody would add a host, for messages
     * @throws ConfigurationException when one is no host
     */
    public AllowedHosts(Collection<String> hosts, String setting) {
        this.setting = setting;
        this.hosts = hosts.stream().map(this::parsed).collect(Collectors.toUnmodifiableSet());
    }

    private String parsed(String host) {
        return HostAndPort.parse(host)
                .orElseThrow(() -> new ConfigurationException(List.of(setting + ": \"" + host
                        + "\" is not a host. Write a host name or address, with :port if only that port is meant,"
                        + " without scheme, path or wildcard.")));
    }

    public static AllowedHosts of(ClientConfiguration client) {
        return new AllowedHosts(
                client.allowedHosts(),
                client.name().isEmpty() ? setting() : "scalekit.clients." + client.name() + ".allowed-hosts");
    }

    public static String setting() {
        return ScalekitKey.CLIENT_ALLOWED_HOSTS.key() + " (" + ScalekitKey.CLIENT_ALLOWED_HOSTS.environmentVariable()
                + ") or allowedHosts(…) of the builder";
    }

    /** A host without a port stands for all its ports; names are compared whole and without regard to case. */
    public boolean allow(URI target) {
        String host = target.getHost();
        String scheme = target.getScheme();
        if (host == null || scheme == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT);
        int port = target.getPort() != -1 ? target.getPort() : scheme.equalsIgnoreCase("https") ? 443 : 80;
        return HttpUris.isSecure(scheme, name) && (hosts.contains(name) || hosts.contains(name + ":" + port));
    }

    /** @throws IllegalArgumentException if its host is none of these */
    public void require(URI target) {
        if (!allow(target)) {
            throw new IllegalArgumentException(refusal(target));
        }
    }

    /** Once for all who ask these hosts: many applications make a filter for each call. */
    public void logRefusal(URI target) {
        refusals.log(() -> refusal(target));
    }

    /** {@return a sentence for somebody who wonders why there was no token} */
    String refusal(URI target) {
        if (target.getHost() == null) {
            // Not shown: what java.net.URI cannot take apart may have a password in it.
            return "No access token is sent to a URL in which no host can be read. Write an international name in its"
                    + " ASCII form, such as xn--bcher-kva.example.";
        }
        return "No access token is sent to " + target.getScheme() + "://" + target.getHost()
                + ". If that host may have one, add it to " + setting
                + ", and call it by https; http is for loopback addresses only.";
    }
}
