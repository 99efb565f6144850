package io.github.scalekit4ee.testing;

import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The environment's resources, each an issuer of its own, and which audience a token for them has. Thread-safe. */
final class Resources {
    private final Map<String, RegisteredResource> registered = new ConcurrentHashMap<>();
    private final String environment;
    private final boolean tokensNameTheEnvironment;

    Resources(String environmentIssuer, boolean tokensNameTheEnvironment) {
        this.environment = environmentIssuer;
        this.tokensNameTheEnvironment = tokensNameTheEnvironment;
    }

    void register(RegisteredResource resource) {
        registered.put(resource.id(), resource);
    }

    /** {@return those that somebody registered, by id} */
    List<RegisteredResource> all() {
        return registered.values().stream()
                .sorted(Comparator.comparing(RegisteredResource::id))
                .toList();
    }

    Optional<RegisteredResource> find(@Nullable String id) {
        return id == null ? Optional.empty() : Optional.ofNullable(registered.get(id));
    }

    /** {@code issuer} of the metadata and {@code iss} of the authorization response (RFC 9207). */
    String issuer(@Nullable String id) {
        return id == null ? environment : environment + "/resources/" + id;
    }

    /** {@code iss} of the tokens, which until August 2026 was the environment for resources, too. */
    String tokenIssuer(@Nullable String id) {
        return tokensNameTheEnvironment ? environment : issuer(id);
    }

    /** The resource that one of these indicators stands for, if it is registered. */
    Optional<RegisteredResource> named(List<String> indicators) {
        return registered.values().stream()
                .filter(resource -> indicators.stream().anyMatch(resource::isKnownAs))
                .findFirst();
    }

    /**
     * {@code aud} of a token for a resource: its id, its URL, or what the client asked for (RFC 8707 section 2).
     *
     * @param id the resource, or {@code null} outside of any
     * @param indicators the values of {@code resource}
     */
    List<String> audience(@Nullable String id, List<String> indicators) throws OAuthError {
        Set<String> audience = new LinkedHashSet<>();
        if (id != null) {
            audience.add(id);
        }
        Optional<RegisteredResource> resource = find(id);
        String url = resource.map(RegisteredResource::url).orElse(null);
        if (url != null) {
            audience.add(url);
        }
        for (String indicator : indicators) {
            check(indicator);
            if (url == null) {
                audience.add(indicator);
            } else if (!resource.orElseThrow().isKnownAs(indicator)) {
                throw OAuthError.invalidTarget("The resource is registered as " + url + ".");
            }
        }
        return List.copyOf(audience);
    }

    private static void check(String indicator) throws OAuthError {
        if (indicator.startsWith("res_")) {
            return; // Scalekit's own id, which RFC 8707 would not allow
        }
        try {
            URI uri = URI.create(indicator);
            if (uri.isAbsolute() && uri.getRawFragment() == null) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw OAuthError.invalidTarget("resource cannot be parsed.").causedBy(e);
        }
        throw OAuthError.invalidTarget("resource is absolute and has no fragment.");
    }
}
