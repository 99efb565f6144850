package io.github.scalekit4ee.internal.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.scalekit4ee.internal.config.ResourceConfiguration;
import io.github.scalekit4ee.internal.json.JsonWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** This application as a protected resource (RFC 9728): where its metadata is, and what it says. Made once. */
public final class ProtectedResource {

    /** Below the context root (RFC 9728 section 3). */
    public static final String PATH = "/.well-known/oauth-protected-resource";

    /** Clients ask for it by themselves; no resource lists it. */
    private static final String REFRESH_SCOPE = "offline_access";

    private final String url;
    private final String path;
    private final String metadataUrl;
    private final byte[] metadata;

    private ProtectedResource(URI url, String metadataUrl, Map<String, ?> metadata) {
        this.url = url.toString();
        this.path = url.getPath();
        this.metadataUrl = metadataUrl;
        this.metadata = JsonWriter.object(metadata).getBytes(UTF_8);
    }

    /**
     * The resource that one web application is.
     *
     * @param namedScopes those that its annotations name
     * @param contextPath its context path, empty for the root
     * @param inHeader whether tokens come in the {@code Authorization} header
     */
    public static ProtectedResource of(
            ResourceConfiguration configuration, Collection<String> namedScopes, String contextPath, boolean inHeader) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("resource", configuration.url().toString());
        metadata.put("authorization_servers", configuration.authorizationServers());
        List<String> scopes = scopes(configuration.scopes().isEmpty() ? namedScopes : configuration.scopes());
        if (!scopes.isEmpty()) {
            metadata.put("scopes_supported", scopes);
        }
        if (inHeader) {
            metadata.put("bearer_methods_supported", List.of("header"));
        }
        if (configuration.name() != null) {
            metadata.put("resource_name", configuration.name());
        }
        if (configuration.documentation() != null) {
            metadata.put("resource_documentation", configuration.documentation());
        }
        URI metadataUrl = configuration.metadataUrl();
        return new ProtectedResource(
                configuration.url(),
                metadataUrl != null
                        ? metadataUrl.toString()
                        : origin(configuration.url()) + encoded(contextPath) + PATH,
                metadata);
    }

    private static List<String> scopes(Collection<String> named) {
        List<String> scopes = new ArrayList<>(new TreeSet<>(named));
        scopes.removeIf(scope ->
                scope.equals(REFRESH_SCOPE) || ScopeTokens.list(List.of(scope)).isEmpty());
        return scopes;
    }

    /** As it was written: clients compare nothing of it, but people do. */
    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    /** Servers differ in whether they give a context path encoded. */
    private static String encoded(String contextPath) {
        return contextPath.matches("[\\x21-\\x7E&&[^\"<>\\\\^`{|}]]*")
                ? contextPath
                : uri(contextPath).toASCIIString();
    }

    private static URI uri(String path) {
        try {
            return new URI(null, null, path, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The identifier. */
    public String url() {
        return url;
    }

    /** For challenges (RFC 9728 section 5.1). */
    public String metadataUrl() {
        return metadataUrl;
    }

    /** JSON in UTF-8; not to be changed. */
    byte[] metadata() {
        return metadata;
    }

    /** Whether the resource is below this context path, as far as it is not a proxy that changes paths. */
    public boolean isBelow(String contextPath) {
        return path.equals(contextPath) || path.startsWith(contextPath + "/") || contextPath.isEmpty();
    }

    /**
     * Whether there is metadata at a path behind {@link #PATH}: none, or that of the resource itself, which a client puts there (section
     * 3.1). At another path the identifier would not be the one that the client knows (section 3.3).
     *
     * @param behind decoded; empty for none
     */
    boolean hasMetadataAt(String behind) {
        return behind.isEmpty() || behind.equals("/") || behind.equals(path);
    }
}
