package io.github.scalekit4ee.internal.config;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * This application as a protected resource (RFC 9728).
 *
 * @param url its identifier as it was written, which is what clients compare
 * @param name for people; null: none
 * @param documentation URL of a page for developers; null: none
 * @param scopes what it says of its scopes; empty: those that the application's annotations name
 * @param authorizationServers issuers, of which some clients use the first only; at least one
 * @param metadataUrl public URL of its metadata; null: at the resource's origin below the context root
 * @param callerTokenPassedOn whether it is known and wanted that callers' tokens go to other services
 */
public record ResourceConfiguration(
        URI url,
        @Nullable String name,
        @Nullable String documentation,
        Set<String> scopes,
        List<String> authorizationServers,
        @Nullable URI metadataUrl,
        boolean callerTokenPassedOn) {

    public ResourceConfiguration {
        scopes = Set.copyOf(scopes);
        authorizationServers = List.copyOf(authorizationServers);
    }
}
